using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes;

/// <summary>Where a value stands: its path, and the name of the nearest property and of the one around it, which say what it is about.</summary>
internal sealed record FakePlace(string Path, string Owner, string Name, int Depth)
{
    public static readonly FakePlace Root = new("$", "", "", 0);

    public FakePlace Property(string name) => new(Path + Trail.Step(name), Name, name, Depth + 1);

    public FakePlace Item(int index) => this with { Path = $"{Path}[{index}]", Depth = Depth + 1 };
}

/// <summary>How much is made up.</summary>
internal enum FakeStyle
{
    /// <summary>Optional properties by chance, a few items, data that looks real.</summary>
    Rich,

    /// <summary>Required properties and the fewest items, data that looks real.</summary>
    RequiredOnly,

    /// <summary>As little as the schema allows; the attempt after a richer one failed.</summary>
    Plain,
}
