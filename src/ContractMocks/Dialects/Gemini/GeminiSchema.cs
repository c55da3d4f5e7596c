using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Gemini's <c>Schema</c> as JSON Schema: types in small letters, <c>nullable</c> as a second type, counts that are written as texts as numbers.
/// Keywords are told from the names of properties by where they stand.
/// </summary>
internal static class GeminiSchema
{
    private const int MostDepth = 256;

    private static readonly string[] s_counts = ["minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"];

    /// <summary>The same schema in the other notation; what is not an object stays as it is.</summary>
    public static JsonNode? ToJsonSchema(JsonNode? schema) => Convert(schema, 0);

    private static JsonNode? Convert(JsonNode? schema, int depth)
    {
        if (schema is not JsonObject gemini || depth > MostDepth)
        {
            return schema?.DeepClone();
        }

        var json = new JsonObject();
        foreach (var (keyword, value) in gemini)
        {
            switch (keyword)
            {
                case "nullable" or "propertyOrdering":
                    break;
                case "example":
                    json["examples"] = new JsonArray(value?.DeepClone());
                    break;
                case "type":
                    AddType(json, value);
                    break;
                case "properties" or "$defs" or "defs" when value is JsonObject members:
                    json[keyword == "defs" ? "$defs" : keyword] =
                        new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Convert(member.Value, depth + 1))));
                    break;
                case "anyOf" or "oneOf" or "allOf" or "prefixItems" when value is JsonArray list:
                    json[keyword] = new JsonArray([.. list.Select(one => Convert(one, depth + 1))]);
                    break;
                case "items" or "additionalProperties":
                    json[keyword] = Convert(value, depth + 1);
                    break;
                default:
                    json[keyword] = s_counts.Contains(keyword) ? Number(value) : value?.DeepClone();
                    break;
            }
        }

        if (gemini["nullable"] is JsonValue nullable && nullable.GetValueKind() == JsonValueKind.True)
        {
            AllowNull(json);
        }

        return json;
    }

    private static void AddType(JsonObject json, JsonNode? type)
    {
        if (type is JsonValue value && value.TryGetValue<string>(out var name))
        {
            // "Not specified" says nothing.
            if (name != "TYPE_UNSPECIFIED")
            {
                json["type"] = name.ToLowerInvariant();
            }
        }
        else
        {
            json["type"] = type is JsonArray names
                ? new JsonArray([.. names.Select(static one => (JsonNode?)(one is JsonValue word && word.TryGetValue<string>(out var text) ? text.ToLowerInvariant() : null))])
                : type?.DeepClone();
        }
    }

    private static void AllowNull(JsonObject json)
    {
        if (json["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name != "null")
        {
            json["type"] = new JsonArray(name, "null");
        }

        if (json["enum"] is JsonArray values && !values.Any(static value => value is null))
        {
            values.Add(null);
        }

        if (json["anyOf"] is JsonArray branches)
        {
            branches.Add(new JsonObject { ["type"] = "null" });
        }
    }

    private static JsonNode? Number(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var digits)
        && long.TryParse(digits, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : value?.DeepClone();
}
