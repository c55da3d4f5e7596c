using System.Text.Json;
using System.Text;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// The part of a document that a contract uses, as JSON, every value at the pointer it has in the whole document. Schemas and examples are
/// left out: we judge schemas ourselves, and Microsoft.OpenApi gives up a whole document over one keyword it cannot read.
/// </summary>
internal static class PrunedDocument
{
    private static readonly string[] Heads =
    [
        "swagger", "openapi", "info", "servers", "security", "host", "basePath", "schemes", "consumes", "produces", "securityDefinitions",
    ];

    public static string ToJson(SpecContext spec, IReadOnlyList<OperationNode> chosen)
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
                    WriteStructure(value, json);
                }
            }

            WritePaths(spec, chosen, json);
            if (spec.IsSwagger2)
            {
                WriteSection(spec, "parameters", spec.Root["parameters"], json);
                WriteSection(spec, "responses", spec.Root["responses"], json);
            }
            else
            {
                WriteComponents(spec, json);
            }

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
                WriteStructure(path.Value, json);
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
                WriteStructure(entry.Value, json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteComponents(SpecContext spec, Utf8JsonWriter json)
    {
        json.WriteStartObject("components");
        foreach (var section in (spec.Root["components"] as MappingNode)?.Entries ?? [])
        {
            if (section.Key.Value is not ("schemas" or "examples"))
            {
                WriteSection(spec, section.Key.Value, section.Value, json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteSection(SpecContext spec, string name, Node? section, Utf8JsonWriter json)
    {
        if (section is not MappingNode mapping)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var entry in mapping.Entries)
        {
            if (name == "securitySchemes" || spec.UsedComponents.Contains($"{name}/{entry.Key.Value}"))
            {
                json.WritePropertyName(entry.Key.Value);
                WriteStructure(entry.Value, json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteStructure(Node node, Utf8JsonWriter json)
    {
        switch (node)
        {
            case MappingNode mapping when IsOutside(mapping):
                json.WriteStartObject();
                json.WriteEndObject();
                break;
            case MappingNode mapping:
                json.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Key.Value is "example" or "examples" || !mapping.IsFirst(entry))
                    {
                        continue;
                    }

                    json.WritePropertyName(entry.Key.Value);
                    if (entry.Key.Value is "schema" or "itemSchema")
                    {
                        json.WriteStartObject();
                        json.WriteEndObject();
                    }
                    else
                    {
                        WriteStructure(entry.Value, json);
                    }
                }

                json.WriteEndObject();
                break;
            case SequenceNode sequence:
                json.WriteStartArray();
                foreach (var item in sequence.Items)
                {
                    WriteStructure(item, json);
                }

                json.WriteEndArray();
                break;
            default:
                NodeJson.Write(node, json);
                break;
        }
    }

    /// <summary>Whether a reference to another file stands here: what is behind it is read by us alone.</summary>
    public static bool IsOutside(Node? node) =>
        node is MappingNode mapping && mapping["$ref"] is ScalarNode { Type: ScalarType.String } reference
        && !reference.Value.StartsWith("#", StringComparison.Ordinal);
}
