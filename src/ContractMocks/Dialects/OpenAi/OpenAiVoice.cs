using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ContractMocks.Dialects.OpenAi.Azure;
using ContractMocks.Dialects.OpenAi.Compatible;
using ContractMocks.Engine;
using ContractMocks.Engine.Errors;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// OpenAI's: <c>{"error": {message, type, param, code}}</c>, indented by two spaces without a line break at its end, as recorded traffic's
/// content lengths show. Azure's, where a request is of Azure.
/// </summary>
internal sealed class OpenAiVoice : ProviderVoice
{
    /// <summary>The requests a minute that the headers speak of.</summary>
    private const int MostRequests = 10_000;

    /// <summary>The tokens a minute that the headers speak of.</summary>
    private const int MostTokens = 2_000_000;

    private const int BytesPerToken = 4;

    public override ErrorBody Error(WireError error, OperationRoute? route) => new(Envelope(error), MediaType.Json);

    public override ErrorBody Error(WireError error, Exchanging exchange) =>
        AzureRequest.Of(exchange.Request) is not null ? new(AzureVoice.Envelope(error), MediaType.Json)
        : exchange.Options.Compatibility.Fields == HostFields.Mistral ? new(HostWords.MistralError(error), MediaType.Json)
        : Error(error, exchange.Route);

    /// <summary>The bearer token, or Azure's <c>api-key</c>.</summary>
    public override string? Key(MockRequest request) => base.Key(request) ?? (request.Header("api-key") is { Length: > 0 } key ? key : null);

    // The service shows the first and last characters of a wrong key; a mock's answers and logs hold nothing of it.
    public override WireError KeyError(bool isMissing, MockRequest request) => AzureRequest.Of(request) is not null ? AzureVoice.KeyError() : new(
        401,
        WireError.Invalid,
        isMissing
            ? "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."
            : "Incorrect API key provided.",
        null,
        isMissing ? null : "invalid_api_key");

    /// <summary>Azure's path names a deployment; the model need not be named again.</summary>
    public override bool Excuses(Violation violation, MockRequest request) =>
        violation is { Place: ViolationPlace.Body, Keyword: "required", Name: "model" } && AzureRequest.Of(request)?.Deployment is not null;

    public override void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange)
    {
        if (AzureRequest.Of(exchange.Request) is { } azure)
        {
            AzureVoice.AddHeaders(headers, exchange, azure);
            return;
        }

        var requestId = exchange.Chance(ChancePurpose.RequestId).Hex("req_", 32);
        if (exchange.Options.Compatibility.Fields == HostFields.OpenAi)
        {
            var milliseconds = Text(100 + (int)(exchange.Chance(ChancePurpose.ProcessingTime).Next() % 400));
            headers.Add(new("openai-organization", "org-contractmocks"));
            headers.Add(new("openai-processing-ms", milliseconds));
            headers.Add(new("openai-project", "proj_contractmocks"));
            headers.Add(new("openai-version", "2020-10-01"));
            if (exchange.Route?.Dialect is ConversationDialect or EmbeddingsDialect)
            {
                AddRates(headers, exchange);
            }
        }

        headers.Add(new("x-request-id", requestId));
    }

    /// <summary>Adds what is left of the rates: of requests this one less, of tokens as many less as the request is long; nothing where the rate is the error.</summary>
    private static void AddRates(List<KeyValuePair<string, string>> headers, Exchanging exchange)
    {
        var wait = headers.Find(static header => header.Key == "retry-after").Value;
        var tokens = Math.Min(MostTokens, exchange.Request.Body.Length / BytesPerToken);
        headers.Add(new("x-ratelimit-limit-requests", Text(MostRequests)));
        headers.Add(new("x-ratelimit-limit-tokens", Text(MostTokens)));
        headers.Add(new("x-ratelimit-remaining-requests", wait is null ? Text(MostRequests - 1) : "0"));
        headers.Add(new("x-ratelimit-remaining-tokens", Text(MostTokens - tokens)));
        headers.Add(new("x-ratelimit-reset-requests", wait is null ? Text(60_000 / MostRequests) + "ms" : wait + "s"));
        headers.Add(new("x-ratelimit-reset-tokens", tokens * 60_000L < MostTokens ? "0s" : Text((int)(tokens * 60_000L / MostTokens)) + "ms"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the property <c>error</c>, as it is in envelopes and in the middle of streams.</summary>
    public static void WriteError(Utf8JsonWriter json, WireError error)
    {
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteString("type"u8, error.Type);
        json.WriteString("param"u8, error.Parameter);
        json.WriteString("code"u8, error.Code);
        json.WriteEndObject();
    }

    private static byte[] Envelope(WireError error)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, WireJson.Indented);
        writer.WriteStartObject();
        WriteError(writer, error);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
