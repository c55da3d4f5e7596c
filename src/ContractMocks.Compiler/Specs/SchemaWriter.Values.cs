using System.Text.Json;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <content>Keywords whose values are not schemas.</content>
internal sealed partial class SchemaWriter
{
    /// <summary>A description is often left empty or is a bare number in YAML: no mistake worth a word.</summary>
    private static void WriteWords(string keyword, ScalarNode words, Utf8JsonWriter json)
    {
        if (words.Type != ScalarType.Null)
        {
            json.WriteString(keyword, words.Value);
        }
    }

    private static void WriteTypes(IReadOnlyList<string> types, bool addNull, Utf8JsonWriter json)
    {
        if (types.Count == 1 && !addNull)
        {
            json.WriteString("type", types[0]);
            return;
        }

        json.WriteStartArray("type");
        foreach (var type in types)
        {
            json.WriteStringValue(type);
        }

        if (addNull)
        {
            json.WriteStringValue("null");
        }

        json.WriteEndArray();
    }

    private static void WriteEnum(SequenceNode values, SchemaShape shape, Utf8JsonWriter json)
    {
        json.WriteStartArray("enum");
        foreach (var value in values.Items)
        {
            WriteTyped(value, shape, json);
        }

        if (shape.AddsNullToEnum)
        {
            json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(MappingEntry entry, SchemaShape shape, Utf8JsonWriter json)
    {
        if (entry.Key.Value == "const" && shape.IsNullable && entry.Value is not ScalarNode { Type: ScalarType.Null })
        {
            json.WriteStartArray("enum");
            WriteTyped(entry.Value, shape, json);
            json.WriteNullValue();
            json.WriteEndArray();
            return;
        }

        json.WritePropertyName(entry.Key.Value);
        WriteTyped(entry.Value, shape, json);
    }

    /// <summary>YAML reads a bare <c>1.10</c> or <c>true</c> as no text; where the schema says string, the text is what was meant.</summary>
    private static void WriteTyped(Node value, SchemaShape shape, Utf8JsonWriter json)
    {
        if (shape.IsText && value is ScalarNode { Type: ScalarType.Number or ScalarType.Boolean } scalar)
        {
            json.WriteStringValue(scalar.Value);
            return;
        }

        NodeJson.Write(value, json);
    }

    /// <summary>OpenAPI's single <c>example</c> is the one item of <c>examples</c>; where both are there, <c>examples</c> counts.</summary>
    private void WriteExamples(MappingEntry entry, MappingNode schema, SchemaShape shape, Utf8JsonWriter json)
    {
        if (entry.Key.Value == "examples")
        {
            if (entry.Value is SequenceNode)
            {
                json.WritePropertyName("examples");
                NodeJson.Write(entry.Value, json);
            }
            else
            {
                spec.Report(ProblemKinds.SchemaKeyword, entry.Value.Place, "examples", "a list");
            }
        }
        else if (schema["examples"] is not SequenceNode)
        {
            json.WriteStartArray("examples");
            WriteTyped(entry.Value, shape, json);
            json.WriteEndArray();
        }
    }

    private static void WriteExclusive(string keyword, MappingNode schema, SchemaShape shape, Utf8JsonWriter json)
    {
        var bound = keyword == "exclusiveMinimum" ? "minimum" : "maximum";
        if (shape.IsExclusive(bound))
        {
            json.WritePropertyName(keyword);
            NodeJson.Write(schema[bound]!, json);
        }
    }

    private void WriteDiscriminator(MappingEntry entry, Utf8JsonWriter json)
    {
        var (property, mapping) = entry.Value switch
        {
            MappingNode node => (node["propertyName"] as ScalarNode, node["mapping"] as MappingNode),
            // Swagger 2.0 names the property alone.
            ScalarNode { Type: ScalarType.String } scalar => (scalar, null),
            _ => (null, null),
        };
        if (property is not { Type: ScalarType.String })
        {
            ReportForm(entry.Value.Place, "discriminator", KeywordForm.Discriminator);
            return;
        }

        json.WriteStartObject("discriminator");
        json.WriteString("propertyName", property.Value);
        if (mapping is not null)
        {
            json.WriteStartObject("mapping");
            foreach (var value in mapping.Entries)
            {
                if (value.Value is ScalarNode { Type: ScalarType.String } target && schemas.ReachMapping(target) is { } pointer)
                {
                    json.WriteString(value.Key.Value, pointer);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Draft 7's <c>dependencies</c> became two keywords.</summary>
    private void WriteDependencies(MappingNode dependencies, Utf8JsonWriter json)
    {
        WritePart("dependentRequired", static node => node is SequenceNode);
        WritePart("dependentSchemas", static node => node is not SequenceNode);

        void WritePart(string keyword, Func<Node, bool> belongs)
        {
            if (!dependencies.Entries.Any(entry => belongs(entry.Value)))
            {
                return;
            }

            json.WriteStartObject(keyword);
            foreach (var entry in dependencies.Entries.Where(entry => belongs(entry.Value)))
            {
                json.WritePropertyName(entry.Key.Value);
                if (entry.Value is SequenceNode names)
                {
                    NodeJson.Write(names, json);
                }
                else
                {
                    Write(entry.Value, entry.Key.Value, json);
                }
            }

            json.WriteEndObject();
        }
    }
}
