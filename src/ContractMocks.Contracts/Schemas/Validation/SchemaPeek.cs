using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Looks into a schema without judging: which types it allows, which values a property of it may have. It sees through references,
/// <c>allOf</c> and nested unions, and gives up ("anything") rather than go far: what it says is never too narrow.
/// </summary>
internal sealed class SchemaPeek
{
    private const int MaxDepth = 12;
    private const int MaxLooks = 4000;

    private int _looks;
    private int _spent;

    /// <summary>How many schemas have been looked at, for who keeps count of the effort.</summary>
    public int Looks => _spent + _looks;

    /// <summary>The types that the schema may accept.</summary>
    public SchemaTypes Types(SchemaPlace place, int depth = 0)
    {
        var schema = place.Json;
        if (schema.ValueKind == JsonValueKind.False)
        {
            return SchemaTypes.None;
        }

        if (schema.ValueKind != JsonValueKind.Object || IsTooFar(depth))
        {
            return Check.AnyType;
        }

        var types = Check.AnyType;
        if (Asserts(place))
        {
            types = TypeCheck.Read(schema) is var declared && declared == SchemaTypes.None ? Check.AnyType : Widen(declared);
            types &= ListedTypes(place);
        }

        foreach (var part in Parts(place))
        {
            types &= Types(part, depth + 1);
        }

        foreach (var union in Unions(place))
        {
            var any = SchemaTypes.None;
            foreach (var branch in union)
            {
                any |= Types(branch, depth + 1);
            }

            types &= any;
        }

        return place.Compiler.Has(Rules.Nullable) && schema.TryGetProperty("nullable", out var nullable) && nullable.ValueKind == JsonValueKind.True
            ? types | SchemaTypes.Null
            : types;
    }

