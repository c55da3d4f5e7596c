namespace ContractMocks.Json;

/// <summary>A case of a union: its type, and how its JSON is told from that of the other cases.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Kinds">The JSON kinds it is written as.</param>
public sealed record UnionCase(Type Type, JsonKinds Kinds)
{
    /// <summary>The JSON kinds of its items where it is a list. Default: any.</summary>
    public JsonKinds ItemKinds { get; init; } = JsonKinds.Any;

    /// <summary>The property that tells the cases apart. Default: none.</summary>
    public string? Discriminator { get; init; }

    /// <summary>The values of <see cref="Discriminator"/> that stand for this case.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>The properties it requires.</summary>
    public EquatableArray<string> Required { get; init; }
}
