namespace ContractMocks.Compiler.Emission.Types;

/// <summary>A type to emit.</summary>
internal abstract record Declaration(string Name, string Summary, bool Deprecated)
{
    /// <summary>The name of the schema that it is; null for one written in place.</summary>
    public string? SchemaName { get; init; }
}

internal sealed record RecordDeclaration(string Name, string Summary, bool Deprecated, EquatableArray<PropertyPlan> Properties)
    : Declaration(Name, Summary, Deprecated)
{
    /// <summary>The member that has the additional properties as <see cref="Additional"/>.</summary>
    public const string AdditionalName = "AdditionalValues";

    /// <summary>The type of properties beside the named ones; null where the document gives none.</summary>
    public TypeUse? Additional { get; init; }
}

internal sealed record StringEnumDeclaration(string Name, string Summary, bool Deprecated, EquatableArray<EnumMember> Members)
    : Declaration(Name, Summary, Deprecated);

internal sealed record UnionDeclaration(string Name, string Summary, bool Deprecated, EquatableArray<UnionCasePlan> Cases)
    : Declaration(Name, Summary, Deprecated);

/// <summary>A known value of a string enum and the static member that holds it.</summary>
internal sealed record EnumMember(string Name, string Value);

/// <summary>A property of an emitted record.</summary>
internal sealed record PropertyPlan
{
    public required string WireName { get; init; }

    public required string Name { get; init; }

    /// <summary>Its type; an optional property's allows null always.</summary>
    public required TypeUse Type { get; init; }

    public required bool Required { get; init; }

    /// <summary>The C# expression of the only value it may have, or null. An optional property has none: setting it would send it.</summary>
    public string? Initialiser { get; init; }

    public required string Summary { get; init; }

    public required bool Deprecated { get; init; }
}

/// <summary>A branch of an emitted union: its type, its accessor's word, and how its JSON is told from that of the others.</summary>
internal sealed record UnionCasePlan(string Word, TypeRef Type)
{
    /// <summary>The JSON kinds of the items where the branch is a list; <see cref="JsonKinds.None"/> otherwise.</summary>
    public JsonKinds ItemKinds { get; init; }

    public string? Discriminator { get; init; }

    public EquatableArray<string> Values { get; init; }

    public EquatableArray<string> Required { get; init; }

    /// <summary>Whether the type is a text of its own kind (an enum, a date), so that a plain string converts too.</summary>
    public bool IsText => Type.Kinds == JsonKinds.String && Type is DeclaredType { IsUnion: false } or PlainType { FromString: true };
}
