using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Engine.Errors;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// Anthropic's: <c>{"type": "error", "error": {type, message}, "request_id"}</c> on one line, the id the same as in the header <c>request-id</c>; and the
/// rate limits with every answer of a model.
/// </summary>
internal sealed class AnthropicVoice : ProviderVoice
{
    private const int RequestLimit = 4_000;
    private const int InputLimit = 2_000_000;
    private const int OutputLimit = 400_000;

    public override ErrorBody Error(WireError error, OperationRoute? route) => new(Envelope(error, null), MediaType.Json);

    public override ErrorBody Error(WireError error, Exchanging exchange) => new(Envelope(error, RequestId(exchange)), MediaType.Json);

    /// <summary>The key of the header <c>x-api-key</c>, else the bearer token.</summary>
    public override string? Key(MockRequest request) => request.Header("x-api-key")?.Trim() ?? base.Key(request);

    public override WireError KeyError(bool isMissing, MockRequest request) =>
        new(401, "authentication_error", isMissing ? "x-api-key header is required" : "invalid x-api-key");

    public override void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange)
    {
        headers.Add(new("request-id", RequestId(exchange)));
        headers.Add(new("anthropic-organization-id", "00000000-0000-4000-8000-000000000000"));
        if (exchange.Route?.Dialect is not MessagesDialect)
        {
            return;
        }

        var reset = AnthropicTime.Of(exchange.Options.Time.GetUtcNow());
        AddLimit(headers, "requests", RequestLimit, RequestLimit - 1, reset);
        AddLimit(headers, "input-tokens", InputLimit, InputLimit, reset);
        AddLimit(headers, "output-tokens", OutputLimit, OutputLimit, reset);
        AddLimit(headers, "tokens", InputLimit + OutputLimit, InputLimit + OutputLimit, reset);
    }

    /// <summary>The id of a request, in its answer's header and in errors.</summary>
    public static string RequestId(Exchanging exchange) => exchange.Chance(ChancePurpose.RequestId).Alphanumeric("req_011C", 20);

    /// <summary>The kind of error: as it is where it is one of Anthropic's, else that of the status.</summary>
    public static string Type(WireError error) => error.Type switch
    {
        "authentication_error" or "billing_error" or "permission_error" or "not_found_error" or "request_too_large" or "rate_limit_error"
            or "timeout_error" or "api_error" or "overloaded_error" => error.Type,
        _ => error.Status switch
        {
            401 => "authentication_error",
            402 => "billing_error",
            403 => "permission_error",
            404 => "not_found_error",
            413 => "request_too_large",
            429 => "rate_limit_error",
            408 or 504 => "timeout_error",
            529 => "overloaded_error",
            >= 500 => "api_error",
            _ => WireError.Invalid,
        },
    };

    private static void AddLimit(List<KeyValuePair<string, string>> headers, string kind, int limit, int remaining, string reset)
    {
        headers.Add(new($"anthropic-ratelimit-{kind}-limit", limit.ToString(CultureInfo.InvariantCulture)));
        headers.Add(new($"anthropic-ratelimit-{kind}-remaining", remaining.ToString(CultureInfo.InvariantCulture)));
        headers.Add(new($"anthropic-ratelimit-{kind}-reset", reset));
    }

    private static byte[] Envelope(WireError error, string? requestId)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, WireJson.Minified);
        Write(json, error, requestId);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the envelope.</summary>
    public static void Write(Utf8JsonWriter json, WireError error, string? requestId)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, Type(error));
        json.WriteString("message"u8, AnthropicWords.Of(error));
        json.WriteEndObject();
        json.WriteString("request_id"u8, requestId);
        json.WriteEndObject();
    }
}
