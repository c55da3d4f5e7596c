using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Engine.Errors;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// OpenAI's: <c>{"error": {message, type, param, code}}</c>, indented by two spaces without a line break at its end, as recorded traffic's
/// content lengths show.
/// </summary>
internal sealed class OpenAiVoice : ProviderVoice
{
    public override ErrorBody Error(WireError error, OperationRoute? route) => new(Envelope(error), MediaType.Json);

    public override void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange)
    {
        var milliseconds = 100 + (exchange.Chance(ChancePurpose.ProcessingTime).Next() % 400);
        headers.Add(new("openai-organization", "org-contractmocks"));
        headers.Add(new("openai-processing-ms", milliseconds.ToString(CultureInfo.InvariantCulture)));
        headers.Add(new("openai-version", "2020-10-01"));
        headers.Add(new("x-request-id", exchange.Chance(ChancePurpose.RequestId).Hex("req_", 32)));
    }

    private static byte[] Envelope(WireError error)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, WireJson.Indented);
        writer.WriteStartObject();
        writer.WriteStartObject("error"u8);
        writer.WriteString("message"u8, error.Message);
        writer.WriteString("type"u8, error.Type);
        writer.WriteString("param"u8, error.Parameter);
        writer.WriteString("code"u8, error.Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
