using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi.Azure;

/// <summary>Azure's errors and headers. What the gateway refuses has a code and a message; what the model's service refuses has OpenAI's fields.</summary>
internal static class AzureVoice
{
    private const int MostRequests = 1000;
    private const int MostTokens = 100_000;

    public static byte[] Envelope(WireError error)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, WireJson.Minified);
        writer.WriteStartObject();
        writer.WriteStartObject("error"u8);
        if (error.Code == "content_filter")
        {
            WriteFiltered(writer, error);
        }
        else if (error.Status is 400 or 422)
        {
            writer.WriteString("message"u8, error.Message);
            writer.WriteString("type"u8, error.Type);
            writer.WriteString("param"u8, error.Parameter);
            writer.WriteString("code"u8, error.Code);
        }
        else
        {
            writer.WriteString("code"u8, Code(error));
            writer.WriteString("message"u8, error.Message);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What the gateway says of a key that is missing or wrong: the same of both.</summary>
    public static WireError KeyError() => new(
        401,
        WireError.Invalid,
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.",
        null,
        "401");

    public static void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange, AzureRequest request)
    {
        var chance = exchange.Chance(ChancePurpose.RequestId);
        headers.Add(new("apim-request-id", chance.Uuid()));
        if (request.Deployment is { } deployment && deployment.All(char.IsAscii) && !deployment.Any(char.IsControl))
        {
            headers.Add(new("x-ms-deployment-name", deployment));
        }

        if (exchange.Request.Header("x-ms-client-request-id") is { } client)
        {
            headers.Add(new("x-ms-client-request-id", client));
        }

        headers.Add(new("x-ms-region", "East US 2"));
        if (exchange.Route?.Dialect is ConversationDialect or EmbeddingsDialect)
        {
            var tokens = Math.Min(MostTokens, exchange.Request.Body.Length / 4);
            headers.Add(new("x-ratelimit-limit-requests", MostRequests.ToString(CultureInfo.InvariantCulture)));
            headers.Add(new("x-ratelimit-limit-tokens", MostTokens.ToString(CultureInfo.InvariantCulture)));
            headers.Add(new("x-ratelimit-remaining-requests", (MostRequests - 1).ToString(CultureInfo.InvariantCulture)));
            headers.Add(new("x-ratelimit-remaining-tokens", (MostTokens - tokens).ToString(CultureInfo.InvariantCulture)));
        }

        headers.Add(new("x-request-id", exchange.Chance(ChancePurpose.AnswerId).Uuid()));
    }

    // The gateway's codes are the status as a text, but for what the service itself names.
    private static string Code(WireError error) => error.Status switch
    {
        401 => "401",
        404 when error.Code == "model_not_found" => "DeploymentNotFound",
        _ => error.Status.ToString(CultureInfo.InvariantCulture),
    };

    private static void WriteFiltered(Utf8JsonWriter writer, WireError error)
    {
        writer.WriteString("message"u8, error.Message);
        writer.WriteNull("type"u8);
        writer.WriteString("param"u8, "prompt"u8);
        writer.WriteString("code"u8, "content_filter"u8);
        writer.WriteNumber("status"u8, error.Status);
        writer.WriteStartObject("innererror"u8);
        writer.WriteString("code"u8, "ResponsibleAIPolicyViolation"u8);
        writer.WritePropertyName("content_filter_result"u8);
        ContentFilter.Write(writer, hasText: true, isFiltered: true);
        writer.WriteEndObject();
    }
}
