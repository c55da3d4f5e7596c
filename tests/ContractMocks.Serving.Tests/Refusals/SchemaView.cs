using System.Text.Json;

namespace ContractMocks.Serving.Tests;

/// <summary>
/// What a schema of a contract says plainly, read without our validator: the judge must not be asked what to judge. Where a schema is too clever
/// for a plain answer, the answer is "do not know", and nothing is broken there.
/// </summary>
internal sealed class SchemaView(JsonElement schema, IReadOnlyDictionary<string, JsonElement> named)
{
    private const int DeepestReference = 12;
    private static readonly string[] s_allKinds = ["null", "boolean", "number", "string", "array", "object"];

    public static SchemaView Of(string schema, Contract contract) => new(
        Parse(schema), contract.Schemas.ToDictionary(static one => one.Name, static one => Parse(one.Json), StringComparer.Ordinal));

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>The parts that all hold: the schema itself, what it refers to, and its <c>allOf</c>.</summary>
    public IReadOnlyList<JsonElement> Parts { get; } = [.. Together(schema, named, 0)];

    public SchemaView At(JsonElement other) => new(other, named);

    /// <summary>The alternatives of the only union here, null aside; this schema alone where there is none.</summary>
    public IReadOnlyList<SchemaView> Alternatives
    {
        get
        {
            var unions = Parts.Select(Union).OfType<JsonElement>().ToList();
            return unions.Count == 1
                ? [.. unions[0].EnumerateArray().Select(At).SelectMany(static one => one.Alternatives).Where(static one => !one.IsNullOnly)]
                : [this];
        }
    }

    private bool IsNullOnly => Kinds is ["null"];

    /// <summary>The properties, each with its schema; the last word where parts repeat one.</summary>
    public IReadOnlyDictionary<string, SchemaView> Properties => Parts
        .SelectMany(static part => part.TryGetProperty("properties", out var all) ? all.EnumerateObject() : default)
        .GroupBy(static property => property.Name, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, group => At(group.Last().Value), StringComparer.Ordinal);

    public IReadOnlySet<string> Required => Parts
        .SelectMany(static part => part.TryGetProperty("required", out var all) ? all.EnumerateArray() : default)
        .Select(static name => name.GetString() ?? "")
        .ToHashSet(StringComparer.Ordinal);

    public SchemaView? Items => Find("items") is { ValueKind: JsonValueKind.Object } items ? At(items) : null;

    /// <summary>The JSON kinds that may stand here; all of them where nothing says otherwise. An integer counts as a number.</summary>
    public IReadOnlyList<string> Kinds
    {
        get
        {
            IEnumerable<string> kinds = s_allKinds;
            foreach (var allowed in Parts.Select(KindsOf).OfType<IReadOnlyList<string>>())
            {
                kinds = kinds.Intersect(allowed);
            }

            return [.. kinds];
        }
    }

    /// <summary>The strings that may stand here, where they are all listed; else null.</summary>
    public IReadOnlyList<string>? ClosedStrings
    {
        get
        {
            if (Parts.Select(Listed).OfType<IReadOnlyList<string>>().FirstOrDefault() is { } listed)
            {
                return listed;
            }

            if (Alternatives is [var only] && only == this)
            {
                return null;
            }

            var branches = Alternatives.Where(static one => one.Kinds.Contains("string")).Select(static one => one.ClosedStrings).ToList();
            return branches.Count > 0 && branches.TrueForAll(static one => one is not null) ? [.. branches.SelectMany(static one => one!)] : null;
        }
    }

    /// <summary>The value of a keyword of the first part that has it.</summary>
    public JsonElement? Find(string keyword)
    {
        foreach (var part in Parts)
        {
            if (part.TryGetProperty(keyword, out var value))
            {
                return value;
            }
        }

        return null;
    }

    public decimal? Number(string keyword) => Find(keyword) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) ? number : null;

    private static IEnumerable<JsonElement> Together(JsonElement schema, IReadOnlyDictionary<string, JsonElement> named, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > DeepestReference)
        {
            yield break;
        }

        yield return schema;
        if (schema.TryGetProperty("$ref", out var reference) && named.TryGetValue(Name(reference.GetString() ?? ""), out var target))
        {
            foreach (var part in Together(target, named, depth + 1))
            {
                yield return part;
            }
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray().SelectMany(one => Together(one, named, depth + 1)))
            {
                yield return part;
            }
        }
    }

    private static string Name(string reference) =>
        reference.Split('/')[^1].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static JsonElement? Union(JsonElement part) =>
        part.TryGetProperty("anyOf", out var any) ? any : part.TryGetProperty("oneOf", out var one) ? one : null;

    private IReadOnlyList<string>? KindsOf(JsonElement part)
    {
        if (part.TryGetProperty("const", out var single))
        {
            return [Kind(single)];
        }

        if (part.TryGetProperty("enum", out var values))
        {
            return [.. values.EnumerateArray().Select(Kind).Distinct()];
        }

        if (part.TryGetProperty("type", out var type))
        {
            var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(static one => one.GetString()!) : [type.GetString()!];
            return [.. types.Select(static one => one == "integer" ? "number" : one).Distinct()];
        }

        return Union(part) is { } union ? [.. union.EnumerateArray().SelectMany(one => At(one).Kinds).Distinct()] : null;
    }

    private static IReadOnlyList<string>? Listed(JsonElement part)
    {
        if (part.TryGetProperty("const", out var single) && single.ValueKind == JsonValueKind.String)
        {
            return [single.GetString()!];
        }

        return part.TryGetProperty("enum", out var values) && values.EnumerateArray().Any(static one => one.ValueKind == JsonValueKind.String)
            ? [.. values.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString()!)]
            : null;
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
