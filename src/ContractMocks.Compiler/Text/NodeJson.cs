using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks.Compiler.Text;

/// <summary>Writes nodes as minified JSON.</summary>
internal static class NodeJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Nodes are well-formed and bounded in depth; the writer's own checks would only repeat that.
        SkipValidation = true,
    };

    public static string ToJson(Node node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(node, writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static void Write(Node node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case MappingNode mapping:
                writer.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    // Of a repeated key the first counts, as in MappingNode.Find; readers of JSON differ on it.
                    if (mapping.IsFirst(entry))
                    {
                        writer.WritePropertyName(entry.Key.Value);
                        Write(entry.Value, writer);
                    }
                }

                writer.WriteEndObject();
                break;
            case SequenceNode sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case ScalarNode scalar:
                WriteScalar(scalar, writer);
                break;
        }
    }

    public static void WriteScalar(ScalarNode scalar, Utf8JsonWriter writer)
    {
        switch (scalar.Type)
        {
            case ScalarType.Null:
                writer.WriteNullValue();
                break;
            case ScalarType.Boolean:
                writer.WriteBooleanValue(scalar.Value is "true" or "True" or "TRUE");
                break;
            case ScalarType.Number:
                writer.WriteRawValue(JsonNumber(scalar.Value), skipInputValidation: true);
                break;
            default:
                writer.WriteStringValue(scalar.Value);
                break;
        }
    }

    /// <summary>The number as JSON writes it: YAML also allows <c>+1</c>, <c>.5</c>, <c>1.</c> and leading zeros.</summary>
    private static string JsonNumber(string value)
    {
        if (value[0] is not '+' and not '.' && !value.EndsWith(".", StringComparison.Ordinal) && !HasLeadingZero(value) && !value.Contains(".e"))
        {
            return value;
        }

        return double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool HasLeadingZero(string value)
    {
        var start = value[0] == '-' ? 1 : 0;
        return value.Length > start + 1 && value[start] is '0' or '.' && value[start + 1] is >= '0' and <= '9';
    }
}
