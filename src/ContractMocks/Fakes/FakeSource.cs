using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes;

/// <summary>A schema as fakes see it: its keywords as a record, its parts as sources of their own, and the validator that judges its fakes.</summary>
internal sealed class FakeSource(JsonElement element, FakeSources sources)
{
    private Schema? _schema;
    private SchemaValidator? _validator;
    private KeyValuePair<string, FakeSource>[]? _properties;
    private readonly Dictionary<string, FakeSource?> _parts = [];
    private readonly Dictionary<string, IReadOnlyList<FakeSource>> _lists = [];

    public JsonElement Element { get; } = element;

    public Schema Schema => _schema ??= SchemaReader.Read(Element);

    public SchemaValidator Validator => _validator ??= SchemaValidator.Compile(Element, sources.Document);

    public SchemaDocument Document => sources.Document;

    /// <summary>What <c>$ref</c> points to; null when it points to nothing or is not there.</summary>
    public FakeSource? Target => Schema.Ref is { } reference ? sources.At(reference) : null;

    /// <summary>What <see cref="FakeCost"/> has found out, by the levels it looked at.</summary>
    public int?[] Costs { get; } = new int?[FakeCost.Levels + 1];

    public KeyValuePair<string, FakeSource>[] Properties => _properties ??= Members("properties");

    /// <summary>Parses a text nested at most 512 deep.</summary>
    public static JsonDocument Parse(string json) => JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 512 });

    public FakeSource? Property(string name)
    {
        foreach (var property in Properties)
        {
            if (property.Key == name)
            {
                return property.Value;
            }
        }

        return null;
    }

    /// <summary>The schema under a keyword, or null.</summary>
    public FakeSource? Part(string keyword)
    {
        if (!_parts.TryGetValue(keyword, out var part))
        {
            var isSchema = TryGet(keyword, out var value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False;
            part = isSchema ? new FakeSource(value, sources) : null;
            _parts[keyword] = part;
        }

        return part;
    }

    /// <summary>The schemas listed under a keyword; none when it is not there.</summary>
    public IReadOnlyList<FakeSource> List(string keyword)
    {
        if (!_lists.TryGetValue(keyword, out var list))
        {
            list = TryGet(keyword, out var value) && value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray().Select(item => new FakeSource(item, sources))]
                : [];
            _lists[keyword] = list;
        }

        return list;
    }

    /// <summary>The schemas named under a keyword, in document order.</summary>
    public KeyValuePair<string, FakeSource>[] Members(string keyword) =>
        Element.ValueKind == JsonValueKind.Object
            ? Array.ConvertAll(Keywords.Members(Element, keyword), member => KeyValuePair.Create(member.Name, new FakeSource(member.Value, sources)))
            : [];

    /// <summary><c>dependentRequired</c>: a name, and the names that must stand beside it.</summary>
    public KeyValuePair<string, string[]>[] Dependents =>
        Element.ValueKind == JsonValueKind.Object
            ? Array.ConvertAll(
                Keywords.Members(Element, "dependentRequired"), static member => KeyValuePair.Create(member.Name, Keywords.Names(member.Value)))
            : [];

    private bool TryGet(string keyword, out JsonElement value)
    {
        value = default;
        return Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(keyword, out value);
    }
}

/// <summary>The sources of one document; those behind references are made once.</summary>
internal sealed class FakeSources(SchemaDocument document)
{
    private readonly Dictionary<string, FakeSource?> _byReference = new(StringComparer.Ordinal);

    public SchemaDocument Document { get; } = document;

    public FakeSource? At(string reference)
    {
        if (!_byReference.TryGetValue(reference, out var source))
        {
            source = Document.Resolve(reference) is { } element ? new FakeSource(element, this) : null;
            _byReference[reference] = source;
        }

        return source;
    }
}
