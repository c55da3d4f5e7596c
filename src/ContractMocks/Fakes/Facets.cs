using System.Text.RegularExpressions;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes;

/// <summary>
/// What several schemas together ask of one value: the schemas of <c>allOf</c>, those behind <c>$ref</c> and one branch of each union, flattened
/// to the tightest bounds. It guides; whether a value fits is for the validator to say.
/// </summary>
internal sealed class Facets
{
    private readonly List<FakeSource> _parts = [];
    private readonly List<FakePatternProperty> _patternProperties = [];

    public const SchemaTypes AllTypes = Check.AnyType;

    /// <summary>The flattened schemas, in the order met.</summary>
    public IReadOnlyList<FakeSource> Parts => _parts;

    public SchemaTypes Types { get; private set; } = AllTypes;

    /// <summary>The values of the first <c>enum</c> or <c>const</c>, as JSON texts.</summary>
    public IReadOnlyList<string>? Listed { get; private set; }

    public List<string> Examples { get; } = [];

    public string Description { get; private set; } = "";

    public string? Format { get; private set; }

    public string? Pattern { get; private set; }

    public int MinLength { get; private set; }

    public int MaxLength { get; private set; } = int.MaxValue;

    public double Least { get; private set; } = double.NegativeInfinity;

    public double Most { get; private set; } = double.PositiveInfinity;

    public bool IsLeastOut { get; private set; }

    public bool IsMostOut { get; private set; }

    public double? Step { get; private set; }

    public int MinItems { get; private set; }

    public int MaxItems { get; private set; } = int.MaxValue;

    public bool UniqueItems { get; private set; }

    public int MinProperties { get; private set; }

    public int MaxProperties { get; private set; } = int.MaxValue;

    /// <summary>Names of declared properties, in schema order.</summary>
    public List<string> PropertyNames { get; } = [];

    public List<string> Required { get; } = [];

    public IEnumerable<FakeSource> NameSchemas => _parts.Select(static part => part.Part("propertyNames")).OfType<FakeSource>();

    public IReadOnlyList<FakePatternProperty> PatternProperties => _patternProperties;

    public void Add(FakeSource part)
    {
        _parts.Add(part);
        var schema = part.Schema;
        if (schema.IsNever)
        {
            Types = SchemaTypes.None;
            return;
        }

        AddWords(schema);
        AddNumbers(schema);
        MinLength = Math.Max(MinLength, schema.MinLength ?? 0);
        MaxLength = Math.Min(MaxLength, schema.MaxLength ?? int.MaxValue);
        MinItems = Math.Max(MinItems, schema.MinItems ?? 0);
        MaxItems = Math.Min(MaxItems, schema.MaxItems ?? int.MaxValue);
        UniqueItems |= schema.UniqueItems;
        AddProperties(part, schema);
    }

    /// <summary>All schemas that the value of a property must fit, <c>additionalProperties</c> of the parts that do not name it included.</summary>
    public List<FakeSource> SchemasOf(string property)
    {
        var schemas = new List<FakeSource>();
        foreach (var part in _parts)
        {
            var named = part.Property(property);
            var before = schemas.Count;
            if (named is not null)
            {
                schemas.Add(named);
            }

            foreach (var pattern in _patternProperties)
            {
                if (ReferenceEquals(pattern.Owner, part) && pattern.Matches(property))
                {
                    schemas.Add(pattern.Schema);
                }
            }

            if (schemas.Count == before && part.Part("additionalProperties") is { } additional)
            {
                schemas.Add(additional);
            }
        }

        return schemas;
    }

    /// <summary>Adds the properties that must stand beside those of the set (<c>dependentRequired</c>), and those beside them.</summary>
    public void AddDependents(HashSet<string> names)
    {
        var dependents = new List<KeyValuePair<string, string[]>>();
        foreach (var part in _parts)
        {
            dependents.AddRange(part.Dependents);
        }

        for (var before = -1; before != names.Count;)
        {
            before = names.Count;
            foreach (var (trigger, others) in dependents)
            {
                if (names.Contains(trigger))
                {
                    names.UnionWith(others);
                }
            }
        }
    }

