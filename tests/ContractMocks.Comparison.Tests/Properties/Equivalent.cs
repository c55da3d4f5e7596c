using System.Text.Json.Nodes;
using ContractMocks.Fakes.Tests.Properties;

namespace ContractMocks.Comparison.Tests.Properties;

/// <summary>Writes a schema otherwise, so that it means the same.</summary>
internal static class Equivalent
{
    private static readonly string[] s_orderless = ["required", "enum", "type", "anyOf", "oneOf", "allOf"];

    private static readonly Func<SchemaPlace, Choices, JsonObject, bool>[] s_ways =
    [
        TypeInList, NullAsAlternative, AllOfOne, Reference, Reordered, Orderless, AnyOfNested, ConstantAsEnum, SplitIntoMembers, NothingSaid, AlternativesAsTypes, Numbers,
    ];

    /// <summary>The schema, a few of whose parts are written otherwise; what references name is put into <paramref name="components"/>.</summary>
    public static JsonObject Of(JsonObject root, Choices choices, JsonObject components)
    {
        var copy = (JsonObject)root.DeepClone();
        for (var left = 1 + choices.Below(8); left > 0; left--)
        {
            var places = RandomApi.Places(copy);
            _ = s_ways[choices.Below(s_ways.Length)](places[choices.Below(places.Count)], choices, components);
        }

        return copy;
    }

    private static bool TypeInList(SchemaPlace place, Choices choices, JsonObject components)
    {
        if (place.Schema["type"] is not JsonValue type)
        {
            return false;
        }

        place.Schema["type"] = new JsonArray(type.DeepClone());
        return true;
    }

    private static bool NullAsAlternative(SchemaPlace place, Choices choices, JsonObject components)
    {
        if (place.Schema["type"] is not JsonArray { Count: 2 } types || types[1]!.GetValue<string>() != "null")
        {
            return false;
        }

        var other = (JsonObject)place.Schema.DeepClone();
        other["type"] = types[0]!.DeepClone();
        Replace(place.Schema, new JsonObject { [choices.Of("anyOf", "oneOf")] = new JsonArray(other, new JsonObject { ["type"] = "null" }) });
        return true;
    }

    private static bool AllOfOne(SchemaPlace place, Choices choices, JsonObject components)
    {
        Replace(place.Schema, new JsonObject { ["allOf"] = new JsonArray(place.Schema.DeepClone()) });
        return true;
    }

    private static bool Reference(SchemaPlace place, Choices choices, JsonObject components)
    {
        if (place.Holder is null || place.Has("$ref"))
        {
            return false;
        }

        var name = $"Part{components.Count + 1}";
        components[name] = place.Schema.DeepClone();
        Replace(place.Schema, new JsonObject { ["$ref"] = $"#/components/schemas/{name}" });
        return true;
    }

    private static bool Reordered(SchemaPlace place, Choices choices, JsonObject components)
    {
        Replace(place.Schema, Reversed(place.Schema));
        if (place.Schema["properties"] is JsonObject properties)
        {
            place.Schema["properties"] = Reversed(properties);
        }

        return true;
    }

    private static bool Orderless(SchemaPlace place, Choices choices, JsonObject components)
    {
        foreach (var key in s_orderless)
        {
            if (place.Schema[key] is JsonArray list)
            {
                place.Schema[key] = new JsonArray([.. list.Reverse().Select(static item => item?.DeepClone())]);
            }
        }

        return true;
    }

    private static bool AnyOfNested(SchemaPlace place, Choices choices, JsonObject components)
    {
        if (place.Schema["anyOf"] is not JsonArray { Count: > 2 } parts)
        {
            return false;
        }

        var rest = new JsonArray([.. parts.Skip(1).Select(static part => part!.DeepClone())]);
        place.Schema["anyOf"] = new JsonArray(parts[0]!.DeepClone(), new JsonObject { ["anyOf"] = rest });
        return true;
    }

    private static bool ConstantAsEnum(SchemaPlace place, Choices choices, JsonObject components)
    {
        if (place.Schema["enum"] is not JsonArray { Count: 1 } values)
        {
            return false;
        }

        place.Schema["const"] = values[0]!.DeepClone();
        place.Schema.Remove("enum");
        return true;
    }

    /// <summary>A closed object is left whole: beside another member its properties would be refused.</summary>
    private static bool SplitIntoMembers(SchemaPlace place, Choices choices, JsonObject components)
    {
        if (place.Schema["properties"] is not JsonObject { Count: > 1 } properties || place.Has("additionalProperties") || place.Has("allOf"))
        {
            return false;
        }

        var first = choices.Below(properties.Count - 1) + 1;
        var one = new JsonObject { ["type"] = "object", ["properties"] = Copy(properties.Take(first)) };
        var other = new JsonObject { ["type"] = "object", ["properties"] = Copy(properties.Skip(first)) };
        if (place.Schema["required"] is JsonArray required)
        {
            (choices.OneIn(2) ? one : other)["required"] = required.DeepClone();
        }

        Replace(place.Schema, new JsonObject { ["allOf"] = new JsonArray(one, other) });
        return true;
    }

    private static bool NothingSaid(SchemaPlace place, Choices choices, JsonObject components)
    {
        if (place.Is("object") && !place.Has("additionalProperties"))
        {
            place.Schema["additionalProperties"] = true;
        }

        if (place.Is("string") && !place.Has("minLength"))
        {
            place.Schema["minLength"] = 0;
        }

        if (place.Is("array") && !place.Has("minItems"))
        {
            place.Schema["minItems"] = 0;
        }

        place.Schema["deprecated"] = false;
        return true;
    }

    /// <summary>Types beside each other, where every alternative is nothing but a type.</summary>
    private static bool AlternativesAsTypes(SchemaPlace place, Choices choices, JsonObject components)
    {
        if (place.Schema["anyOf"] is not JsonArray parts || parts.Any(static part => part is not JsonObject { Count: 1 } one || one["type"] is not JsonValue))
        {
            return false;
        }

        Replace(place.Schema, new JsonObject { ["type"] = new JsonArray([.. parts.Select(static part => part!["type"]!.DeepClone())]) });
        return true;
    }

    private static bool Numbers(SchemaPlace place, Choices choices, JsonObject components)
    {
        foreach (var key in (string[])["minimum", "maximum"])
        {
            if (place.Schema[key] is JsonValue bound && !bound.ToJsonString().Contains('.', StringComparison.Ordinal))
            {
                place.Schema[key] = JsonNode.Parse(bound.ToJsonString() + ".0");
            }
        }

        return true;
    }

    private static JsonObject Copy(IEnumerable<KeyValuePair<string, JsonNode?>> properties) =>
        new(properties.Select(static property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));

    private static JsonObject Reversed(JsonObject from) => Copy(from.Reverse());

    /// <summary>Another content in the same node, so that what holds it need not know.</summary>
    private static void Replace(JsonObject schema, JsonObject by)
    {
        schema.Clear();
        foreach (var (key, value) in by)
        {
            schema[key] = value?.DeepClone();
        }
    }
}
