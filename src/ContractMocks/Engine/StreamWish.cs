using System.Text.Json;
using ContractMocks.Engine.Answers;

namespace ContractMocks.Engine;

/// <summary>Whether a request asks for a stream of events: by <c>"stream": true</c> in its body or query, by <c>alt=sse</c>, or by its Accept header.</summary>
internal static class StreamWish
{
    /// <summary>As far as it can be told before the body is judged.</summary>
    public static bool IsIn(MockRequest request) => IsInQuery(request.Query) || IsInBody(request) || IsAccepted(AcceptHeader.Of(request));

    /// <summary>Whether the query asks for events as Google's services take it.</summary>
    public static bool IsAltSse(string query) => query.Contains("alt=sse", StringComparison.Ordinal) && query.Split('&').Contains("alt=sse");

    /// <summary>Whether the query or the body says so; what the client accepts is not asked.</summary>
    public static bool IsIn(Exchanging exchange)
    {
        if (IsInQuery(exchange.Request.Query))
        {
            return true;
        }

        return exchange.Body.ValueKind == JsonValueKind.Object
            ? exchange.Body.TryGetProperty("stream"u8, out var stream)
                && (stream.ValueKind == JsonValueKind.True || (stream.ValueKind == JsonValueKind.String && stream.ValueEquals("true"u8)))
            : IsInBody(exchange.Request);
    }

    /// <summary>Whether a stream is named and at least as welcome as JSON.</summary>
    public static bool IsAccepted(AcceptHeader accept) =>
        accept.Names(MediaType.EventStream) && accept.Weight(MediaType.EventStream) >= accept.Weight(MediaType.Json)
        && !(accept.Names(MediaType.Json) && accept.Weight(MediaType.EventStream) == accept.Weight(MediaType.Json));

    private static bool IsInQuery(string query) =>
        query.Length > 0
        && (query.Contains("stream=true", StringComparison.Ordinal) || query.Contains("alt=sse", StringComparison.Ordinal))
        && query.Split('&').Any(static part => part is "stream=true" or "alt=sse");

    private static bool IsInBody(MockRequest request)
    {
        var body = request.Body.Span;
        if (body.IndexOf("stream"u8) < 0)
        {
            return false;
        }

        var type = request.Header("content-type") ?? "";
        if (MediaType.IsJson(type))
        {
            return IsInJson(body);
        }

        // A part of a multipart body, or a pair of a form.
        var part = body.IndexOf("name=\"stream\"\r\n\r\ntrue"u8);
        return part >= 0 || (MediaType.IsForm(type) && (body.StartsWith("stream=true"u8) || body.IndexOf("&stream=true"u8) >= 0));
    }

    private static bool IsInJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("stream"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.True;
                }
            }
        }
        catch (JsonException)
        {
            // What is wrong with the body is said when it is judged.
        }

        return false;
    }
}
