using System.Text.Json.Nodes;

namespace ContractMocks.Fakes.Tests.Properties;

/// <summary>Random schemas of all keywords, contradictions welcome.</summary>
internal static class RandomSchema
{
    private const int MaxDepth = 4;

    private static readonly string[] s_names = ["a", "b", "c", "kind", "city", "start_date", "x-1"];
    private static readonly string[] s_types = ["string", "integer", "number", "object", "array", "boolean", "null"];
    private static readonly string[] s_formats = ["date", "date-time", "email", "uri", "uuid", "ipv4", "hostname", "duration", "regex", "unheard-of"];

    private static readonly string[] s_patterns =
    [
        "^a+$", "b", "^[A-Z]{2}\\d{3}$", "^(?:ab|cd){1,3}$", "^x-", "^\\w{1,8}$", "^(?!a)[a-z]+$", "^\\p{Lu}\\p{Ll}+$", "[^a-z]$", "^.{3,5}$", "^$",
    ];

    private static readonly string[] s_keywords =
    [
        "type", "properties", "required", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength",
        "maxLength", "pattern", "format", "items", "prefixItems", "contains", "uniqueItems", "minItems", "maxItems", "minContains", "maxContains",
        "patternProperties", "additionalProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired", "dependentSchemas",
        "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "unevaluatedProperties", "unevaluatedItems", "examples", "default", "type",
        "properties", "required", "items",
    ];

    public static JsonObject Of(Choices choices)
    {
        var schema = Schema(choices, 0) as JsonObject ?? [];
        schema["$defs"] = new JsonObject { ["one"] = Schema(choices, 2), ["two"] = Schema(choices, 2) };
        return schema;
    }

    public static JsonNode Value(Choices choices, int depth) => choices.Below(depth >= 2 ? 6 : 8) switch
    {
        0 => JsonValue.Create(choices.Below(12) - 4),
        1 => JsonValue.Create(choices.Of("a", "ab", "AB123", "x-1", "Paris", "", "2026-01-31", "é🐲")),
        2 => JsonValue.Create(true),
        3 => JsonValue.Create(choices.Below(40) / 4m),
        4 => JsonValue.Create(false),
        5 => JsonValue.Create((choices.Below(9000) - 4500) * 1000L),
        6 => new JsonArray([.. Enumerable.Range(0, choices.Below(4)).Select(_ => Value(choices, depth + 1))]),
        _ => new JsonObject(Names(choices, 4).Select(name => KeyValuePair.Create(name, (JsonNode?)Value(choices, depth + 1)))),
    };

    private static JsonNode Schema(Choices choices, int depth)
    {
        if (depth >= MaxDepth || choices.OneIn(9))
        {
            return choices.Below(6) switch
            {
                0 or 1 => new JsonObject { ["type"] = choices.Of(s_types) },
                2 => new JsonObject(),
                3 => JsonValue.Create(true),
                4 => new JsonObject { ["$ref"] = choices.Of("#/$defs/one", "#/$defs/two", "#") },
                _ => JsonValue.Create(choices.Below(4) > 0),
            };
        }

        var schema = new JsonObject();
        for (var left = 1 + choices.Below(6); left > 0; left--)
        {
            var keyword = choices.Of(s_keywords);
            if (keyword == "$ref" && depth == 0)
            {
                // A schema that is itself by reference has no meaning.
                continue;
            }

            schema[keyword] = Argument(keyword, choices, depth + 1);
        }

        return schema;
    }

    private static JsonNode Argument(string keyword, Choices choices, int depth) => keyword switch
    {
        "type" when choices.OneIn(4) => new JsonArray(choices.Of("string", "object"), choices.Of("null", "integer", "array")),
        "type" => choices.Of(s_types),
        "properties" or "dependentSchemas" => Schemas(Names(choices, 4), choices, depth),
        "required" => new JsonArray([.. Names(choices, 3).Select(static name => JsonValue.Create(name))]),
        "enum" or "examples" => new JsonArray([.. Enumerable.Range(0, 1 + choices.Below(4)).Select(_ => Value(choices, 1)).DistinctBy(static value => value.ToJsonString())]),
        "const" or "default" => Value(choices, 1),
        "minimum" or "exclusiveMinimum" => choices.Below(20) - 10,
        "maximum" or "exclusiveMaximum" => choices.Below(24) - 8,
        "multipleOf" => choices.Of(1m, 2m, 3m, 0.5m, 0.01m, 7m, 2.5m),
        "minLength" or "minItems" or "minProperties" or "minContains" => choices.Below(5),
        "maxLength" or "maxItems" or "maxProperties" or "maxContains" => choices.Below(8),
        "pattern" => choices.Of(s_patterns),
        "format" => choices.Of(s_formats),
        "prefixItems" or "allOf" or "anyOf" or "oneOf" => new JsonArray([.. Enumerable.Range(0, 1 + choices.Below(3)).Select(_ => Schema(choices, depth))]),
        "uniqueItems" => choices.Below(3) > 0,
        "patternProperties" => Schemas([choices.Of(s_patterns)], choices, depth),
        "dependentRequired" => new JsonObject { [choices.Of(s_names)] = new JsonArray([.. Names(choices, 2).Select(static name => JsonValue.Create(name))]) },
        "$ref" => choices.Of("#/$defs/one", "#/$defs/two"),
        "unevaluatedProperties" or "unevaluatedItems" or "additionalProperties" when choices.Below(2) == 0 => false,
        _ => Schema(choices, depth),
    };

    private static JsonObject Schemas(IEnumerable<string> names, Choices choices, int depth) =>
        new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)Schema(choices, depth))));

    private static List<string> Names(Choices choices, int most) =>
        [.. Enumerable.Range(0, choices.Below(most + 1)).Select(_ => choices.Of(s_names)).Distinct()];
}
