using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Fakes.Tests.SideBySide;

/// <summary>Takes a schema out of its document, with all that it refers to, so that a program that knows nothing of the document can read it.</summary>
internal static class Bundle
{
    public static FakedSchema Of(FakedSchema schema)
    {
        if (schema.Document is not { } document)
        {
            return schema;
        }

        var reference = FakedSchema.Parse(schema.Json).GetProperty("$ref").GetString()!;
        var prefix = reference[..(reference.LastIndexOf('/') + 1)];
        var named = prefix.Trim('#', '/').Split('/').Aggregate(document.Root, static (node, step) => node.GetProperty(step));
        var definitions = new JsonObject();
        var start = Moved(JsonValue.Create(reference), prefix, named, definitions);
        var whole = new JsonObject { ["$ref"] = start, ["$defs"] = definitions };
        if (document.Root.TryGetProperty("$schema", out var dialect))
        {
            whole["$schema"] = dialect.GetString();
        }

        return new FakedSchema(schema.Group, schema.Name, whole.ToJsonString());
    }

    private static string Moved(JsonValue reference, string prefix, JsonElement named, JsonObject definitions)
    {
        var text = reference.GetValue<string>();
        if (!text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return text;
        }

        var rest = text[prefix.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var step = slash < 0 ? rest : rest[..slash];
        var name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        if (!definitions.ContainsKey(name) && named.TryGetProperty(name, out var schema))
        {
            // Named before it is walked: it may refer to itself.
            definitions[name] = null;
            var copy = JsonNode.Parse(schema.GetRawText());
            Move(copy, prefix, named, definitions);
            definitions[name] = copy;
        }

        return "#/$defs/" + rest;
    }

    private static void Move(JsonNode? node, string prefix, JsonElement named, JsonObject definitions)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Move(item, prefix, named, definitions);
            }
        }
        else if (node is JsonObject schema)
        {
            foreach (var (key, value) in schema.ToList())
            {
                if (key == "$ref" && value is JsonValue reference && reference.GetValueKind() == JsonValueKind.String)
                {
                    schema[key] = Moved(reference, prefix, named, definitions);
                }
                else
                {
                    Move(value, prefix, named, definitions);
                }
            }
        }
    }
}
