using System.Collections.Concurrent;
using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// The schemas of schemas, so that <c>{"$ref": "http://json-schema.org/draft-07/schema#"}</c> works without a network. Written here, in the
/// shortest form that judges the same; parsed when first asked for.
/// </summary>
internal static partial class MetaSchemas
{
    private const string Draft202012 = "https://json-schema.org/draft/2020-12/";
    private const string Draft201909 = "https://json-schema.org/draft/2019-09/";

    private static readonly ConcurrentDictionary<string, JsonElement?> Parsed = new(StringComparer.Ordinal);

    /// <summary>The metaschema of an address without fragment, or null.</summary>
    public static JsonElement? Find(string uri) => Parsed.GetOrAdd(uri, static name => Text(name) is { } text ? JsonDocument.Parse(text).RootElement.Clone() : null);

    /// <summary>The address of a dialect's metaschema; null for those that have none here.</summary>
    public static string? Uri(SchemaDialect dialect) => dialect switch
    {
        SchemaDialect.Draft202012 => Draft202012 + "schema",
        SchemaDialect.Draft201909 => Draft201909 + "schema",
        SchemaDialect.Draft7 => "http://json-schema.org/draft-07/schema",
        SchemaDialect.Draft6 => "http://json-schema.org/draft-06/schema",
        SchemaDialect.Draft4 => "http://json-schema.org/draft-04/schema",
        _ => null,
    };

    private static string? Text(string uri)
    {
        if (uri.StartsWith(Draft202012, StringComparison.Ordinal))
        {
            var name = uri.Substring(Draft202012.Length);
            return Members202012(name) is { } members ? Resource(Draft202012, name, "\"$dynamicAnchor\":\"meta\"", members) : null;
        }

        if (uri.StartsWith(Draft201909, StringComparison.Ordinal))
        {
            var name = uri.Substring(Draft201909.Length);
            return Members201909(name) is { } members ? Resource(Draft201909, name, "\"$recursiveAnchor\":true", members) : null;
        }

        return uri switch
        {
            "http://json-schema.org/draft-07/schema" => Draft7,
            "http://json-schema.org/draft-06/schema" => Draft6,
            "http://json-schema.org/draft-04/schema" => Draft4,
            _ => null,
        };
    }

    private static string Resource(string draft, string name, string anchor, string members) =>
        $$"""{"$schema":"{{draft}}schema","$id":"{{draft}}{{name}}",{{anchor}},"type":["object","boolean"],{{members}}}""";

    private static string? Members202012(string name) => name switch
    {
        "schema" => $$$$"""
            "$vocabulary":{{{{Vocabularies(Draft202012, "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content")}}}},
            "allOf":[{"$ref":"meta/core"},{"$ref":"meta/applicator"},{"$ref":"meta/unevaluated"},{"$ref":"meta/validation"},{"$ref":"meta/meta-data"},
              {"$ref":"meta/format-annotation"},{"$ref":"meta/content"}],
            "properties":{"definitions":{"type":"object","additionalProperties":{"$dynamicRef":"#meta"}},
              "dependencies":{"type":"object","additionalProperties":{"anyOf":[{"$dynamicRef":"#meta"},{"$ref":"meta/validation#/$defs/names"}]}},
              "$recursiveAnchor":{"type":"string","pattern":"^[A-Za-z_][-A-Za-z0-9._]*$"},"$recursiveRef":{"type":"string","format":"uri-reference"}}
            """,
        "meta/core" => """
            "properties":{"$id":{"type":"string","format":"uri-reference","pattern":"^[^#]*#?$"},"$schema":{"type":"string","format":"uri"},
              "$ref":{"type":"string","format":"uri-reference"},"$anchor":{"$ref":"#/$defs/anchor"},"$dynamicRef":{"type":"string","format":"uri-reference"},
              "$dynamicAnchor":{"$ref":"#/$defs/anchor"},"$vocabulary":{"type":"object","propertyNames":{"format":"uri"},"additionalProperties":{"type":"boolean"}},
              "$comment":{"type":"string"},"$defs":{"type":"object","additionalProperties":{"$dynamicRef":"#meta"}}},
            "$defs":{"anchor":{"type":"string","pattern":"^[A-Za-z_][-A-Za-z0-9._]*$"}}
            """,
        "meta/applicator" => """
            "properties":{"prefixItems":{"$ref":"#/$defs/list"},"items":{"$dynamicRef":"#meta"},"contains":{"$dynamicRef":"#meta"},
              "additionalProperties":{"$dynamicRef":"#meta"},"properties":{"$ref":"#/$defs/map"},
              "patternProperties":{"$ref":"#/$defs/map","propertyNames":{"format":"regex"}},"dependentSchemas":{"$ref":"#/$defs/map"},
              "propertyNames":{"$dynamicRef":"#meta"},"if":{"$dynamicRef":"#meta"},"then":{"$dynamicRef":"#meta"},"else":{"$dynamicRef":"#meta"},
              "allOf":{"$ref":"#/$defs/list"},"anyOf":{"$ref":"#/$defs/list"},"oneOf":{"$ref":"#/$defs/list"},"not":{"$dynamicRef":"#meta"}},
            "$defs":{"list":{"type":"array","minItems":1,"items":{"$dynamicRef":"#meta"}},"map":{"type":"object","additionalProperties":{"$dynamicRef":"#meta"}}}
            """,
        "meta/unevaluated" => """ "properties":{"unevaluatedItems":{"$dynamicRef":"#meta"},"unevaluatedProperties":{"$dynamicRef":"#meta"}} """,
        "meta/validation" => Validation,
        "meta/meta-data" => Annotations,
        "meta/format-annotation" or "meta/format-assertion" => """ "properties":{"format":{"type":"string"}} """,
        "meta/content" => Content("\"$dynamicRef\":\"#meta\""),
        _ => null,
    };

