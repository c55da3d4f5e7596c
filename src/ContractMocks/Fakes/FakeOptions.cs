namespace ContractMocks;

/// <summary>What a fake is made by. Equal options and schema give equal bytes on every machine and culture.</summary>
public sealed record FakeOptions
{
    /// <summary>All defaults.</summary>
    public static FakeOptions Default { get; } = new();

    /// <summary>What every choice comes from; default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>The locale of names, places and texts, as Bogus names it (<c>de</c>, <c>pt_BR</c>); default: <c>en</c>.</summary>
    /// <exception cref="ArgumentException">There is no such locale; <see cref="FakeLocales.All"/> lists them.</exception>
    public string Locale
    {
        get;
        init => field = FakeLocales.Check(value);
    } = "en";

    /// <summary>Ends the making with <see cref="OperationCanceledException"/>; nobody waits for the fake any longer.</summary>
    internal CancellationToken Stop { get; init; }
}

/// <summary>How much of a schema a fake shows.</summary>
public enum FakeVariant
{
    /// <summary>What one would meet: most optional properties, a few items.</summary>
    Typical = 0,

    /// <summary>Nothing that is optional, the fewest items.</summary>
    Minimal = 1,

    /// <summary>Everything that is optional, many items.</summary>
    Maximal = 2,

    /// <summary>One fake for each bound, each value of an enum, each branch of a union, and each optional property absent and present.</summary>
    Boundary = 3,

    /// <summary>One instance for each rule of the schema, which breaks that rule alone.</summary>
    Invalid = 4,
}

/// <summary>One of the fakes of a variant.</summary>
/// <param name="Name">What it shows, e.g. <c>$.days: maximum</c>; unique among the cases of a schema.</param>
/// <param name="Json">The instance as minified JSON.</param>
/// <param name="Path">The JSON path of the place that it shows, from <c>$</c>.</param>
/// <param name="Keyword">The schema keyword that it shows or, if invalid, breaks; empty for a whole fake.</param>
/// <param name="IsValid">Whether the schema accepts it.</param>
public sealed record FakeCase(string Name, string Json, string Path, string Keyword, bool IsValid);
