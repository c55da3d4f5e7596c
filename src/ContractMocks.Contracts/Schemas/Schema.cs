namespace ContractMocks.Schemas;

/// <summary>The JSON types a schema allows; <see cref="None"/> means that it does not say.</summary>
[Flags]
public enum SchemaTypes
{
    /// <summary>No <c>type</c> keyword.</summary>
    None = 0,

    /// <summary><c>null</c>.</summary>
    Null = 1,

    /// <summary><c>boolean</c>.</summary>
    Boolean = 2,

    /// <summary><c>integer</c>: a number without a fraction.</summary>
    Integer = 4,

    /// <summary><c>number</c>.</summary>
    Number = 8,

    /// <summary><c>string</c>.</summary>
    String = 16,

    /// <summary><c>array</c>.</summary>
    Array = 32,

    /// <summary><c>object</c>.</summary>
    Object = 64,
}

/// <summary>
/// A JSON Schema 2020-12 as data, for everything that has to look inside one: emission, fakes, comparison. Equal schemas are equal records
/// all the way down. The validator compiles from the JSON itself and does not pass through here. JSON values are kept as their minified text.
/// </summary>
public sealed record Schema
{
    /// <summary>The schema that accepts everything.</summary>
    public static Schema Anything { get; } = new();

    /// <summary>The schema that accepts nothing.</summary>
    public static Schema Nothing { get; } = new() { IsNever = true };

    /// <summary>Whether this is the schema <c>false</c>.</summary>
    public bool IsNever { get; init; }

    /// <summary><c>$ref</c> as written, e.g. <c>#/schemas/Model</c>.</summary>
    public string? Ref { get; init; }

    /// <summary><c>title</c>.</summary>
    public string? Title { get; init; }

    /// <summary><c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary><c>deprecated</c>.</summary>
    public bool Deprecated { get; init; }

    /// <summary><c>readOnly</c>.</summary>
    public bool ReadOnly { get; init; }

    /// <summary><c>writeOnly</c>.</summary>
    public bool WriteOnly { get; init; }

    /// <summary><c>type</c>.</summary>
    public SchemaTypes Types { get; init; }

    /// <summary><c>format</c>.</summary>
    public string? Format { get; init; }

    /// <summary><c>const</c> as JSON text.</summary>
    public string? Const { get; init; }

    /// <summary><c>enum</c> as JSON texts; null when there is none.</summary>
    public EquatableArray<string>? Enum { get; init; }

    /// <summary><c>default</c> as JSON text.</summary>
    public string? Default { get; init; }

    /// <summary><c>examples</c> (and <c>example</c>) as JSON texts.</summary>
    public EquatableArray<string> Examples { get; init; }

    /// <summary><c>minimum</c>.</summary>
    public double? Minimum { get; init; }

    /// <summary><c>maximum</c>.</summary>
    public double? Maximum { get; init; }

    /// <summary><c>exclusiveMinimum</c>.</summary>
    public double? ExclusiveMinimum { get; init; }

    /// <summary><c>exclusiveMaximum</c>.</summary>
    public double? ExclusiveMaximum { get; init; }

    /// <summary><c>multipleOf</c>.</summary>
    public double? MultipleOf { get; init; }

    /// <summary><c>minLength</c>, in code points.</summary>
    public int? MinLength { get; init; }

    /// <summary><c>maxLength</c>, in code points.</summary>
    public int? MaxLength { get; init; }

    /// <summary><c>pattern</c>.</summary>
    public string? Pattern { get; init; }

    /// <summary><c>items</c>.</summary>
    public Schema? Items { get; init; }

    /// <summary><c>prefixItems</c>.</summary>
    public EquatableArray<Schema> PrefixItems { get; init; }

    /// <summary><c>contains</c>.</summary>
    public Schema? Contains { get; init; }

    /// <summary><c>minContains</c>.</summary>
    public int? MinContains { get; init; }

    /// <summary><c>maxContains</c>.</summary>
    public int? MaxContains { get; init; }

    /// <summary><c>minItems</c>.</summary>
    public int? MinItems { get; init; }

    /// <summary><c>maxItems</c>.</summary>
    public int? MaxItems { get; init; }

    /// <summary><c>uniqueItems</c>.</summary>
    public bool UniqueItems { get; init; }

    /// <summary><c>properties</c>, in document order.</summary>
    public EquatableArray<SchemaProperty> Properties { get; init; }

    /// <summary><c>required</c>.</summary>
    public EquatableArray<string> Required { get; init; }

    /// <summary><c>additionalProperties</c>.</summary>
    public Schema? AdditionalProperties { get; init; }

    /// <summary><c>patternProperties</c>; the names are patterns.</summary>
    public EquatableArray<SchemaProperty> PatternProperties { get; init; }

    /// <summary><c>propertyNames</c>.</summary>
    public Schema? PropertyNames { get; init; }

    /// <summary><c>minProperties</c>.</summary>
    public int? MinProperties { get; init; }

    /// <summary><c>maxProperties</c>.</summary>
    public int? MaxProperties { get; init; }

    /// <summary><c>allOf</c>.</summary>
    public EquatableArray<Schema> AllOf { get; init; }

    /// <summary><c>anyOf</c>.</summary>
    public EquatableArray<Schema> AnyOf { get; init; }

    /// <summary><c>oneOf</c>.</summary>
    public EquatableArray<Schema> OneOf { get; init; }

    /// <summary><c>not</c>.</summary>
    public Schema? Not { get; init; }

    /// <summary><c>if</c>.</summary>
    public Schema? If { get; init; }

    /// <summary><c>then</c>.</summary>
    public Schema? Then { get; init; }

    /// <summary><c>else</c>.</summary>
    public Schema? Else { get; init; }

    /// <summary>The property that tells the branches of a union apart (OpenAPI's <c>discriminator.propertyName</c>).</summary>
    public string? Discriminator { get; init; }

    /// <summary>OpenAPI's <c>discriminator.mapping</c>: value to reference.</summary>
    public EquatableArray<DiscriminatorValue> DiscriminatorMapping { get; init; }

    /// <summary>Whether the schema requires a property of that name.</summary>
    public bool Requires(string property)
    {
        foreach (var name in Required)
        {
            if (string.Equals(name, property, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A property of an object schema.</summary>
/// <param name="Name">The name on the wire, or the pattern.</param>
/// <param name="Schema">The schema of its value.</param>
public sealed record SchemaProperty(string Name, Schema Schema);

/// <summary>An entry of a discriminator's mapping.</summary>
/// <param name="Value">The value of the discriminating property.</param>
/// <param name="Ref">The reference to the schema it stands for.</param>
public sealed record DiscriminatorValue(string Value, string Ref);