    private static string? Members201909(string name) => name switch
    {
        "schema" => $$$$"""
            "$vocabulary":{{{{Vocabularies(Draft201909, "core", "applicator", "validation", "meta-data", "content")}}}},
            "allOf":[{"$ref":"meta/core"},{"$ref":"meta/applicator"},{"$ref":"meta/validation"},{"$ref":"meta/meta-data"},{"$ref":"meta/format"},{"$ref":"meta/content"}],
            "properties":{"definitions":{"type":"object","additionalProperties":{"$recursiveRef":"#"}},
              "dependencies":{"type":"object","additionalProperties":{"anyOf":[{"$recursiveRef":"#"},{"$ref":"meta/validation#/$defs/names"}]}}}
            """,
        "meta/core" => """
            "properties":{"$id":{"type":"string","format":"uri-reference","pattern":"^[^#]*#?$"},"$schema":{"type":"string","format":"uri"},
              "$anchor":{"type":"string","pattern":"^[A-Za-z][-A-Za-z0-9.:_]*$"},"$ref":{"type":"string","format":"uri-reference"},
              "$recursiveRef":{"type":"string","format":"uri-reference"},"$recursiveAnchor":{"type":"boolean"},
              "$vocabulary":{"type":"object","propertyNames":{"format":"uri"},"additionalProperties":{"type":"boolean"}},
              "$comment":{"type":"string"},"$defs":{"type":"object","additionalProperties":{"$recursiveRef":"#"}}}
            """,
        "meta/applicator" => """
            "properties":{"additionalItems":{"$recursiveRef":"#"},"unevaluatedItems":{"$recursiveRef":"#"},
              "items":{"anyOf":[{"$recursiveRef":"#"},{"$ref":"#/$defs/list"}]},"contains":{"$recursiveRef":"#"},"additionalProperties":{"$recursiveRef":"#"},
              "unevaluatedProperties":{"$recursiveRef":"#"},"properties":{"$ref":"#/$defs/map"},
              "patternProperties":{"$ref":"#/$defs/map","propertyNames":{"format":"regex"}},"dependentSchemas":{"$ref":"#/$defs/map"},
              "propertyNames":{"$recursiveRef":"#"},"if":{"$recursiveRef":"#"},"then":{"$recursiveRef":"#"},"else":{"$recursiveRef":"#"},
              "allOf":{"$ref":"#/$defs/list"},"anyOf":{"$ref":"#/$defs/list"},"oneOf":{"$ref":"#/$defs/list"},"not":{"$recursiveRef":"#"}},
            "$defs":{"list":{"type":"array","minItems":1,"items":{"$recursiveRef":"#"}},"map":{"type":"object","additionalProperties":{"$recursiveRef":"#"}}}
            """,
        "meta/validation" => Validation,
        "meta/meta-data" => Annotations,
        "meta/format" => """ "properties":{"format":{"type":"string"}} """,
        "meta/content" => Content("\"$recursiveRef\":\"#\""),
        _ => null,
    };

    private static string Vocabularies(string draft, params string[] topics) =>
        "{" + string.Join(",", topics.Select(topic => $"\"{draft}vocab/{topic}\":true")) + "}";

    private static string Content(string schema) =>
        $$$$""" "properties":{"contentEncoding":{"type":"string"},"contentMediaType":{"type":"string"},"contentSchema":{{{{{schema}}}}}} """;
}