    /// <summary>All schemas that an item must fit.</summary>
    public List<FakeSource> SchemasOf(int index)
    {
        var schemas = new List<FakeSource>();
        foreach (var part in _parts)
        {
            var prefix = part.List("prefixItems");
            if (index < prefix.Count)
            {
                schemas.Add(prefix[index]);
            }
            else if (part.Part("items") is { } items)
            {
                schemas.Add(items);
            }

            if (part.Part("contains") is { } contains && index < (part.Schema.MinContains ?? 1))
            {
                schemas.Add(contains);
            }
        }

        return schemas;
    }

    /// <summary>How many items the parts ask for, by count, by prefix (which need not be there) and by <c>contains</c>.</summary>
    public int LeastItems => Math.Max(MinItems, _parts.Select(static part => part.Part("contains") is null ? 0 : part.Schema.MinContains ?? 1).DefaultIfEmpty().Max());

    public int PrefixLength => _parts.Select(static part => part.List("prefixItems").Count).DefaultIfEmpty().Max();

    private void AddWords(Schema schema)
    {
        if (schema.Types != SchemaTypes.None)
        {
            Types &= (schema.Types & SchemaTypes.Number) != 0 ? schema.Types | SchemaTypes.Integer : schema.Types;
        }

        if (schema.Const is { } constant)
        {
            Listed = [constant];
        }

        Listed ??= schema.Enum;
        Format ??= schema.Format;
        Pattern ??= schema.Pattern;
        Examples.AddRange(schema.Examples);
        if (schema.Default is { } value)
        {
            Examples.Add(value);
        }

        if (Description.Length == 0)
        {
            Description = schema.Description ?? "";
        }
    }

    private void AddNumbers(Schema schema)
    {
        if (schema.Minimum is { } minimum && minimum > Least)
        {
            (Least, IsLeastOut) = (minimum, false);
        }

        if (schema.ExclusiveMinimum is { } above && above >= Least)
        {
            (Least, IsLeastOut) = (above, true);
        }

        if (schema.Maximum is { } maximum && maximum < Most)
        {
            (Most, IsMostOut) = (maximum, false);
        }

        if (schema.ExclusiveMaximum is { } below && below <= Most)
        {
            (Most, IsMostOut) = (below, true);
        }

        Step = schema.MultipleOf is { } step && step > (Step ?? 0) ? step : Step;
    }

    private void AddProperties(FakeSource part, Schema schema)
    {
        MinProperties = Math.Max(MinProperties, schema.MinProperties ?? 0);
        MaxProperties = Math.Min(MaxProperties, schema.MaxProperties ?? int.MaxValue);
        foreach (var property in part.Properties)
        {
            if (!PropertyNames.Contains(property.Key))
            {
                PropertyNames.Add(property.Key);
            }
        }

        foreach (var name in schema.Required)
        {
            if (!Required.Contains(name))
            {
                Required.Add(name);
            }
        }

        foreach (var member in part.Members("patternProperties"))
        {
            if (part.Document.Pattern(member.Key) is { } name)
            {
                _patternProperties.Add(new FakePatternProperty(member.Key, name, part, member.Value));
            }
        }
    }
}

/// <summary>A member of <c>patternProperties</c>.</summary>
/// <param name="Pattern">The pattern as written.</param>
/// <param name="Name">The pattern ready to match.</param>
/// <param name="Owner">The schema that it stands in.</param>
/// <param name="Schema">What the values must fit.</param>
internal sealed record FakePatternProperty(string Pattern, Regex Name, FakeSource Owner, FakeSource Schema)
{
    public bool Matches(string name)
    {
        var walk = default(Walk);
        return EcmaPattern.Matches(Name, System.Text.Encoding.UTF8.GetBytes(name), ref walk);
    }
}
