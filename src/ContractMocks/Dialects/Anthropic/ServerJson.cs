using System.Buffers;
using System.Text;
using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>Writes blocks that come whole, as JSON texts.</summary>
internal static class ServerJson
{
    /// <summary>The JSON text of an object.</summary>
    /// <param name="from">What it is written from.</param>
    /// <param name="write">Writes its properties.</param>
    public static string Write<T>(T from, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, WireJson.Minified);
        json.WriteStartObject();
        write(json, from);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the first properties of a result; its content follows.</summary>
    public static void BeginResult(Utf8JsonWriter json, string type, string id)
    {
        json.WriteString("type"u8, type);
        json.WriteString("tool_use_id"u8, id);
        json.WritePropertyName("content"u8);
    }

    /// <summary>Writes the content of a result that is a failure: the code that the output gives (<c>error_code</c>), else that the tool is not available.</summary>
    public static void WriteError(Utf8JsonWriter json, string type, ServerCall call, bool hasMessage = false)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteString("error_code"u8, Text(call.Output, "error_code"u8) ?? "unavailable");
        if (hasMessage)
        {
            json.WriteString("error_message"u8, Text(call.Output, "error_message"u8));
        }

        json.WriteEndObject();
    }
}
