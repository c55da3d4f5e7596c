namespace ContractMocks;

/// <summary>Google's Gemini API, and Vertex AI where it takes the same requests.</summary>
internal static class GeminiProvider
{
    public static readonly ProviderInfo Info = new()
    {
        Name = "gemini",
        TypeName = "Gemini",
        Title = "Gemini",
        Hosts = ["generativelanguage.googleapis.com", "aiplatform.googleapis.com"],
        Clients = [new("GOOGLE_GEMINI_BASE_URL", ""), new("GOOGLE_VERTEX_BASE_URL", "")],
        Dialects =
        [
            new("gemini.generate", "POST", "/models/{model}:generateContent", IsConversation: true),
            new("gemini.stream", "POST", "/models/{model}:streamGenerateContent", IsConversation: true),
            new("gemini.count", "POST", "/models/{model}:countTokens", IsConversation: false),
            new("gemini.embed", "POST", "/models/{model}:embedContent", IsConversation: false),
            new("gemini.embed.batch", "POST", "/models/{model}:batchEmbedContents", IsConversation: false),
            new("gemini.models.list", "GET", "/models", IsConversation: false),
            new("gemini.models.get", "GET", "/models/{model}", IsConversation: false),
        ],
        Errors =
        [
            new("invalid_request", 400, "INVALID_ARGUMENT", null, "The request is not valid."),
            new("context_length_exceeded", 400, "INVALID_ARGUMENT", null, "The input token count exceeds the maximum number of tokens allowed."),
            new("invalid_api_key", 401, "UNAUTHENTICATED", null, "The request has no valid credentials."),
            new("permission_denied", 403, "PERMISSION_DENIED", null, "The caller does not have permission."),
            new("not_found", 404, "NOT_FOUND", null, "What the request names does not exist."),
            new("model_not_found", 404, "NOT_FOUND", null, "The model does not exist."),
            new("request_timeout", 408, "DEADLINE_EXCEEDED", null, "The request took too long to arrive."),
            new("conflict", 409, "ABORTED", null, "The resource was changed by another request."),
            new("request_too_large", 413, "INVALID_ARGUMENT", null, "The request is too large."),
            new("unprocessable", 422, "FAILED_PRECONDITION", null, "The request is well-formed and cannot be followed."),
            new("rate_limited", 429, "RESOURCE_EXHAUSTED", null, "The rate limit is reached."),
            new("quota_exceeded", 429, "RESOURCE_EXHAUSTED", null, "You exceeded your current quota."),
            new("server_error", 500, "INTERNAL", null, "An internal error has occurred."),
            new("bad_gateway", 502, "UNAVAILABLE", null, "The gateway got no valid answer."),
            new("unavailable", 503, "UNAVAILABLE", null, "The service is currently unavailable."),
            new("overloaded", 503, "UNAVAILABLE", null, "The model is overloaded. Please try again later."),
            new("timeout", 504, "DEADLINE_EXCEEDED", null, "The deadline expired before the operation could complete."),
        ],
    };
}
