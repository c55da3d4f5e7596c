using System.Text.Json.Nodes;

namespace ContractMocks.Comparison.Tests.Migrations;

/// <summary>
/// Writes a document of 3.0 as one of 3.1, the ways that providers did: null as a type or as an alternative, exclusive bounds as numbers, examples
/// as lists, constants for enums of one, references without the allOf around them. It means the same.
/// </summary>
internal static class To31
{
    /// <param name="asAlternative">Whether null becomes an alternative, as at OpenAI, or a type beside, as elsewhere.</param>
    public static JsonObject Of(JsonObject document, bool asAlternative)
    {
        var copy = (JsonObject)document.DeepClone();
        copy["openapi"] = "3.1.0";
        Walk(copy, isSchema: false, asAlternative);
        return copy;
    }

    private static void Walk(JsonNode? node, bool isSchema, bool asAlternative)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    Walk(item, isSchema, asAlternative);
                }

                break;
            case JsonObject one:
                foreach (var (key, value) in one.ToList())
                {
                    if (key is "properties" or "patternProperties" || key == "schemas" && !isSchema)
                    {
                        foreach (var (_, schema) in ((JsonObject)value!).ToList())
                        {
                            Walk(schema, isSchema: true, asAlternative);
                        }
                    }
                    else if (key is "items" or "allOf" or "anyOf" or "oneOf" or "not" or "additionalProperties" or "schema")
                    {
                        Walk(value, isSchema: true, asAlternative);
                    }
                    else if (key is not ("example" or "examples" or "default" or "enum" or "x-oaiMeta"))
                    {
                        Walk(value, isSchema: false, asAlternative);
                    }
                }

                if (isSchema)
                {
                    Rewrite(one, asAlternative);
                }

                break;
        }
    }

    private static void Rewrite(JsonObject schema, bool asAlternative)
    {
        Exclusive(schema, "minimum", "exclusiveMinimum");
        Exclusive(schema, "maximum", "exclusiveMaximum");
        if (schema["example"] is { } example)
        {
            schema.Remove("example");
            schema["examples"] = new JsonArray(example.DeepClone());
        }

        if (schema["enum"] is JsonArray { Count: 1 } values)
        {
            schema["const"] = values[0]?.DeepClone();
            schema.Remove("enum");
        }

        if (schema["allOf"] is JsonArray { Count: 1 } members && members[0] is JsonObject { Count: 1 } reference && reference["$ref"] is { } name && !schema.ContainsKey("nullable"))
        {
            schema.Remove("allOf");
            schema["$ref"] = name.DeepClone();
        }

        if (schema["nullable"] is JsonValue nullable)
        {
            schema.Remove("nullable");
            if (nullable.GetValue<bool>())
            {
                Nullable(schema, asAlternative);
            }
        }
    }

    private static void Nullable(JsonObject schema, bool asAlternative)
    {
        // Anthropic's generator says the type of null beside the form that is not.
        if (schema["type"] is JsonValue nothing && nothing.GetValue<string>() == "null" && schema.ContainsKey("oneOf"))
        {
            schema.Remove("type");
        }

        if (!asAlternative && schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            // In 3.0 an enum need not list null.
            if (schema["enum"] is JsonArray values && !values.Any(static value => value is null))
            {
                values.Add((JsonNode?)null);
            }

            if (schema.ContainsKey("const"))
            {
                schema["enum"] = new JsonArray(schema["const"]?.DeepClone(), null);
                schema.Remove("const");
            }
        }
        else if (schema.ContainsKey("$ref") || schema.ContainsKey("type") || schema.ContainsKey("allOf") || schema.ContainsKey("anyOf") || schema.ContainsKey("oneOf"))
        {
            var other = (JsonObject)schema.DeepClone();
            schema.Clear();
            foreach (var key in (string[])["default", "description", "deprecated", "readOnly", "writeOnly"])
            {
                if (other[key] is { } said)
                {
                    other.Remove(key);
                    schema[key] = said.DeepClone();
                }
            }

            schema["anyOf"] = new JsonArray(other, new JsonObject { ["type"] = "null" });
        }
    }

    private static void Exclusive(JsonObject schema, string bound, string exclusive)
    {
        if (schema[exclusive] is JsonValue flag && flag.TryGetValue<bool>(out var isExclusive))
        {
            schema.Remove(exclusive);
            if (isExclusive && schema[bound] is { } value)
            {
                schema.Remove(bound);
                schema[exclusive] = value.DeepClone();
            }
        }
    }
}
