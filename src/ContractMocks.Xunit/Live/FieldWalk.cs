using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Xunit.Live;

/// <summary>
/// Lists the fields of a body beside the schema that it has: which kinds of values stand where, and which fields no schema names. What is a map, or free by
/// its schema, is not looked into. Indexes are left out: <c>$.choices[].message</c>.
/// </summary>
internal sealed class FieldWalk(LoadedContract contract)
{
    private const int MostDepth = 64;
    private const int MostSchemas = 256;

    private static readonly string[] s_applied = ["allOf", "anyOf", "oneOf"];

    private readonly Dictionary<string, JsonElement> _named = new(StringComparer.Ordinal);

    /// <summary>The kinds of values at each place.</summary>
    public SortedDictionary<string, SortedSet<string>> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields that no schema names, with the kind of their value.</summary>
    public SortedDictionary<string, string> Undeclared { get; } = new(StringComparer.Ordinal);

    /// <summary>Walks a body, or an event; <paramref name="at"/> stands before its places.</summary>
    public void Add(string schema, JsonElement body, string at = "") => Walk([JsonElement.Parse(schema)], body, at + "$", 0);

    /// <summary>What a value is, in one word.</summary>
    public static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private void Walk(List<JsonElement> schemas, JsonElement value, string path, int depth)
    {
        if (!Fields.TryGetValue(path, out var kinds))
        {
            Fields[path] = kinds = new SortedSet<string>(StringComparer.Ordinal);
        }

        kinds.Add(KindOf(value));
        if (depth >= MostDepth || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return;
        }

        var flat = new List<JsonElement>();
        foreach (var schema in schemas)
        {
            Flatten(schema, value, flat, 0);
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Walk(Keyword(flat, "items"), item, path + "[]", depth + 1);
            }
        }
        else if (flat.Exists(static schema => Has(schema, "properties")))
        {
            Object(flat, value, path, depth);
        }
    }

    private void Object(List<JsonElement> flat, JsonElement value, string path, int depth)
    {
        // Open on purpose: a schema for further properties, or the word that there may be any.
        var rest = Keyword(flat, "additionalProperties");
        var isOpen = flat.Exists(static schema => Has(schema, "patternProperties"))
            || rest.Exists(static schema => schema.ValueKind is JsonValueKind.True or JsonValueKind.Object);
        foreach (var property in value.EnumerateObject())
        {
            var own = Keyword(flat, "properties").Where(one => one.TryGetProperty(property.Name, out _)).Select(one => one.GetProperty(property.Name)).ToList();
            if (own.Count > 0)
            {
                Walk(own, property.Value, $"{path}.{property.Name}", depth + 1);
            }
            else if (!isOpen && Undeclared.Count < MostSchemas)
            {
                Undeclared.TryAdd($"{path}.{property.Name}", KindOf(property.Value));
            }
        }
    }

    /// <summary>All schemas that apply to a value: references followed, and of unions the members that accept it (all, where none does).</summary>
    private void Flatten(JsonElement schema, JsonElement value, List<JsonElement> flat, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > MostDepth || flat.Count >= MostSchemas)
        {
            return;
        }

        flat.Add(schema);
        if (schema.TryGetProperty("$ref", out var reference) && reference.GetString() is { } name && Named(name) is { } target)
        {
            Flatten(target, value, flat, depth + 1);
        }

        foreach (var keyword in s_applied)
        {
            if (!schema.TryGetProperty(keyword, out var members) || members.ValueKind != JsonValueKind.Array)
            {
                continue;
            }

            var all = members.EnumerateArray().ToList();
            var fitting = keyword == "allOf" ? all : all.FindAll(member => contract.Validator(member.GetRawText()).IsValid(value));
            foreach (var member in fitting.Count == 0 ? all : fitting)
            {
                Flatten(member, value, flat, depth + 1);
            }
        }
    }

    private JsonElement? Named(string reference)
    {
        const string Prefix = "#/schemas/";
        if (_named.Count == 0)
        {
            foreach (var schema in contract.Contract.Schemas)
            {
                _named[Prefix + schema.Name] = JsonElement.Parse(schema.Json);
            }
        }

        return _named.TryGetValue(reference, out var found) || _named.TryGetValue(Uri.UnescapeDataString(reference).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out found)
            ? found
            : null;
    }

    private static bool Has(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.Object;

    private static List<JsonElement> Keyword(List<JsonElement> flat, string keyword) =>
        [.. flat.Where(schema => schema.TryGetProperty(keyword, out _)).Select(schema => schema.GetProperty(keyword))];
}
