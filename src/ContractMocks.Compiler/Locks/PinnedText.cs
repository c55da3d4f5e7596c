using System.Text.Encodings.Web;
using System.Text.Json;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Locks;

/// <summary>How the keys of a mapping are meant.</summary>
internal enum PinnedForm
{
    /// <summary>Keywords, some of which are prose.</summary>
    Object,

    /// <summary>Names that the document gives; all stay.</summary>
    Names,

    /// <summary>A value as it is: a default, an enum's members.</summary>
    Value,

    /// <summary>The text of a reference.</summary>
    Reference,
}

/// <summary>Writes nodes as JSON without prose. A property may be called <c>description</c>, so it matters which mapping a key stands in.</summary>
internal static class PinnedText
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly HashSet<string> NameMaps = new(StringComparer.Ordinal)
    {
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependentRequired", "dependencies", "schemas", "responses", "headers",
        "requestBodies", "securitySchemes", "securityDefinitions", "paths", "webhooks", "callbacks", "links", "content", "encoding", "variables", "mapping",
        "scopes", "pathItems", "mediaTypes", "parameters",
    };

    private static readonly HashSet<string> Values = new(StringComparer.Ordinal) { "default", "const", "enum", "required", "type", "security", "tags" };

    /// <summary>Whether an entry of a mapping of keywords says nothing about the wire.</summary>
    public static bool IsProse(MappingEntry entry) => entry.Key.Value switch
    {
        "description" or "title" or "summary" or "$comment" => entry.Value is ScalarNode,
        "example" or "examples" or "externalDocs" => true,
        // Extensions that readers of documents know; see SchemaWriter and OperationList.
        "x-nullable" or "x-webhooks" => false,
        var key => key.StartsWith("x-", StringComparison.Ordinal),
    };

    /// <summary>How the value of a key is meant.</summary>
    public static PinnedForm FormOf(string key) =>
        key == "$ref" ? PinnedForm.Reference
        : NameMaps.Contains(key) ? PinnedForm.Names
        : Values.Contains(key) ? PinnedForm.Value
        : PinnedForm.Object;

    public static void Write(Node node, PinnedForm form, Utf8JsonWriter json)
    {
        switch (node)
        {
            case MappingNode mapping when form != PinnedForm.Value:
                json.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    if (mapping.IsFirst(entry) && (form == PinnedForm.Names || !IsProse(entry)))
                    {
                        json.WritePropertyName(entry.Key.Value);
                        Write(entry.Value, form == PinnedForm.Names ? PinnedForm.Object : FormOf(entry.Key.Value), json);
                    }
                }

                json.WriteEndObject();
                break;
            case SequenceNode sequence when form != PinnedForm.Value:
                json.WriteStartArray();
                foreach (var item in sequence.Items)
                {
                    // A list of parameters holds objects, whatever a mapping of that name holds.
                    Write(item, PinnedForm.Object, json);
                }

                json.WriteEndArray();
                break;
            default:
                NodeJson.Write(node, json);
                break;
        }
    }
}
