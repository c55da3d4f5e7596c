using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Schemas;

/// <summary>A JSON text that schemas are in, and what their references point to: <c>#/schemas/Model</c>, <c>#/$defs/x</c>, <c>#</c>, <c>#anchor</c>.</summary>
internal sealed class SchemaDocument
{
    private readonly ConcurrentDictionary<string, SchemaNode?> _nodes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Regex?> _patterns = new(StringComparer.Ordinal);
    private Dictionary<string, JsonElement>? _anchors;

    public SchemaDocument(JsonElement root) => Root = root;

    public JsonElement Root { get; }

    /// <summary>The schema at a reference, or null when it points to nothing.</summary>
    public JsonElement? Resolve(string reference)
    {
        var hash = reference.IndexOf('#');
        if (hash < 0 ? !IsOwnName(reference) : hash > 0 && !IsOwnName(reference.Substring(0, hash)))
        {
            return null;
        }

        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference.Substring(hash + 1));
        if (fragment.Length == 0)
        {
            return Root;
        }

        return fragment[0] == '/' ? At(fragment) : Anchored(fragment);
    }

    /// <summary>The compiled schema at a reference, or null when it points to nothing; compiled when first asked for and shared by all validators.</summary>
    internal SchemaNode? Node(string reference)
    {
        if (_nodes.TryGetValue(reference, out var known))
        {
            return known;
        }

        var node = Resolve(reference) is { } schema ? SchemaCompiler.Compile(schema, this) : null;
        return _nodes.GetOrAdd(reference, node);
    }

    /// <summary>The pattern ready to match, or null when it cannot be used; made once for all validators, because making one is the dearest step.</summary>
    internal Regex? Pattern(string pattern) => _patterns.GetOrAdd(pattern, EcmaPattern.TryCreate);

    // Only the document's own $id; schemas that rename themselves further in are a later step (see SchemaSuiteTests for what that leaves out).
    private bool IsOwnName(string name) =>
        Root.ValueKind == JsonValueKind.Object
        && Root.TryGetProperty("$id", out var id)
        && id.ValueKind == JsonValueKind.String
        && string.Equals(id.GetString()!.TrimEnd('#'), name, StringComparison.Ordinal);

    private JsonElement? At(string pointer)
    {
        var place = Root;
        foreach (var part in pointer.Substring(1).Split('/'))
        {
            var name = part.Replace("~1", "/").Replace("~0", "~");
            if (place.ValueKind == JsonValueKind.Object && place.TryGetProperty(name, out var member))
            {
                place = member;
            }
            else if (place.ValueKind == JsonValueKind.Array && TryIndex(name, place.GetArrayLength(), out var index))
            {
                place = place[index];
            }
            else
            {
                return null;
            }
        }

        return place;
    }

    private static bool TryIndex(string text, int count, out int index) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out index) && index < count;

    private JsonElement? Anchored(string name)
    {
        var anchors = _anchors;
        if (anchors is null)
        {
            anchors = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            CollectAnchors(Root, anchors);
            _anchors = anchors;
        }

        return anchors.TryGetValue(name, out var schema) ? schema : null;
    }

    private static void CollectAnchors(JsonElement element, Dictionary<string, JsonElement> anchors)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                CollectAnchors(item, anchors);
            }
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals("$anchor") && member.Value.ValueKind == JsonValueKind.String)
            {
                var name = member.Value.GetString()!;
                anchors[name] = anchors.TryGetValue(name, out var first) ? first : element;
            }
            else if (!member.NameEquals("enum") && !member.NameEquals("const"))
            {
                CollectAnchors(member.Value, anchors);
            }
        }
    }
}
