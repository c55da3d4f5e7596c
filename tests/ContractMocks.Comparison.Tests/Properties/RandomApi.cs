using System.Text.Json.Nodes;

namespace ContractMocks.Comparison.Tests.Properties;

/// <summary>A document of one operation that takes and gives a schema.</summary>
internal static class RandomApi
{
    public static string Document(JsonObject root, JsonObject? more = null)
    {
        var schemas = new JsonObject { ["Root"] = root.DeepClone() };
        foreach (var (name, schema) in more ?? [])
        {
            schemas[name] = schema!.DeepClone();
        }

        return """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/x":{"post":{"operationId":"x",
            "requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Root"}}}},
            "responses":{"200":{"description":"d","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Root"}}}}}}}},
            "components":{"schemas":SCHEMAS}}
            """.Replace("SCHEMAS", schemas.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Every schema in a schema: itself, and those of its properties, items and alternatives.</summary>
    public static List<SchemaPlace> Places(JsonObject root)
    {
        var places = new List<SchemaPlace>();
        Walk(new SchemaPlace(root, "/components/schemas/Root", null, ""), places);
        return places;
    }

    private static void Walk(SchemaPlace place, List<SchemaPlace> places)
    {
        places.Add(place);
        if (place.Schema["properties"] is JsonObject properties)
        {
            foreach (var (name, schema) in properties)
            {
                Enter((JsonObject)schema!, $"/properties/{name}", name);
            }
        }

        foreach (var key in (string[])["items", "additionalProperties"])
        {
            if (place.Schema[key] is JsonObject schema)
            {
                Enter(schema, $"/{key}", "");
            }
        }

        foreach (var key in (string[])["anyOf", "oneOf", "allOf"])
        {
            for (var index = 0; place.Schema[key] is JsonArray parts && index < parts.Count; index++)
            {
                Enter((JsonObject)parts[index]!, $"/{key}/{index}", "");
            }
        }

        void Enter(JsonObject schema, string step, string name) => Walk(new SchemaPlace(schema, place.Pointer + step, place, name), places);
    }
}

/// <param name="Holder">The schema around it.</param>
/// <param name="Name">The property's name; empty for an item or alternative.</param>
internal sealed record SchemaPlace(JsonObject Schema, string Pointer, SchemaPlace? Holder, string Name)
{
    public bool Has(string keyword) => Schema.ContainsKey(keyword);

    public bool Is(string type) => Schema["type"] is JsonValue value && value.GetValue<string>() == type;
}
