using System.Collections.Concurrent;
using System.Text.Json;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Schemas;

/// <summary>
/// The documents that <c>$ref</c> may reach, by address. The caller gives them; nothing is fetched. Thread-safe, and meant to be shared by all
/// schemas that use it: each document is parsed once, when first asked for.
/// </summary>
public sealed class SchemaRegistry
{
    private readonly ConcurrentDictionary<string, JsonElement?> _parsed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts;
    private readonly Func<string, string?>? _read;
    private readonly Lazy<Dictionary<string, JsonElement>> _byOwnName;

    private SchemaRegistry(Dictionary<string, string> texts, Func<string, string?>? read)
    {
        _texts = texts;
        _read = read;
        _byOwnName = new Lazy<Dictionary<string, JsonElement>>(NameByThemselves);
    }

    /// <summary>No documents.</summary>
    public static SchemaRegistry Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal), null);

    /// <summary>The documents of a list.</summary>
    /// <param name="documents">Addresses without a fragment, and JSON texts. A document is also found by the <c>$id</c> at its root.</param>
    public static SchemaRegistry Of(IEnumerable<KeyValuePair<string, string>> documents) => From(documents, read: null);

    /// <summary>The documents of a list, and such as are read when a reference first names them; the reader answers null for what it does not have.</summary>
    internal static SchemaRegistry From(IEnumerable<KeyValuePair<string, string>> documents, Func<string, string?>? read)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            texts[document.Key.TrimEnd('#')] = document.Value;
        }

        return new SchemaRegistry(texts, read);
    }

    /// <summary>The document of an address, or null when there is none or it is not JSON.</summary>
    internal JsonElement? Find(string uri)
    {
        if (_texts.Count == 0 && _read is null)
        {
            return null;
        }

        return Load(uri) ?? (_byOwnName.Value.TryGetValue(uri, out var found) ? found : null);
    }

    private JsonElement? Load(string uri) =>
        _parsed.GetOrAdd(uri, name => (_texts.TryGetValue(name, out var text) ? text : _read?.Invoke(name)) is { } json ? Parse(json) : null);

    private static JsonElement? Parse(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Walk.MaxDepth });
            return parsed.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Dictionary<string, JsonElement> NameByThemselves()
    {
        var named = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var uri in _texts.Keys)
        {
            if (Load(uri) is { ValueKind: JsonValueKind.Object } document && (Keywords.Text(document, "$id") ?? Keywords.Text(document, "id")) is { } id)
            {
                named[id.TrimEnd('#')] = document;
            }
        }

        return named;
    }
}
