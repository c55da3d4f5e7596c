namespace ContractMocks;

/// <summary>Anthropic.</summary>
internal static class AnthropicProvider
{
    public static readonly ProviderInfo Info = new()
    {
        Name = "anthropic",
        TypeName = "Anthropic",
        Hosts = ["api.anthropic.com"],
        Clients = [new("ANTHROPIC_BASE_URL", "")],
        Dialects =
        [
            new("anthropic.messages", "POST", "/v1/messages", IsConversation: true),
        ],
        Errors =
        [
            new("invalid_request", 400, "invalid_request_error", null, "The request is not valid."),
            new("context_length_exceeded", 400, "invalid_request_error", null, "prompt is too long"),
            new("invalid_api_key", 401, "authentication_error", null, "invalid x-api-key"),
            new("permission_denied", 403, "permission_error", null, "The API key may not use this."),
            new("not_found", 404, "not_found_error", null, "What the request names does not exist."),
            new("model_not_found", 404, "not_found_error", null, "The model does not exist."),
            new("request_timeout", 408, "timeout_error", null, "The request took too long to arrive."),
            new("conflict", 409, "invalid_request_error", null, "The resource was changed by another request."),
            new("request_too_large", 413, "request_too_large", null, "The request is larger than 32 MB."),
            new("unprocessable", 422, "invalid_request_error", null, "The request is well-formed and cannot be followed."),
            new("rate_limited", 429, "rate_limit_error", null, "The rate limit is reached."),
            new("quota_exceeded", 429, "rate_limit_error", null, "The quota is used up; check plan and billing."),
            new("server_error", 500, "api_error", null, "Internal server error"),
            new("bad_gateway", 502, "api_error", null, "The gateway got no valid answer."),
            new("unavailable", 503, "api_error", null, "The service is not available; try again later."),
            new("timeout", 504, "timeout_error", null, "The request took too long."),
            new("overloaded", 529, "overloaded_error", null, "Overloaded"),
        ],
    };
}
