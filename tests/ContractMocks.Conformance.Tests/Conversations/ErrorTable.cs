using System.Globalization;

namespace ContractMocks.Conformance.Tests.Conversations;

/// <summary>The statuses that providers fail with, and the names that scenarios have for them.</summary>
internal static class ErrorTable
{
    public static IReadOnlyList<(int Status, string Name)> Names { get; } =
    [
        (400, "invalid_request"),
        (401, "invalid_api_key"),
        (403, "permission_denied"),
        (404, "not_found"),
        (408, "request_timeout"),
        (409, "conflict"),
        (413, "request_too_large"),
        (422, "unprocessable"),
        (429, "rate_limited"),
        (500, "server_error"),
        (502, "bad_gateway"),
        (503, "unavailable"),
        (504, "timeout"),
        (529, "overloaded"),
    ];

    /// <summary>The message that each of these errors carries.</summary>
    public static string Message(int status) => string.Create(CultureInfo.InvariantCulture, $"Failing with {status}.");

    /// <summary>The reply that fails with a status. Only Anthropic has a name for 529; other providers' gateways send it in their envelope all the same.</summary>
    public static Reply ReplyOf(int status, string provider, CompatibilityOptions host) => (status, provider) switch
    {
        (529, "openai") when host.Fields == HostFields.Mistral =>
            Reply.Raw("""{"object":"error","message":"Failing with 529.","type":"server_error","param":null,"code":null}""", 529),
        (529, "openai") => Reply.Raw("""{"error":{"message":"Failing with 529.","type":"server_error","param":null,"code":null}}""", 529),
        (529, "gemini") => Reply.Raw("""{"error":{"code":529,"message":"Failing with 529.","status":"UNAVAILABLE"}}""", 529),
        (529, "ollama") => Reply.Raw("""{"error":"Failing with 529."}""", 529),
        _ => Reply.Fails(Names.First(error => error.Status == status).Name, Message(status)),
    };
}
