using System.Text;
using System.Text.Json;

namespace ContractMocks.Compiler.Locks;

/// <summary>
/// Writes a schema of a contract so that two which mean the same are more often the same text: keys and lists without order sorted, words left out,
/// <c>allOf</c> of one opened. It need not be perfect: where texts differ, the documents are compared, and that decides.
/// </summary>
internal static class CanonicalSchema
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1024 };

    public static void Write(string schema, StringBuilder text)
    {
        using var document = JsonDocument.Parse(schema, Options);
        WriteSchema(document.RootElement, text);
    }

    private static void WriteSchema(JsonElement schema, StringBuilder text)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            text.Append(schema.GetRawText());
            return;
        }

        var keywords = schema.EnumerateObject().Where(static keyword => !IsProse(keyword.Name)).OrderBy(static keyword => keyword.Name, StringComparer.Ordinal).ToList();
        if (keywords.Count == 0)
        {
            // No condition at all: the same as 'true'.
            text.Append("true");
            return;
        }

        if (keywords.Count == 1 && keywords[0].Name == "allOf" && keywords[0].Value.ValueKind == JsonValueKind.Array && keywords[0].Value.GetArrayLength() == 1)
        {
            WriteSchema(keywords[0].Value[0], text);
            return;
        }

        text.Append('{');
        foreach (var keyword in keywords)
        {
            WriteText(keyword.Name, text);
            WriteKeyword(keyword, text);
            text.Append(';');
        }

        text.Append('}');
    }

    private static bool IsProse(string keyword) => keyword is "description" or "title" or "example" or "examples" or "$comment";

    private static void WriteKeyword(JsonProperty keyword, StringBuilder text)
    {
        var value = keyword.Value;
        switch (keyword.Name)
        {
            case "properties" or "patternProperties" or "dependentSchemas" or "$defs" when value.ValueKind == JsonValueKind.Object:
                text.Append('{');
                foreach (var property in value.EnumerateObject().OrderBy(static property => property.Name, StringComparer.Ordinal))
                {
                    WriteText(property.Name, text);
                    WriteSchema(property.Value, text);
                    text.Append(';');
                }

                text.Append('}');
                break;
            case "allOf" or "anyOf" or "oneOf" when value.ValueKind == JsonValueKind.Array:
                WriteSorted(value, WriteSchema, text);
                break;
            case "prefixItems" when value.ValueKind == JsonValueKind.Array:
                text.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    WriteSchema(item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case "type" or "required" or "enum" when value.ValueKind == JsonValueKind.Array:
                WriteSorted(value, WriteValue, text);
                break;
            case "items" or "contains" or "additionalProperties" or "propertyNames" or "unevaluatedItems" or "unevaluatedProperties"
                or "contentSchema" or "not" or "if" or "then" or "else":
                WriteSchema(value, text);
                break;
            default:
                WriteValue(value, text);
                break;
        }
    }

    private static void WriteSorted(JsonElement list, Action<JsonElement, StringBuilder> write, StringBuilder text)
    {
        var items = new List<string>();
        foreach (var item in list.EnumerateArray())
        {
            var one = new StringBuilder();
            write(item, one);
            items.Add(one.ToString());
        }

        items.Sort(StringComparer.Ordinal);
        text.Append('[');
        foreach (var item in items)
        {
            text.Append(item).Append(',');
        }

        text.Append(']');
    }

    private static void WriteValue(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var property in value.EnumerateObject().OrderBy(static property => property.Name, StringComparer.Ordinal))
                {
                    WriteText(property.Name, text);
                    WriteValue(property.Value, text);
                    text.Append(';');
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    WriteValue(item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                WriteText(value.GetString() ?? "", text);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    /// <summary>A text with its length in front, so that no two lists of texts are written alike.</summary>
    public static void WriteText(string value, StringBuilder text) => text.Append(value.Length).Append('"').Append(value).Append('"');
}
