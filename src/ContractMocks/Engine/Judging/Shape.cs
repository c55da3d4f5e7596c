using System.Collections.Concurrent;
using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Engine.Judging;

/// <summary>
/// What a schema says of the JSON that a text stands for: kinds, properties, items; through references, <c>allOf</c> and unions, which are all looked
/// at together. It steers how texts are read and judges nothing: what it says is never too narrow.
/// </summary>
internal sealed class Shape
{
    private const int MostFacets = 1_000;

    private readonly SchemaDocument _document;
    private readonly ShapeBudget _budget;
    private readonly JsonElement[] _schemas;
    private readonly List<JsonElement> _facets = [];
    private readonly ConcurrentDictionary<string, Shape> _properties = new(StringComparer.Ordinal);
    private readonly Lazy<SchemaValidator[]> _validators;
    private Shape? _items;
    private Shape? _additional;

    private Shape(JsonElement[] schemas, SchemaDocument document, ShapeBudget budget)
    {
        _schemas = schemas;
        _document = document;
        _budget = budget;
        _validators = new Lazy<SchemaValidator[]>(() => Array.ConvertAll(_schemas, schema => SchemaValidator.Compile(schema, _document)));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schema in schemas)
        {
            Types |= new SchemaPeek().Types(new SchemaPlace(schema, document.Compiler));
            Flatten(schema, seen);
        }

        Types = schemas.Length == 0 ? Check.AnyType : Types;
        IsBinary = _facets.Exists(static facet => Text(facet, "format") == "binary"
            || (facet.TryGetProperty("contentMediaType", out _) && !facet.TryGetProperty("contentEncoding", out _)));
    }

    /// <summary>The kinds of JSON that may stand here; all where the schema does not say.</summary>
    public SchemaTypes Types { get; }

    public bool IsAnything => Types == Check.AnyType;

    /// <summary>Whether the schema asks for the bytes of a file.</summary>
    public bool IsBinary { get; }

    /// <summary>Whether the value is the provider's alone, so that no request has to send it, required or not (OpenAPI, <c>readOnly</c>).</summary>
    public bool IsReadOnly => _facets.Exists(static facet => facet.TryGetProperty("readOnly", out var value) && value.ValueKind == JsonValueKind.True);

    /// <summary>The shape at a path such as <c>$.messages[0].role</c>; null for paths with names that have to be quoted.</summary>
    public Shape? At(string path)
    {
        var shape = this;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.').Skip(1))
        {
            if (step.Contains('"', StringComparison.Ordinal) || step.Contains('\'', StringComparison.Ordinal))
            {
                return null;
            }

            shape = step.StartsWith('[') ? shape.Items : shape.Property(step);
        }

        return shape;
    }

    /// <summary>Whether it lists properties by name.</summary>
    public bool HasNames => _facets.Exists(static facet => facet.TryGetProperty("properties", out _));

    public static Shape Of(JsonElement schema, SchemaDocument document) => new([schema], document, new ShapeBudget());

    public bool Allows(SchemaTypes type) => (Types & type) != 0;

    /// <summary>Whether a property is listed by name.</summary>
    public bool Declares(string property)
    {
        foreach (var facet in _facets)
        {
            if (facet.TryGetProperty("properties", out var properties)
                && properties.ValueKind == JsonValueKind.Object
                && properties.TryGetProperty(property, out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The shape of a property: what its name says, else what the schema says of further ones.</summary>
    public Shape Property(string name)
    {
        if (_properties.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!Declares(name))
        {
            return _additional ??= Child(Members("additionalProperties"));
        }

        var shape = Child(_facets
            .Where(facet => facet.TryGetProperty("properties", out var all) && all.ValueKind == JsonValueKind.Object && all.TryGetProperty(name, out _))
            .Select(facet => facet.GetProperty("properties").GetProperty(name)));
        return _budget.Spend() ? _properties.GetOrAdd(name, shape) : shape;
    }

    /// <summary>The shape of an item.</summary>
    public Shape Items => _items ??= Child(Members("items"));

    /// <summary>Whether a value could stand here: one of the schemas accepts it.</summary>
    public bool Accepts(JsonElement value) => _schemas.Length == 0 || Array.Exists(_validators.Value, validator => validator.IsValid(value));

    /// <summary>Whether every text may stand here, so that nothing needs to be judged.</summary>
    public bool TakesAnyText() =>
        _facets.Count == 1 && _schemas[0].ValueKind == JsonValueKind.Object && Text(_facets[0], "type") == "string"
        && _facets[0].EnumerateObject().All(static keyword => keyword.Name is "type" or "title" or "description" or "default" or "example" or "examples"
            or "deprecated" or "readOnly" or "writeOnly" or "$comment" || keyword.Name.StartsWith("x-", StringComparison.Ordinal));

    private static string? Text(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private IEnumerable<JsonElement> Members(string keyword)
    {
        foreach (var facet in _facets)
        {
            if (facet.TryGetProperty(keyword, out var schema) && schema.ValueKind == JsonValueKind.Object)
            {
                yield return schema;
            }
        }
    }

    private Shape Child(IEnumerable<JsonElement> schemas) => new([.. schemas], _document, _budget);

    private void Flatten(JsonElement schema, HashSet<string> seen)
    {
        if (schema.ValueKind != JsonValueKind.Object || _facets.Count == MostFacets)
        {
            return;
        }

        _facets.Add(schema);
        if (Text(schema, "$ref") is { } reference && seen.Add(reference) && _document.Resolve(reference) is { } target)
        {
            Flatten(target, seen);
        }

        foreach (var keyword in (ReadOnlySpan<string>)["allOf", "anyOf", "oneOf"])
        {
            if (schema.TryGetProperty(keyword, out var parts) && parts.ValueKind == JsonValueKind.Array)
            {
                foreach (var part in parts.EnumerateArray())
                {
                    Flatten(part, seen);
                }
            }
        }
    }
}

/// <summary>How many shapes one schema's shape keeps below itself: requests to a recursive schema must not fill the memory.</summary>
internal sealed class ShapeBudget
{
    private int _left = 10_000;

    public bool Spend() => Interlocked.Decrement(ref _left) >= 0;
}
