using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Serving.Tests;

/// <summary>The smallest value that a schema plainly allows: what a request is made of before one thing of it is broken.</summary>
internal static class SmallestValue
{
    public static JsonNode? Of(SchemaView schema)
    {
        if (schema.Find("const") is { } single)
        {
            return JsonNode.Parse(single.GetRawText());
        }

        if (schema.Find("enum") is { } values)
        {
            return JsonNode.Parse(values[0].GetRawText());
        }

        var branch = schema.Alternatives[0];
        if (branch.Parts.Count > 0 && branch != schema && branch.Properties.Count == 0)
        {
            return Of(branch);
        }

        return Plain(schema, branch);
    }

    private static JsonNode? Plain(SchemaView schema, SchemaView branch)
    {
        var kinds = branch.Kinds.Where(static kind => kind != "null").ToList();
        if (kinds.Contains("object") && (kinds.Count == 1 || branch.Properties.Count > 0))
        {
            return Object(schema, branch);
        }

        return kinds.Contains("string") ? JsonValue.Create(Text(branch))
            : kinds.Contains("array") ? Array(branch)
            : kinds.Contains("number") ? JsonValue.Create(branch.Number("minimum") ?? 1)
            : kinds.Contains("boolean") ? JsonValue.Create(false)
            : new JsonObject();
    }

    // What stands beside a union holds for each of its branches.
    private static JsonObject Object(SchemaView schema, SchemaView branch)
    {
        var made = new JsonObject();
        foreach (var (owner, name) in new[] { schema, branch }.Distinct().SelectMany(static owner => owner.Required.Select(name => (owner, name))))
        {
            if (!made.ContainsKey(name))
            {
                made[name] = owner.Properties.TryGetValue(name, out var property) ? Of(property) : JsonValue.Create("x");
            }
        }

        return made;
    }

    private static JsonArray Array(SchemaView schema)
    {
        var made = new JsonArray();
        for (var i = 0; i < Math.Max(1, schema.Number("minItems") ?? 0) && schema.Items is { } items; i++)
        {
            made.Add(Of(items));
        }

        return made;
    }

    private static string Text(SchemaView schema) => schema.Find("format") is { ValueKind: JsonValueKind.String } format
        ? format.GetString() switch
        {
            "uri" => "https://example.com/x",
            "date-time" => "2026-01-01T00:00:00Z",
            "date" => "2026-01-01",
            "email" => "a@example.com",
            "uuid" => "00000000-0000-4000-8000-000000000000",
            _ => "xxxx",
        }
        : new string('x', (int)Math.Max(1, schema.Number("minLength") ?? 1));
}
