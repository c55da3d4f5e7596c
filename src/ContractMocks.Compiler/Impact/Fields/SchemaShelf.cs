using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Impact.Fields;

/// <summary>The named schemas of a contract as elements, parsed when first asked for. Not thread-safe.</summary>
internal sealed class SchemaShelf
{
    private const string Prefix = "#/schemas/";

    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 1024 };

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _parsed = new(StringComparer.Ordinal);
    private readonly Lazy<LoadedContract> _loaded;

    public SchemaShelf(Contract contract)
    {
        _loaded = new(() => LoadedContract.From(contract));
        foreach (var schema in contract.Schemas)
        {
            _texts[schema.Name] = schema.Json;
        }
    }

    public static JsonElement Parse(string schema)
    {
        using var document = JsonDocument.Parse(schema, s_deep);
        return document.RootElement.Clone();
    }

    public JsonElement? Find(string name)
    {
        if (_parsed.TryGetValue(name, out var known))
        {
            return known;
        }

        return _texts.TryGetValue(name, out var text) ? _parsed[name] = Parse(text) : null;
    }

    /// <summary>Whether a value fits a schema of the contract.</summary>
    public bool Fits(JsonElement schema, JsonElement value) => _loaded.Value.Validator(schema.GetRawText()).IsValid(value);

    /// <summary>What the document does not allow in a value.</summary>
    public IReadOnlyList<SchemaError> Errors(string schema, JsonElement value) => _loaded.Value.Validator(schema).Validate(value);

    /// <summary>The name that a reference leads to, or null.</summary>
    public static string? Reference(JsonElement schema)
    {
        if (!schema.TryGetProperty("$ref", out var reference) || reference.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = reference.GetString()!;
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            ? Uri.UnescapeDataString(text.Substring(Prefix.Length)).Replace("~1", "/").Replace("~0", "~")
            : null;
    }
}
