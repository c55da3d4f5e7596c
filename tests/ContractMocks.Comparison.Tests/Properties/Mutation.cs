using System.Text.Json.Nodes;

namespace ContractMocks.Comparison.Tests.Properties;

/// <summary>One change of one schema.</summary>
/// <param name="Ids">The ids, with spaces between, of which the finding has one.</param>
/// <param name="Change">Changes the schema; false where this schema has nothing to change so.</param>
internal sealed record Mutation(string Ids, Func<SchemaPlace, bool> Change)
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("type-changed", static place => IsAlone(place) && place.Is("boolean") && Put(place, "type", "integer")),
        new("type-changed", static place => IsAlone(place) && place.Is("integer") && !place.Has("enum") && Put(place, "type", "boolean", "minimum", "maximum")),
        new("type-generalized", static place => IsAlone(place) && place.Is("integer") && Put(place, "type", "number")),
        new("type-specialized", static place => IsAlone(place) && place.Is("number") && Put(place, "type", "integer")),
        new("became-nullable", static place => IsAlone(place) && place.Is("string") && !place.Has("enum") && Put(place, "type", new JsonArray("string", "null"))),
        new("became-not-nullable", static place => IsAlone(place) && place.Schema["type"] is JsonArray { Count: 2 } && Put(place, "type", "string")),
        new("max-length-set", static place => place.Is("string") && IsFree(place) && Put(place, "maxLength", 7)),
        new("max-length-unset", static place => place.Has("maxLength") && place.Schema.Remove("maxLength")),
        new("max-length-increased", static place => Add(place, "maxLength", 3)),
        new("max-length-decreased", static place => Add(place, "maxLength", -1)),
        new("min-length-increased", static place => Add(place, "minLength", 1)),
        new("min-length-decreased", static place => Add(place, "minLength", -1)),
        new("max-set", static place => IsNumber(place) && !place.Has("maximum") && Put(place, "maximum", 1000)),
        new("max-unset", static place => place.Has("maximum") && place.Schema.Remove("maximum")),
        new("max-increased", static place => Add(place, "maximum", 5)),
        new("max-decreased", static place => Add(place, "maximum", -1)),
        new("min-set", static place => IsNumber(place) && !place.Has("minimum") && Put(place, "minimum", -1000)),
        new("min-unset", static place => place.Has("minimum") && place.Schema.Remove("minimum")),
        new("min-increased", static place => Add(place, "minimum", 2)),
        new("min-decreased", static place => Add(place, "minimum", -3)),
        new("multiple-of-added", static place => place.Is("integer") && Put(place, "multipleOf", 2)),
        new("pattern-added", static place => place.Is("string") && IsFree(place) && Put(place, "pattern", "^[a-z]+$")),
        new("pattern-removed", static place => place.Has("pattern") && place.Schema.Remove("pattern")),
        new("pattern-changed", static place => place.Has("pattern") && Put(place, "pattern", "^other$")),
        new("format-specialized", static place => place.Is("string") && IsFree(place) && Put(place, "format", "date-time")),
        new("format-generalized", static place => place.Has("format") && place.Schema.Remove("format")),
        new("format-changed", static place => place.Has("format") && Put(place, "format", "ipv4")),
        new("enum-value-added", static place => place.Schema["enum"] is JsonArray values && Do(() => values.Add("z"))),
        new("enum-value-removed", static place => place.Schema["enum"] is JsonArray { Count: > 1 } values && Do(() => values.RemoveAt(0))),
        new("became-enum", static place => place.Is("string") && IsFree(place) && Put(place, "enum", new JsonArray("p", "q"))),
        new("enum-removed", static place => place.Schema["enum"] is JsonArray { Count: > 1 } && place.Schema.Remove("enum")),
        new("min-items-increased min-items-set", static place => place.Has("minItems") && Add(place, "minItems", 1)),
        new("max-items-set", static place => place.Is("array") && !place.Has("maxItems") && Put(place, "maxItems", 9)),
        new("max-items-increased", static place => Add(place, "maxItems", 1)),
        new("max-items-decreased", static place => Add(place, "maxItems", -1)),
        new("unique-items-added", static place => place.Is("array") && Put(place, "uniqueItems", true)),
        new("optional-property-added", static place => Properties(place) is { } properties && Do(() => properties["added"] = new JsonObject { ["type"] = "string" })),
        new("required-property-added", static place => Properties(place) is { } properties
            && Do(() => (properties["added"], place.Schema["required"]) = (new JsonObject { ["type"] = "string" }, With(place.Schema["required"], "added")))),
        new("optional-property-removed required-property-removed", static place => Properties(place) is { Count: > 1 } properties && Do(() =>
        {
            var name = properties.First().Key;
            properties.Remove(name);
            place.Schema["required"] = Without(place.Schema["required"], name);
        })),
        new("property-became-required", static place => Properties(place) is { } properties && properties.FirstOrDefault(one => !Requires(place, one.Key)).Key is { } name
            && Do(() => place.Schema["required"] = With(place.Schema["required"], name))),
        new("property-became-optional", static place => Properties(place) is not null && place.Schema["required"] is JsonArray { Count: > 0 } required
            && Do(() => place.Schema["required"] = Without(required, required[0]!.GetValue<string>()))),
        new("additional-properties-forbidden",
            static place => place.Is("object") && !place.Has("additionalProperties") && Put(place, "additionalProperties", false)),
        new("additional-properties-allowed",
            static place => place.Schema["additionalProperties"] is JsonValue && place.Schema.Remove("additionalProperties")),
        new("any-of-added one-of-added list-of-types-widened type-generalized", static place => Parts(place) is { } parts
            && Do(() => parts.Add(new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "integer" } }))),
        new("any-of-removed one-of-removed list-of-types-narrowed type-specialized", static place => Parts(place) is { Count: > 2 } parts && parts[0]!["type"] is not JsonArray && Do(() => parts.RemoveAt(0))),
        new("default-value-added", static place => place.Is("string") && Put(place, "default", "d")),
    ];

    private static bool IsNumber(SchemaPlace place) => place.Is("integer") || place.Is("number");

    /// <summary>Whether it is no alternative: there another one may allow what this one no longer does.</summary>
    private static bool IsAlone(SchemaPlace place) => place.Holder is not { } holder || !IsUnion(holder);

    private static bool IsUnion(SchemaPlace place) => place.Has("anyOf") || place.Has("oneOf");

    private static bool IsFree(SchemaPlace place) => !place.Has("enum") && !place.Has("pattern") && !place.Has("format") && !place.Has("maxLength");

    private static JsonObject? Properties(SchemaPlace place) => place.Schema["properties"] as JsonObject;

    private static JsonArray? Parts(SchemaPlace place) => place.Schema["anyOf"] as JsonArray ?? place.Schema["oneOf"] as JsonArray;

    private static bool Requires(SchemaPlace place, string name) =>
        place.Schema["required"] is JsonArray required && required.Any(one => one!.GetValue<string>() == name);

    private static JsonArray With(JsonNode? required, string name) => [.. required is JsonArray list ? list.Select(static one => one!.DeepClone()) : [], JsonValue.Create(name)];

    private static JsonArray Without(JsonNode? required, string name) =>
        [.. required is JsonArray list ? list.Where(one => one!.GetValue<string>() != name).Select(static one => one!.DeepClone()) : []];

    private static bool Add(SchemaPlace place, string keyword, int by)
    {
        if (place.Schema[keyword] is not JsonValue value || value.GetValue<int>() + by < 0 && keyword is not ("minimum" or "maximum"))
        {
            return false;
        }

        return Put(place, keyword, value.GetValue<int>() + by);
    }

    private static bool Put(SchemaPlace place, string keyword, JsonNode value, params IReadOnlyList<string> gone)
    {
        place.Schema[keyword] = value;
        foreach (var other in gone)
        {
            place.Schema.Remove(other);
        }

        return true;
    }

    private static bool Do(Action change)
    {
        change();
        return true;
    }
}
