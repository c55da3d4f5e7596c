using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ContractMocks.Fakes.Tests.Properties;

/// <summary>Schemas that a given instance fits, whatever is chosen: there is an instance, so a faker has no excuse.</summary>
internal static class SchemaAround
{
    public static JsonNode Of(JsonNode? instance, Choices choices, int depth = 0)
    {
        var schema = Direct(instance, choices, depth);
        if (depth > 2)
        {
            return schema;
        }

        JsonNode Again() => Of(instance, choices, depth + 2);
        switch (choices.Below(12))
        {
            case 1:
                schema["allOf"] = new JsonArray(Again(), Again());
                break;
            case 2:
                schema["anyOf"] = new JsonArray(Other(instance), Again());
                break;
            case 3:
                schema["oneOf"] = new JsonArray(Again(), Other(instance));
                break;
            case 4:
                schema["not"] = Other(instance);
                break;
            case 5:
                schema["if"] = Again();
                schema["then"] = Again();
                schema["else"] = new JsonObject { ["minimum"] = 7 };
                break;
            case 6:
                schema["if"] = Other(instance);
                schema["then"] = false;
                schema["else"] = Again();
                break;
            case 7:
                return new JsonObject { ["anyOf"] = new JsonArray(false, schema) };
        }

        return schema;
    }

    /// <summary>A schema that the instance does not fit.</summary>
    private static JsonObject Other(JsonNode? instance) => new() { ["type"] = instance?.GetValueKind() == JsonValueKind.String ? "object" : "string" };

    private static JsonObject Direct(JsonNode? instance, Choices choices, int depth)
    {
        if (choices.OneIn(10))
        {
            return new JsonObject { ["enum"] = new JsonArray(instance?.DeepClone(), "another") };
        }

        return instance switch
        {
            JsonObject given => OfObject(given, choices, depth),
            JsonArray given => OfArray(given, choices, depth),
            JsonValue given when given.GetValueKind() == JsonValueKind.String => OfText(given.GetValue<string>(), choices),
            JsonValue given when given.GetValueKind() == JsonValueKind.Number => OfNumber(given.ToJsonString(), choices),
            _ => new JsonObject { ["type"] = instance is null ? "null" : "boolean" },
        };
    }

    private static JsonObject OfObject(JsonObject given, Choices choices, int depth)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(given.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Of(member.Value, choices, depth + 1)))),
        };
        var names = given.Select(static member => member.Key).ToList();
        if (choices.Below(3) > 0)
        {
            schema["required"] = new JsonArray([.. names.Where(_ => choices.Below(3) > 0).Select(static name => JsonValue.Create(name))]);
        }

        switch (choices.Below(6))
        {
            case 1:
                schema["additionalProperties"] = false;
                break;
            case 2:
                schema["unevaluatedProperties"] = false;
                break;
            case 3:
                schema["minProperties"] = names.Count;
                schema["propertyNames"] = new JsonObject { ["maxLength"] = Math.Max(1, names.Select(static name => name.Length).DefaultIfEmpty(1).Max()) };
                break;
            case 4 when names.Count > 1:
                schema["dependentRequired"] = new JsonObject { [names[0]] = new JsonArray(names[^1]) };
                schema["maxProperties"] = names.Count;
                break;
            case 5:
                schema["patternProperties"] = new JsonObject { ["^zz"] = new JsonObject { ["type"] = "integer" } };
                schema["additionalProperties"] = false;
                break;
        }

        return schema;
    }

    private static JsonObject OfArray(JsonArray given, Choices choices, int depth)
    {
        var schema = new JsonObject { ["type"] = "array" };
        if (choices.Below(2) == 0)
        {
            schema["minItems"] = Math.Max(0, given.Count - choices.Below(3));
            schema["maxItems"] = given.Count + choices.Below(3);
        }

        switch (choices.Below(4))
        {
            case 0 when given.Count > 0:
                schema["prefixItems"] = new JsonArray([.. given.Select(item => Of(item, choices, depth + 1))]);
                schema[choices.Of("items", "unevaluatedItems")] = false;
                break;
            case 1 when given.Count > 0:
                schema["items"] = new JsonObject { ["anyOf"] = new JsonArray([.. given.Select(item => Of(item, choices, depth + 1))]) };
                break;
            case 2 when given.Count > 0:
                schema["contains"] = Of(given[choices.Below(given.Count)], choices, depth + 1);
                schema["maxContains"] = given.Count;
                break;
        }

        if (given.Select(static item => item?.ToJsonString()).Distinct().Count() == given.Count && given.All(static item => item is JsonValue value && value.GetValueKind() == JsonValueKind.String))
        {
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    private static JsonObject OfText(string given, Choices choices)
    {
        var length = new StringInfo(given).LengthInTextElements;
        var schema = new JsonObject { ["type"] = "string" };
        switch (choices.Below(5))
        {
            case 1:
                schema["minLength"] = Math.Max(0, length - choices.Below(2));
                schema["maxLength"] = length + choices.Below(3);
                break;
            case 2:
                schema["pattern"] = "^" + Regex.Escape(given.Length > 0 && char.IsAscii(given[0]) ? given[..1] : "");
                break;
            case 3:
                schema["const"] = given;
                break;
            case 4:
                schema["pattern"] = $"^.{{{Math.Max(0, length - 1)},{length + 1}}}$";
                break;
        }

        return schema;
    }

    private static JsonObject OfNumber(string text, Choices choices)
    {
        var given = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var schema = new JsonObject { ["type"] = given == decimal.Truncate(given) && choices.Below(2) == 0 ? "integer" : "number" };
        switch (choices.Below(4))
        {
            case 1:
                schema["minimum"] = given - choices.Below(3);
                schema["maximum"] = given + choices.Below(3);
                break;
            case 2:
                schema["exclusiveMinimum"] = given - 1;
                schema["exclusiveMaximum"] = given + 1;
                break;
            case 3:
                schema["multipleOf"] = given == decimal.Truncate(given) ? choices.Of(1m, 0.5m, Math.Max(1, Math.Abs(given))) : 0.25m;
                break;
        }

        return schema;
    }
}
