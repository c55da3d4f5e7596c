using System.Buffers;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Engine.Errors;

namespace ContractMocks.Dialects.Ollama;

/// <summary>Ollama's: <c>{"error":"…"}</c>, and no headers beside the usual ones.</summary>
internal sealed class OllamaVoice : ProviderVoice
{
    public override ErrorBody Error(WireError error, OperationRoute? route)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, WireJson.Minified);
        Write(writer, error);
        writer.Flush();
        return new ErrorBody(buffer.WrittenSpan.ToArray(), "application/json; charset=utf-8");
    }

    public override void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange)
    {
    }

    /// <summary>Writes the envelope; the line that breaks off a stream is the same.</summary>
    public static void Write(Utf8JsonWriter writer, WireError error)
    {
        writer.WriteStartObject();
        writer.WriteString("error"u8, error is { Code: "missing_required_parameter", Parameter: { } missing } ? $"{missing} is required" : error.Message);
        writer.WriteEndObject();
    }
}
