using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Looks into a schema without judging: which types it allows, which values a property of it may have. It sees through references,
/// <c>allOf</c> and nested unions, and gives up ("anything") rather than go far: what it says is never too narrow.
/// </summary>
internal sealed class SchemaPeek(SchemaDocument document)
{
    private const int MaxDepth = 12;
    private const int MaxLooks = 4000;

    private int _looks;

    /// <summary>The types that the schema may accept.</summary>
    public SchemaTypes Types(JsonElement schema, int depth = 0)
    {
        if (schema.ValueKind == JsonValueKind.False)
        {
            return SchemaTypes.None;
        }

        if (schema.ValueKind != JsonValueKind.Object || IsTooFar(depth))
        {
            return Check.AnyType;
        }

        var types = TypeCheck.Read(schema) is var declared && declared == SchemaTypes.None ? Check.AnyType : Widen(declared);
        types &= ListedTypes(schema);
        foreach (var part in Parts(schema))
        {
            types &= Types(part, depth + 1);
        }

        foreach (var union in Unions(schema))
        {
            var any = SchemaTypes.None;
            foreach (var branch in union)
            {
                any |= Types(branch, depth + 1);
            }

            types &= any;
        }

        return schema.TryGetProperty("nullable", out var nullable) && nullable.ValueKind == JsonValueKind.True ? types | SchemaTypes.Null : types;
    }

    /// <summary>The texts a property may have where it is a text; null when the schema does not list them.</summary>
    public IReadOnlyCollection<string>? Texts(JsonElement schema, string property, int depth = 0)
    {
        if (schema.ValueKind != JsonValueKind.Object || IsTooFar(depth))
        {
            return null;
        }

        if (schema.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty(property, out var value)
            && ListedTexts(value, depth + 1) is { } listed)
        {
            return listed;
        }

        foreach (var part in Parts(schema))
        {
            if (Texts(part, property, depth + 1) is { } found)
            {
                return found;
            }
        }

        foreach (var union in Unions(schema))
        {
            if (Together(union, branch => Texts(branch, property, depth + 1)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The properties that a value lists texts for, in order: those that may tell branches apart.</summary>
    public IReadOnlyList<string> ListedProperties(JsonElement schema, int depth = 0)
    {
        if (schema.ValueKind != JsonValueKind.Object || IsTooFar(depth))
        {
            return [];
        }

        var names = new List<string>();
        foreach (var property in Keywords.Members(schema, "properties"))
        {
            if (ListedTexts(property.Value, depth + 1) is not null)
            {
                names.Add(property.Name);
            }
        }

        foreach (var part in Parts(schema))
        {
            names.AddRange(ListedProperties(part, depth + 1));
        }

        foreach (var union in Unions(schema))
        {
            foreach (var branch in union)
            {
                names.AddRange(ListedProperties(branch, depth + 1));
            }
        }

        return names.Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>The properties that an object must have.</summary>
    public IReadOnlyCollection<string> Required(JsonElement schema, int depth = 0)
    {
        if (schema.ValueKind != JsonValueKind.Object || IsTooFar(depth))
        {
            return [];
        }

        var names = new List<string>(schema.TryGetProperty("required", out var required) ? Keywords.Names(required) : []);
        foreach (var part in Parts(schema))
        {
            names.AddRange(Required(part, depth + 1));
        }

        foreach (var union in Unions(schema))
        {
            names.AddRange(union.Select(branch => Required(branch, depth + 1)).Aggregate(static (all, next) => [.. all.Intersect(next)]));
        }

        return names;
    }

    /// <summary>The schema as a message names it: its name in the document, its title, or what it looks like.</summary>
    public string Name(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return schema.ValueKind == JsonValueKind.False ? "nothing" : "any value";
        }

        if ((Keywords.Text(schema, "title") ?? RefName(schema)) is { } name)
        {
            return name;
        }

        var types = Types(schema);
        if (types != SchemaTypes.Object || Required(schema) is not { Count: > 0 } required)
        {
            return types == Check.AnyType ? "any value" : Words.Types(types);
        }

        return "an object with " + string.Join(", ", required.Distinct().Take(4).Select(JsonNames.Quote));
    }

    /// <summary>The last step of the schema's reference, or null when it has none.</summary>
    public static string? RefName(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && Keywords.Text(schema, "$ref") is { } reference
            ? reference.Substring(reference.LastIndexOf('/') + 1)
            : null;

    private bool IsTooFar(int depth) => depth > MaxDepth || ++_looks > MaxLooks;

    // A number schema takes integers; an integer schema is no number schema.
    private static SchemaTypes Widen(SchemaTypes types) => (types & SchemaTypes.Number) != 0 ? types | SchemaTypes.Integer : types;

    private static SchemaTypes ListedTypes(JsonElement schema)
    {
        if (schema.TryGetProperty("const", out var constant))
        {
            return TypeCheck.Of(constant);
        }

        if (!schema.TryGetProperty("enum", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return Check.AnyType;
        }

        var types = SchemaTypes.None;
        foreach (var value in list.EnumerateArray())
        {
            types |= TypeCheck.Of(value);
        }

        return types;
    }

    private IReadOnlyCollection<string>? ListedTexts(JsonElement schema, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || IsTooFar(depth))
        {
            return null;
        }

        if (Keywords.Text(schema, "const") is { } constant)
        {
            return new[] { constant };
        }

        if (schema.TryGetProperty("enum", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            var names = Keywords.Names(list);
            return names.Length > 0 ? names : null;
        }

        foreach (var part in Parts(schema))
        {
            if (ListedTexts(part, depth + 1) is { } found)
            {
                return found;
            }
        }

        foreach (var union in Unions(schema))
        {
            if (Together(union, branch => ListedTexts(branch, depth + 1)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static HashSet<string>? Together(JsonElement[] branches, Func<JsonElement, IReadOnlyCollection<string>?> textsOf)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var branch in branches)
        {
            if (textsOf(branch) is not { } texts)
            {
                return null;
            }

            all.UnionWith(texts);
        }

        return all.Count > 0 ? all : null;
    }

    private JsonElement[] Parts(JsonElement schema)
    {
        var parts = Keywords.Schemas(schema, "allOf");
        if (Keywords.Text(schema, "$ref") is not { } reference || document.Resolve(reference) is not { } target)
        {
            return parts;
        }

        var all = new JsonElement[parts.Length + 1];
        all[0] = target;
        parts.CopyTo(all, 1);
        return all;
    }

    private static List<JsonElement[]> Unions(JsonElement schema)
    {
        var unions = new List<JsonElement[]>();
        if (Keywords.Schemas(schema, "anyOf") is { Length: > 0 } any)
        {
            unions.Add(any);
        }

        if (Keywords.Schemas(schema, "oneOf") is { Length: > 0 } one)
        {
            unions.Add(one);
        }

        return unions;
    }
}
