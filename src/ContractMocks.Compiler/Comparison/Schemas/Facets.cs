using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>JSON's types as a set; every number is a number, and some are integers.</summary>
[Flags]
internal enum TypeSet
{
    None = 0,
    Boolean = 1,
    Integer = 2,

    /// <summary>Numbers, integers among them.</summary>
    Number = 4 | Integer,
    String = 8,
    Array = 16,
    Object = 32,
    Any = Boolean | Number | String | Array | Object,
}

/// <summary>A number that bounds something, and where it stands.</summary>
internal sealed record Bound(double Value, bool IsExclusive, MappingEntry Entry);

/// <summary>A value of an <c>enum</c>, or of a <c>const</c>.</summary>
internal sealed record EnumValue(string Json, Node Node);

/// <summary>A property, as all parts together declare it.</summary>
internal sealed record Property(string Name, ScalarNode Key, IReadOnlyList<Node> Nodes);

/// <summary>A union of at least two branches beside null.</summary>
internal sealed record Union(bool IsOneOf, MappingEntry Entry, IReadOnlyList<SchemaView> Branches);

/// <summary>What the keywords of a schema's parts say together. What is missing allows everything.</summary>
internal sealed class Facets
{
    /// <summary>The types beside null.</summary>
    public TypeSet Types { get; set; } = TypeSet.Any;

    /// <summary>Where the types are said; null where they are not.</summary>
    public MappingEntry? TypeEntry { get; set; }

    /// <summary>Whether the types are written as a union of bare types.</summary>
    public bool IsTypeUnion => TypeUnion is not null;

    /// <summary>The union of bare types; null where the types are written otherwise.</summary>
    public Union? TypeUnion { get; set; }

    /// <summary>Whether null is valid.</summary>
    public bool AllowsNull { get; set; }

    /// <summary>The values, null apart; null for no enum.</summary>
    public IReadOnlyList<EnumValue>? Values { get; set; }

    /// <summary>Where the values are said.</summary>
    public MappingEntry? ValuesEntry { get; set; }

    /// <summary>Whether the value is said with <c>const</c>.</summary>
    public bool IsConst { get; set; }

    /// <summary>Bounds by keyword: <c>minimum</c>, <c>maxLength</c> … <c>multipleOf</c>; exclusive ones under the plain keyword.</summary>
    public Dictionary<string, Bound> Bounds { get; } = new(StringComparer.Ordinal);

    /// <summary>Every bound as it is written, <c>minimum</c> and <c>exclusiveMinimum</c> apart: both may stand in one schema.</summary>
    public Dictionary<string, Bound> Written { get; } = new(StringComparer.Ordinal);

    /// <summary>Texts by keyword: <c>format</c>, <c>contentEncoding</c>, <c>contentMediaType</c>.</summary>
    public Dictionary<string, MappingEntry> Texts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, MappingEntry> Patterns { get; } = new(StringComparer.Ordinal);

    public MappingEntry? UniqueItems { get; set; }

    public Dictionary<string, Property> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>The names that must be there, each with the node that says so.</summary>
    public Dictionary<string, Node> Required { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Property> PatternProperties { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Property> DependentSchemas { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (ScalarNode Key, HashSet<string> Names)> DependentRequired { get; } = new(StringComparer.Ordinal);

    /// <summary>Schemas by keyword: <c>items</c>, <c>additionalProperties</c>, <c>not</c>, <c>if</c> …; several where several parts have one.</summary>
    public Dictionary<string, List<MappingEntry>> Schemas { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas of a tuple's first items.</summary>
    public MappingEntry? PrefixItems { get; set; }

    public List<Union> Unions { get; } = [];

    public MappingEntry? Discriminator { get; set; }

    public bool IsTyped => TypeEntry is not null || Values is not null || Unions.Count > 0;

    /// <summary>Whether the schema is closed: no property but those that it names.</summary>
    public bool IsClosed =>
        Schemas.TryGetValue("additionalProperties", out var more) && more.Exists(static entry => entry.Value.Flag == false);

    /// <summary>The schema that a keyword of one part has; null for none.</summary>
    public Node? Schema(string keyword) => Schemas.TryGetValue(keyword, out var entries) ? entries[0].Value : null;
}
