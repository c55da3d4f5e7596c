using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Engine.Errors;
using ContractMocks.Engine.Judging;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Gemini's: <c>{"error": {code, message, status, details}}</c>, indented, with a line feed at its end; the same as the one item of an array where a stream
/// was asked for that is an array. Details are those of google.rpc. A wrong key is refused with 401, although the service itself says the same with 400:
/// every provider's client then raises its error of authentication.
/// </summary>
internal sealed class GeminiVoice : ProviderVoice
{
    private const string KeyReason = "API_KEY_INVALID";
    private const string NoKeyReason = "CREDENTIALS_MISSING";

    public override ErrorBody Error(WireError error, OperationRoute? route) => Body(error, isItem: false);

    public override ErrorBody Error(WireError error, Exchanging exchange) => Body(error, exchange.Route is { Dialect: GenerateContentDialect { IsStream: true } }
        && !StreamWish.IsAltSse(exchange.Request.Query));

    public override string? Key(MockRequest request) => request.Header("x-goog-api-key") ?? QueryKey(request.Query) ?? base.Key(request);

    public override WireError KeyError(bool isMissing, MockRequest request) => isMissing
        ? new(401, "UNAUTHENTICATED", "Request is missing required authentication credential: send a key in the header x-goog-api-key.", null, NoKeyReason)
        : new(401, "UNAUTHENTICATED", "API key not valid. Please pass a valid API key.", null, KeyReason);

    public override void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange)
    {
        for (var i = headers.Count - 1; i >= 0; i--)
        {
            // Recorded answers say charset=UTF-8 of JSON and no charset of events.
            if (headers[i].Key == "content-type")
            {
                var isEvents = headers[i].Value.StartsWith(MediaType.EventStream, StringComparison.Ordinal);
                headers[i] = new("content-type", isEvents ? MediaType.EventStream : headers[i].Value == MediaType.Json ? "application/json; charset=UTF-8" : headers[i].Value);
                if (isEvents)
                {
                    headers.Add(new("content-disposition", "attachment"));
                }
            }
            else if (headers[i].Key == "cache-control")
            {
                headers.RemoveAt(i);
            }
        }

        headers.Add(new("vary", "Origin"));
        headers.Add(new("vary", "X-Origin"));
        headers.Add(new("vary", "Referer"));
        if (!GeminiModel.Of(exchange.Request.Path).IsVertex)
        {
            var milliseconds = 100 + (exchange.Chance(ChancePurpose.ProcessingTime).Next() % 900);
            headers.Add(new("server-timing", string.Create(CultureInfo.InvariantCulture, $"gfet4t7; dur={milliseconds}")));
            if (exchange.Route is { Dialect: GenerateContentDialect })
            {
                headers.Add(new("x-gemini-service-tier", "standard"));
            }
        }
    }

    /// <summary>Writes an error with its envelope.</summary>
    public static void Write(Utf8JsonWriter json, WireError error)
    {
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, error.Status);
        json.WriteString("message"u8, error.Message);
        json.WriteString("status"u8, Status(error));
        GoogleErrorDetails.Write(json, error);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static ErrorBody Body(WireError error, bool isItem)
    {
        using var buffer = new WireBuffer(WireJson.Indented);
        if (isItem)
        {
            buffer.Write("["u8);
        }

        Write(buffer.Json, error);
        GeminiFraming.EndBody(buffer);
        if (isItem)
        {
            buffer.Write("]"u8);
        }

        return new ErrorBody(buffer.Written.ToArray(), MediaType.Json);
    }

    /// <summary>The name of the canonical code: as the provider's table has it, else by the status.</summary>
    private static string Status(WireError error) =>
        error.Type.Length > 0 && error.Type.All(static letter => letter is '_' or (>= 'A' and <= 'Z')) ? error.Type : ErrorWords.Rpc(error.Status);

    private static string? QueryKey(string query)
    {
        const string Name = "key=";
        foreach (var pair in query.Split('&'))
        {
            if (pair.StartsWith(Name, StringComparison.Ordinal))
            {
                return Uri.UnescapeDataString(pair[Name.Length..]);
            }
        }

        return null;
    }
}
