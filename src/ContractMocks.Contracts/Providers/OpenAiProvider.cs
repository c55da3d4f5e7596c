namespace ContractMocks;

/// <summary>OpenAI.</summary>
internal static class OpenAiProvider
{
    public static readonly ProviderInfo Info = new()
    {
        Name = "openai",
        TypeName = "OpenAi",
        Title = "OpenAI",
        Hosts = ["api.openai.com"],
        Clients = [new("OPENAI_BASE_URL", "/v1"), new("AZURE_OPENAI_ENDPOINT", "")],
        Dialects =
        [
            new("openai.chat", "POST", "/chat/completions", IsConversation: true),
            new("openai.chat.list", "GET", "/chat/completions", IsConversation: false),
            new("openai.chat.get", "GET", "/chat/completions/{completion_id}", IsConversation: false),
            new("openai.chat.update", "POST", "/chat/completions/{completion_id}", IsConversation: false),
            new("openai.chat.delete", "DELETE", "/chat/completions/{completion_id}", IsConversation: false),
            new("openai.chat.messages", "GET", "/chat/completions/{completion_id}/messages", IsConversation: false),
            new("openai.completions", "POST", "/completions", IsConversation: true),
            new("openai.embeddings", "POST", "/embeddings", IsConversation: false),
            new("openai.moderations", "POST", "/moderations", IsConversation: false),
            new("openai.models.list", "GET", "/models", IsConversation: false),
            new("openai.models.get", "GET", "/models/{model}", IsConversation: false),
            new("openai.images.generate", "POST", "/images/generations", IsConversation: false),
            new("openai.images.edit", "POST", "/images/edits", IsConversation: false),
            new("openai.images.vary", "POST", "/images/variations", IsConversation: false),
            new("openai.images.file", "GET", "/contractmocks/images/{file}", IsConversation: false),
            new("openai.audio.speech", "POST", "/audio/speech", IsConversation: false),
            new("openai.audio.transcribe", "POST", "/audio/transcriptions", IsConversation: true),
            new("openai.audio.translate", "POST", "/audio/translations", IsConversation: true),
            new("openai.responses", "POST", "/responses", IsConversation: true),
            new("openai.responses.get", "GET", "/responses/{response_id}", IsConversation: false),
            new("openai.responses.delete", "DELETE", "/responses/{response_id}", IsConversation: false),
            new("openai.responses.cancel", "POST", "/responses/{response_id}/cancel", IsConversation: false),
            new("openai.responses.input_items", "GET", "/responses/{response_id}/input_items", IsConversation: false),
            new("openai.responses.input_tokens", "POST", "/responses/input_tokens", IsConversation: false),
            new("openai.responses.compact", "POST", "/responses/compact", IsConversation: false),
            new("openai.models.delete", "DELETE", "/models/{model}", IsConversation: false),
        ],
        Errors =
        [
            new("invalid_request", 400, "invalid_request_error", null, "The request is not valid."),
            new("context_length_exceeded", 400, "invalid_request_error", "context_length_exceeded", "The messages are longer than the model's context."),
            new("content_filter", 400, "invalid_request_error", "content_filter", "The prompt was stopped by the content filter; change it and try again."),
            new("invalid_api_key", 401, "invalid_request_error", "invalid_api_key", "The API key is not correct."),
            new("permission_denied", 403, "invalid_request_error", "permission_denied", "The API key may not use this."),
            new("not_found", 404, "invalid_request_error", null, "What the request names does not exist."),
            new("model_not_found", 404, "invalid_request_error", "model_not_found", "The model does not exist or you do not have access to it."),
            new("request_timeout", 408, "invalid_request_error", null, "The request took too long to arrive."),
            new("conflict", 409, "invalid_request_error", null, "The resource was changed by another request."),
            new("request_too_large", 413, "invalid_request_error", "request_too_large", "The request is too large."),
            new("unprocessable", 422, "invalid_request_error", null, "The request is well-formed and cannot be followed."),
            new("rate_limited", 429, "requests", "rate_limit_exceeded", "Rate limit reached for requests."),
            new("quota_exceeded", 429, "insufficient_quota", "insufficient_quota", "The quota is used up; check plan and billing."),
            new("server_error", 500, "server_error", null, "The server had an error while processing the request."),
            new("bad_gateway", 502, "server_error", null, "The gateway got no valid answer."),
            new("unavailable", 503, "server_error", null, "The service is not available; try again later."),
            new("overloaded", 503, "server_error", null, "The engine is overloaded; try again later."),
            new("timeout", 504, "server_error", null, "The request took too long."),
            new("site_overloaded", 529, "server_error", null, "The site is overloaded; try again later."),
        ],
    };
}
