using System.Text.Json;
using System.Text;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>The part of a document that a contract uses, as JSON, every value at the pointer it has in the whole document.</summary>
internal static class PrunedDocument
{
    private static readonly string[] Heads = ["openapi", "info", "servers", "security"];

    public static string ToJson(SpecContext spec, IReadOnlyList<OperationNode> chosen, EquatableArray<NamedSchema> schemas)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            foreach (var head in Heads)
            {
                if (spec.Root[head] is { } value)
                {
                    json.WritePropertyName(head);
                    NodeJson.Write(value, json);
                }
            }

            WritePaths(spec, chosen, json);
            WriteComponents(spec, schemas, json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WritePaths(SpecContext spec, IReadOnlyList<OperationNode> chosen, Utf8JsonWriter json)
    {
        var operations = new HashSet<Node>(chosen.Select(static operation => operation.Operation));
        var paths = new HashSet<string>(chosen.Select(static operation => operation.Path), StringComparer.Ordinal);
        json.WriteStartObject("paths");
        foreach (var path in (spec.Root["paths"] as MappingNode)?.Entries ?? [])
        {
            if (!paths.Remove(path.Key.Value))
            {
                continue;
            }

            json.WritePropertyName(path.Key.Value);
            if (path.Value is MappingNode item)
            {
                WriteItem(item, operations, json);
            }
            else
            {
                NodeJson.Write(path.Value, json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteItem(MappingNode item, HashSet<Node> operations, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var entry in item.Entries)
        {
            if (operations.Contains(entry.Value) || entry.Key.Value is "parameters" or "$ref" or "servers")
            {
                json.WritePropertyName(entry.Key.Value);
                NodeJson.Write(entry.Value, json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteComponents(SpecContext spec, EquatableArray<NamedSchema> schemas, Utf8JsonWriter json)
    {
        var names = new HashSet<string>(schemas.Select(static schema => schema.Name), StringComparer.Ordinal);
        json.WriteStartObject("components");
        foreach (var section in (spec.Root["components"] as MappingNode)?.Entries ?? [])
        {
            if (section.Value is not MappingNode mapping)
            {
                continue;
            }

            json.WriteStartObject(section.Key.Value);
            foreach (var entry in mapping.Entries)
            {
                var isUsed = section.Key.Value switch
                {
                    "schemas" => names.Contains(entry.Key.Value),
                    "securitySchemes" => true,
                    _ => spec.UsedComponents.Contains($"{section.Key.Value}/{entry.Key.Value}"),
                };
                if (isUsed)
                {
                    json.WritePropertyName(entry.Key.Value);
                    NodeJson.Write(entry.Value, json);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
