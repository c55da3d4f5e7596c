using System.Text.Json;
using System.Text.RegularExpressions;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Compiler.Impact.Fields;

/// <summary>
/// The fields that a body carries, named as findings name their places: from the nearest named schema on, <c>Choice.message.content</c>. A body is walked
/// together with its schema; of a union, the branches that it fits.
/// </summary>
internal sealed class FieldTrace
{
    private const int MostDepth = 64;

    /// <summary>The most steps of one body; what is beyond is not looked at.</summary>
    private const int MostSteps = 200_000;

    private readonly SchemaShelf _schemas;
    private readonly Dictionary<string, HashSet<string>> _paths = new(StringComparer.Ordinal);
    private int _steps;

    private FieldTrace(SchemaShelf schemas) => _schemas = schemas;

    /// <summary>
    /// The paths, each with the fields of the body that are there, <c>choices[].message</c>. A path that begins with a dot or a bracket is inside the
    /// body before any named schema.
    /// </summary>
    public IReadOnlyDictionary<string, HashSet<string>> Paths => _paths;

    /// <summary>A field without the numbers of items: <c>choices[0].index</c> is <c>choices[].index</c>.</summary>
    public static string Plain(string field) => Regex.Replace(field, @"\[\d+\]", "[]", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>The path of a finding without the numbers of a union's branches: <c>Pet.home&lt;2&gt;.name</c> is <c>Pet.home.name</c>.</summary>
    public static string PathOf(Finding finding) =>
        finding.Path.IndexOf('<') < 0 ? finding.Path : Regex.Replace(finding.Path, "<[0-9]+>", "", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <param name="schemas">The schemas of the contract.</param>
    /// <param name="schema">The body's schema as the contract has it.</param>
    /// <param name="body">The body.</param>
    public static FieldTrace Of(SchemaShelf schemas, string schema, JsonElement body)
    {
        var trace = new FieldTrace(schemas);
        trace.Walk(SchemaShelf.Parse(schema), body, new Place("", ""), 0);
        return trace;
    }

    private void Walk(JsonElement schema, JsonElement value, Place place, int depth)
    {
        Note(place);
        if (schema.ValueKind != JsonValueKind.Object || depth > MostDepth || ++_steps > MostSteps)
        {
            return;
        }

        if (SchemaShelf.Reference(schema) is { } name && _schemas.Find(name) is { } named)
        {
            // Where the other document has no reference, its own trace has the longer path.
            Walk(named, value, place with { Path = name }, depth + 1);
        }

        foreach (var branch in Branches(schema, value))
        {
            Walk(branch, value, place, depth + 1);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    WalkProperty(schema, property, place, depth);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, index) in value.EnumerateArray().Select(static (item, index) => (item, index)))
                {
                    if (Item(schema, index) is { } inner)
                    {
                        Walk(inner, item, new Place(place.Path + "[]", place.Field + "[]"), depth + 1);
                    }
                }

                break;
        }
    }

    private void Note(Place place)
    {
        if (!_paths.TryGetValue(place.Path, out var fields))
        {
            _paths.Add(place.Path, fields = new HashSet<string>(StringComparer.Ordinal));
        }

        fields.Add(place.Field);
    }

    private void WalkProperty(JsonElement schema, JsonProperty property, Place place, int depth)
    {
        var field = place.Field.Length == 0 ? property.Name : place.Field + "." + property.Name;
        if (Member(schema, "properties") is { } properties && properties.TryGetProperty(property.Name, out var known))
        {
            Walk(known, property.Value, new Place(place.Path + "." + property.Name, field), depth + 1);
        }
        else if (Member(schema, "additionalProperties") is { ValueKind: JsonValueKind.Object } others)
        {
            Walk(others, property.Value, new Place(place.Path + ".*", field), depth + 1);
        }
    }

    private IEnumerable<JsonElement> Branches(JsonElement schema, JsonElement value)
    {
        foreach (var part in List(schema, "allOf"))
        {
            yield return part;
        }

        foreach (var keyword in (string[])["anyOf", "oneOf"])
        {
            var branches = List(schema, keyword).ToList();
            var fitting = branches.Where(branch => branches.Count == 1 || _schemas.Fits(branch, value)).ToList();
            foreach (var branch in fitting.Count == 0 ? branches : fitting)
            {
                yield return branch;
            }
        }
    }

    private static JsonElement? Item(JsonElement schema, int index)
    {
        var places = List(schema, "prefixItems").ToList();
        return index < places.Count ? places[index] : schema.TryGetProperty("items", out var items) ? items : null;
    }

    private static JsonElement? Member(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static JsonElement.ArrayEnumerator List(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    /// <param name="Path">As findings name it.</param>
    /// <param name="Field">In the body.</param>
    private readonly record struct Place(string Path, string Field);
}
