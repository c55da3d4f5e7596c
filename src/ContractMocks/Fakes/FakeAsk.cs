using ContractMocks.Fakes.Realism;

namespace ContractMocks.Fakes;

/// <summary>What a value is about, for those who make it look real. Bounds are not in here: whoever asks sees to them.</summary>
internal sealed class FakeAsk
{
    /// <summary>The name of the property, or of the nearest one around an item; empty at the root.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name of the property around that one, or the title or tool that is made up; empty when there is none.</summary>
    public string Owner { get; init; } = "";

    /// <summary><c>title</c>.</summary>
    public string Title { get; init; } = "";

    /// <summary><c>description</c>.</summary>
    public string Description { get; init; } = "";

    /// <summary><c>format</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The Bogus locale, e.g. <c>de</c>.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>
    /// The texts and numbers that stand beside the value already, as JSON: an <c>end_date</c> is made knowing the <c>start_date</c>, and the other
    /// way round where the schema names them so.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Siblings { get; init; } = [];

    /// <summary>What the words say, when whoever asks has kept it; else it is read when first needed.</summary>
    public RealHint Hint
    {
        get => field ??= RealTexts.Prepare(Name, Owner, Title, Description);
        init;
    }

    /// <summary>Whether what stands beside the value can matter; where it cannot, whoever asks need not tell.</summary>
    public bool UsesSiblings => Hint.UsesSiblings || Format is "email" or "idn-email";

    /// <summary>The same value beside others.</summary>
    public FakeAsk Beside(IReadOnlyList<KeyValuePair<string, string>> siblings) => new()
    {
        Name = Name,
        Owner = Owner,
        Title = Title,
        Description = Description,
        Format = Format,
        Locale = Locale,
        Siblings = siblings,
        Hint = Hint,
    };
}
