using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary>What <c>fake</c> was asked for.</summary>
internal sealed record FakeRequest
{
    /// <summary>The file with the schema, <c>-</c> for standard input; null where it is not schemas of a file.</summary>
    public string? Schema { get; init; }

    /// <summary>The file with tools, likewise.</summary>
    public string? Tools { get; init; }

    /// <summary>Whether standard input has a schema a line.</summary>
    public bool Lines { get; init; }

    public int Seed { get; init; }

    /// <summary>How many fakes are made, each from the next seed.</summary>
    public int Count { get; init; } = 1;

    public FakeVariant Variant { get; init; } = FakeVariant.Typical;

    public string Locale { get; init; } = "en";

    /// <summary>Where in the file the schema stands, a JSON pointer after <c>#</c>; empty for the whole file.</summary>
    public string Pointer { get; init; } = "";

    /// <summary>The dialect where the schema names none; null for what the file is.</summary>
    public SchemaDialect? Dialect { get; init; }

    /// <summary>Whose rule the names of tools follow.</summary>
    public string Provider { get; init; } = "openai";

    /// <summary>Whether a line says what its instance shows.</summary>
    public bool Explain { get; init; }

    public List<string> Documents { get; } = [];

    /// <summary>Whether a variant has any number of instances.</summary>
    public bool HasManyCases => Variant is FakeVariant.Boundary or FakeVariant.Invalid;

    public FakeOptions OptionsAt(int number) => new() { Seed = unchecked(Seed + number), Locale = Locale };
}
