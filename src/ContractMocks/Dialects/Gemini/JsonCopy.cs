using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Copies a JSON text into a writer, so that it is laid out as the rest.</summary>
internal static class JsonCopy
{
    private const int MostDepth = 512;

    public static void Write(Utf8JsonWriter json, string text)
    {
        if (text == "{}")
        {
            json.WriteStartObject();
            json.WriteEndObject();
            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, bytes);
            var reader = new Utf8JsonReader(bytes.AsSpan(0, length), new JsonReaderOptions { MaxDepth = MostDepth });
            while (reader.Read())
            {
                Token(json, ref reader);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static void Token(Utf8JsonWriter json, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                json.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                json.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                json.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                json.WriteEndArray();
                break;
            case JsonTokenType.PropertyName when !reader.ValueIsEscaped:
                json.WritePropertyName(reader.ValueSpan);
                break;
            case JsonTokenType.PropertyName:
                json.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.String when !reader.ValueIsEscaped:
                json.WriteStringValue(reader.ValueSpan);
                break;
            case JsonTokenType.String:
                json.WriteStringValue(reader.GetString());
                break;
            case JsonTokenType.True or JsonTokenType.False:
                json.WriteBooleanValue(reader.TokenType == JsonTokenType.True);
                break;
            case JsonTokenType.Null:
                json.WriteNullValue();
                break;
            default:
                Number(json, ref reader);
                break;
        }
    }

    // The service keeps numbers of arguments as doubles, so 1.0 comes back as 1. A raw value would not be laid out in arrays.
    private static void Number(Utf8JsonWriter json, ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole))
        {
            json.WriteNumberValue(whole);
        }
        else if (reader.TryGetDouble(out var number) && double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
        }
    }
}