    /// <summary>The texts a property may have where it is a text; null when the schema does not list them.</summary>
    public IReadOnlyCollection<string>? Texts(SchemaPlace place, string property, int depth = 0)
    {
        var schema = place.Json;
        if (schema.ValueKind != JsonValueKind.Object || IsTooFar(depth))
        {
            return null;
        }

        if (Applies(place)
            && schema.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty(property, out var value)
            && ListedTexts(place.Child(value), depth + 1) is { } listed)
        {
            return listed;
        }

        foreach (var part in Parts(place))
        {
            if (Texts(part, property, depth + 1) is { } found)
            {
                return found;
            }
        }

        foreach (var union in Unions(place))
        {
            if (Together(union, branch => Texts(branch, property, depth + 1)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The properties that a value lists texts for, in order: those that may tell branches apart.</summary>
    public IReadOnlyList<string> ListedProperties(SchemaPlace place, int depth = 0)
    {
        var schema = place.Json;
        if (schema.ValueKind != JsonValueKind.Object || IsTooFar(depth))
        {
            return [];
        }

        var names = new List<string>();
        foreach (var property in Applies(place) ? Keywords.Members(schema, "properties") : [])
        {
            if (ListedTexts(place.Child(property.Value), depth + 1) is not null)
            {
                names.Add(property.Name);
            }
        }

        foreach (var part in Parts(place))
        {
            names.AddRange(ListedProperties(part, depth + 1));
        }

        foreach (var union in Unions(place))
        {
            foreach (var branch in union)
            {
                names.AddRange(ListedProperties(branch, depth + 1));
            }
        }

        return names.Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>The properties that an object must have.</summary>
    public IReadOnlyCollection<string> Required(SchemaPlace place, int depth = 0)
    {
        var schema = place.Json;
        if (schema.ValueKind != JsonValueKind.Object || IsTooFar(depth))
        {
            return [];
        }

        var names = new List<string>(Asserts(place) && schema.TryGetProperty("required", out var required) ? Keywords.Names(required) : []);
        foreach (var part in Parts(place))
        {
            names.AddRange(Required(part, depth + 1));
        }

        foreach (var union in Unions(place))
        {
            names.AddRange(union.Select(branch => Required(branch, depth + 1)).Aggregate(static (all, next) => [.. all.Intersect(next)]));
        }

        return names;
    }

    /// <summary>As <see cref="Texts"/>, with all looks before it.</summary>
    public IReadOnlyCollection<string>? TextsAfresh(SchemaPlace schema, string property)
    {
        StartAfresh();
        return Texts(schema, property);
    }

    /// <summary>As <see cref="ListedProperties"/>, with all looks before it.</summary>
    public IReadOnlyList<string> ListedPropertiesAfresh(SchemaPlace schema)
    {
        StartAfresh();
        return ListedProperties(schema);
    }

    /// <summary>The schema as a message names it: its name in the document, its title, or what it looks like.</summary>
    public string Name(SchemaPlace place)
    {
        var schema = place.Json;
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return schema.ValueKind == JsonValueKind.False ? "nothing" : "any value";
        }

        if ((Keywords.Text(schema, "title") ?? RefName(schema)) is { } name)
        {
            return name;
        }

        var types = Types(place);
        // A branch that says nothing but what is required means an object, whatever else it would take.
        if (types is not (SchemaTypes.Object or Check.AnyType) || Required(place) is not { Count: > 0 } required)
        {
            return types == Check.AnyType ? "any value" : Words.Types(types);
        }

        return "an object with " + string.Join(", ", required.Distinct().Take(4).Select(JsonNames.Quote));
    }

    /// <summary>The last step of the schema's reference, or null when it has none.</summary>
    public static string? RefName(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && (Keywords.Text(schema, "$ref") ?? Keywords.Text(schema, "$dynamicRef")) is { } reference
            ? reference.Substring(reference.LastIndexOfAny(['/', '#']) + 1) is { Length: > 0 } name ? name : reference
            : null;

    private void StartAfresh()
    {
        _spent += _looks;
        _looks = 0;
    }

    private bool IsTooFar(int depth) => depth > MaxDepth || ++_looks > MaxLooks;

    // A number schema takes integers; an integer schema is no number schema.
    private static SchemaTypes Widen(SchemaTypes types) => (types & SchemaTypes.Number) != 0 ? types | SchemaTypes.Integer : types;

    private static SchemaTypes ListedTypes(SchemaPlace place)
    {
        var schema = place.Json;
        if (place.Compiler.Has(Rules.Draft6Words) && schema.TryGetProperty("const", out var constant))
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

    private IReadOnlyCollection<string>? ListedTexts(SchemaPlace place, int depth)
    {
        var schema = place.Json;
        if (schema.ValueKind != JsonValueKind.Object || IsTooFar(depth))
        {
            return null;
        }

        if (Asserts(place) && place.Compiler.Has(Rules.Draft6Words) && Keywords.Text(schema, "const") is { } constant)
        {
            return new[] { constant };
        }

        if (Asserts(place) && schema.TryGetProperty("enum", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            var names = Keywords.Names(list);
            return names.Length > 0 ? names : null;
        }

        foreach (var part in Parts(place))
        {
            if (ListedTexts(part, depth + 1) is { } found)
            {
                return found;
            }
        }

        foreach (var union in Unions(place))
        {
            if (Together(union, branch => ListedTexts(branch, depth + 1)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static HashSet<string>? Together(SchemaPlace[] branches, Func<SchemaPlace, IReadOnlyCollection<string>?> textsOf)
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

    // What stands beside a reference says nothing where references stand alone.
    private static bool Asserts(SchemaPlace place) => place.Compiler.Has(Rules.Assertions) && !IsReferenceAlone(place);

    private static bool Applies(SchemaPlace place) => place.Compiler.Has(Rules.Applicators) && !IsReferenceAlone(place);

    private static bool IsReferenceAlone(SchemaPlace place) => place.Compiler.Has(Rules.RefStandsAlone) && Keywords.Text(place.Json, "$ref") is not null;

    private static List<SchemaPlace> Parts(SchemaPlace place)
    {
        var parts = new List<SchemaPlace>();
        if (Keywords.Text(place.Json, "$ref") is { } reference && place.Compiler.Resolve(reference) is { } target)
        {
            parts.Add(target);
        }

        if (place.Compiler.Has(Rules.DynamicRef) && Keywords.Text(place.Json, "$dynamicRef") is { } dynamic && place.Compiler.ResolveDynamic(dynamic) is { } found)
        {
            parts.Add(found);
        }

        if (Applies(place))
        {
            parts.AddRange(Keywords.Schemas(place.Json, "allOf").Select(place.Child));
        }

        return parts;
    }

    private static List<SchemaPlace[]> Unions(SchemaPlace place)
    {
        var unions = new List<SchemaPlace[]>();
        if (Applies(place))
        {
            AddUnion(unions, place, "anyOf");
            AddUnion(unions, place, "oneOf");
        }

        return unions;
    }

    private static void AddUnion(List<SchemaPlace[]> unions, SchemaPlace place, string keyword)
    {
        if (Keywords.Schemas(place.Json, keyword) is { Length: > 0 } branches)
        {
            unions.Add(Array.ConvertAll(branches, place.Child));
        }
    }
}
