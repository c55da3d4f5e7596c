using System.Text.Json;

namespace ContractMocks;

/// <summary>
/// Writes a schema without what only describes: <c>description</c>, <c>title</c>, <c>examples</c>, <c>deprecated</c>, long defaults. Walks
/// keyword by keyword, because a property may itself be named <c>description</c>.
/// </summary>
internal static class CompactSchema
{
    /// <summary>Longer defaults, in characters of JSON, are left out: nothing is judged by them.</summary>
    private const int MaxDefaultLength = 64;

    public static void Write(string schema, Utf8JsonWriter json)
    {
        using var document = JsonDocument.Parse(schema, new JsonDocumentOptions { MaxDepth = 1024 });
        Write(document.RootElement, json);
    }

    private static void Write(JsonElement schema, Utf8JsonWriter json)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!IsLeftOut(keyword))
            {
                json.WritePropertyName(keyword.Name);
                WriteKeyword(keyword, json);
            }
        }

        json.WriteEndObject();
    }

    private static bool IsLeftOut(JsonProperty keyword) => keyword.Name switch
    {
        "description" or "title" or "example" or "examples" or "deprecated" or "$comment" => true,
        "default" => keyword.Value.GetRawText().Length > MaxDefaultLength,
        var name => name.StartsWith("x-", StringComparison.Ordinal),
    };

    private static void WriteKeyword(JsonProperty keyword, Utf8JsonWriter json)
    {
        switch (keyword.Name)
        {
            case "properties" or "patternProperties" or "$defs" or "definitions" or "dependentSchemas"
                when keyword.Value.ValueKind == JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in keyword.Value.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    Write(property.Value, json);
                }

                json.WriteEndObject();
                break;
            case "allOf" or "anyOf" or "oneOf" or "prefixItems" when keyword.Value.ValueKind == JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var branch in keyword.Value.EnumerateArray())
                {
                    Write(branch, json);
                }

                json.WriteEndArray();
                break;
            case "items" or "contains" or "additionalProperties" or "propertyNames" or "unevaluatedItems" or "unevaluatedProperties"
                or "contentSchema" or "not" or "if" or "then" or "else":
                Write(keyword.Value, json);
                break;
            default:
                keyword.Value.WriteTo(json);
                break;
        }
    }
}
