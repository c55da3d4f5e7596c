using System.Text.Json.Nodes;
using ContractMocks.Fakes.Tests.Properties;

namespace ContractMocks.Comparison.Tests.Properties;

/// <summary>Random schemas of the kinds that APIs have, each of which some value fits.</summary>
internal static class PlainSchema
{
    private static readonly string[] s_names = ["city", "count", "items", "kind", "note", "price"];

    public static JsonObject Of(Choices choices, int depth = 0) => choices.Below(depth >= 3 ? 5 : 9) switch
    {
        0 => Text(choices),
        1 => Number(choices, "integer"),
        2 => Number(choices, "number"),
        3 => new JsonObject { ["type"] = "boolean" },
        4 => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Some(choices, ["a", "b", "c", "d"], 1).Select(static name => JsonValue.Create(name))]) },
        5 => List(choices, depth),
        6 => Union(choices, depth),
        _ => Object(choices, depth),
    };

    public static JsonObject Object(Choices choices, int depth)
    {
        var names = Some(choices, s_names, 1);
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)Of(choices, depth + 1)))),
        };
        var required = names.Where(_ => choices.Below(2) == 0).ToList();
        if (required.Count > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(static name => JsonValue.Create(name))]);
        }

        if (choices.OneIn(4))
        {
            schema["additionalProperties"] = choices.OneIn(2) ? new JsonObject { ["type"] = "string" } : JsonValue.Create(false);
        }

        return schema;
    }

    private static JsonObject Text(Choices choices)
    {
        var schema = new JsonObject { ["type"] = choices.OneIn(4) ? new JsonArray("string", "null") : "string" };
        switch (choices.Below(5))
        {
            case 1:
                schema["minLength"] = 1 + choices.Below(3);
                schema["maxLength"] = 5 + choices.Below(5);
                break;
            case 2:
                schema["pattern"] = choices.Of("^[a-z]{1,8}$", "^x-[0-9]+$");
                break;
            case 3:
                schema["format"] = choices.Of("date", "uuid", "email");
                break;
        }

        return schema;
    }

    private static JsonObject Number(Choices choices, string type)
    {
        var schema = new JsonObject { ["type"] = type };
        if (choices.OneIn(2))
        {
            schema["minimum"] = choices.Below(5);
        }

        if (choices.OneIn(2))
        {
            schema["maximum"] = 10 + choices.Below(50);
        }

        return schema;
    }

    private static JsonObject List(Choices choices, int depth)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Of(choices, depth + 1) };
        if (choices.OneIn(3))
        {
            schema["minItems"] = choices.Below(2);
            schema["maxItems"] = 2 + choices.Below(4);
        }

        return schema;
    }

    /// <summary>Alternatives that differ in type, so that what fits one fits no other.</summary>
    private static JsonObject Union(Choices choices, int depth)
    {
        var parts = new List<JsonNode> { Text(choices), Number(choices, "number"), Object(choices, depth + 1), new JsonObject { ["type"] = "boolean" } };
        parts.RemoveAt(choices.Below(parts.Count));
        if (choices.OneIn(2))
        {
            parts.RemoveAt(choices.Below(parts.Count));
        }

        return new JsonObject { [choices.Of("anyOf", "oneOf")] = new JsonArray([.. parts]) };
    }

    private static List<string> Some(Choices choices, IReadOnlyList<string> of, int least)
    {
        var some = of.Where(_ => choices.Below(2) == 0).ToList();
        return some.Count >= least ? some : [.. of.Take(least)];
    }
}
