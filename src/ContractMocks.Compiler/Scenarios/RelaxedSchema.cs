using System.Text.Json.Nodes;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// Rewrites a schema so that it accepts objects whose required properties are missing, at every depth, and is as strict as before otherwise: the
/// engine fakes what is missing when it sends the call. Below <c>not</c> and <c>if</c> a weaker schema would refuse more, so they stay.
/// </summary>
internal static class RelaxedSchema
{
    public static string Of(string schema)
    {
        var root = JsonNode.Parse(schema, documentOptions: new() { MaxDepth = TextFile.MaxDepth + 8 });
        if (root is not null)
        {
            // A reference into a union names it by its keyword, which then has to stay.
            Relax(root, renameUnions: schema.IndexOf("/oneOf/", StringComparison.Ordinal) < 0);
        }

        return root?.ToJsonString() ?? "true";
    }

    /// <summary>Whether the schema, or one below it, has become weaker.</summary>
    private static bool Relax(JsonNode? node, bool renameUnions)
    {
        if (node is not JsonObject schema)
        {
            return false;
        }

        // A reference may lead to something that has become weaker.
        var isWeaker = schema.ContainsKey("$ref");
        foreach (var keyword in new[] { "required", "dependentRequired", "minProperties" })
        {
            isWeaker |= schema.Remove(keyword);
        }

        isWeaker |= RelaxUnion(schema, renameUnions);
        foreach (var keyword in schema.Select(static pair => pair.Key).ToList())
        {
            isWeaker |= keyword switch
            {
                "additionalProperties" or "unevaluatedProperties" or "unevaluatedItems" or "contains" or "propertyNames" or "then" or "else" =>
                    Relax(schema[keyword], renameUnions),
                "items" or "allOf" or "anyOf" or "prefixItems" => RelaxAll(schema[keyword], renameUnions),
                "properties" or "patternProperties" or "dependentSchemas" or "$defs" or "definitions" => RelaxValues(schema[keyword], renameUnions),
                _ => false,
            };
        }

        return isWeaker;
    }

    /// <summary>Branches that only their required properties tell apart are told apart no more, so "exactly one" becomes "at least one".</summary>
    private static bool RelaxUnion(JsonObject schema, bool renameUnions)
    {
        if (schema["oneOf"] is not JsonArray branches || !RelaxAll(branches, renameUnions))
        {
            return false;
        }

        if (renameUnions)
        {
            schema.Remove("oneOf");
            var union = new JsonObject { ["anyOf"] = branches };
            if (schema["allOf"] is JsonArray all)
            {
                all.Add((JsonNode)union);
            }
            else
            {
                schema["allOf"] = new JsonArray(union);
            }
        }

        return true;
    }

    private static bool RelaxAll(JsonNode? node, bool renameUnions)
    {
        if (node is not JsonArray list)
        {
            return Relax(node, renameUnions);
        }

        var isWeaker = false;
        foreach (var item in list)
        {
            isWeaker |= Relax(item, renameUnions);
        }

        return isWeaker;
    }

    private static bool RelaxValues(JsonNode? node, bool renameUnions)
    {
        var isWeaker = false;
        if (node is JsonObject map)
        {
            foreach (var pair in map)
            {
                isWeaker |= Relax(pair.Value, renameUnions);
            }
        }

        return isWeaker;
    }
}
