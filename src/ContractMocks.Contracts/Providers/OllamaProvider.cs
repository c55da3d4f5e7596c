namespace ContractMocks;

/// <summary>Ollama.</summary>
internal static class OllamaProvider
{
    public static readonly ProviderInfo Info = new()
    {
        Name = "ollama",
        TypeName = "Ollama",
        Title = "Ollama",
        // It runs on its users' own machines, where its port gives it away.
        Hosts = ["localhost:11434", "127.0.0.1:11434", "ollama.com"],
        Clients = [new("OLLAMA_HOST", "")],
        Dialects =
        [
            new("ollama.chat", "POST", "/api/chat", IsConversation: true),
            new("ollama.generate", "POST", "/api/generate", IsConversation: true),
            new("ollama.embed", "POST", "/api/embed", IsConversation: false),
            new("ollama.embeddings", "POST", "/api/embeddings", IsConversation: false),
            new("ollama.tags", "GET", "/api/tags", IsConversation: false),
            new("ollama.ps", "GET", "/api/ps", IsConversation: false),
            new("ollama.show", "POST", "/api/show", IsConversation: false),
            new("ollama.version", "GET", "/api/version", IsConversation: false),
            new("ollama.create", "POST", "/api/create", IsConversation: false),
            new("ollama.copy", "POST", "/api/copy", IsConversation: false),
            new("ollama.pull", "POST", "/api/pull", IsConversation: false),
            new("ollama.push", "POST", "/api/push", IsConversation: false),
            new("ollama.delete", "DELETE", "/api/delete", IsConversation: false),
        ],
        Errors =
        [
            new("invalid_request", 400, "", null, "invalid request"),
            new("context_length_exceeded", 400, "", null, "the input is longer than the context length"),
            new("invalid_api_key", 401, "", null, "unauthorized"),
            new("permission_denied", 403, "", null, "forbidden"),
            new("not_found", 404, "", null, "not found"),
            new("model_not_found", 404, "", null, "model not found"),
            new("request_timeout", 408, "", null, "the request took too long to arrive"),
            new("conflict", 409, "", null, "conflict"),
            new("request_too_large", 413, "", null, "request too large"),
            new("unprocessable", 422, "", null, "the request cannot be followed"),
            new("rate_limited", 429, "", null, "too many requests"),
            new("quota_exceeded", 429, "", null, "usage limit reached"),
            new("server_error", 500, "", null, "internal server error"),
            new("bad_gateway", 502, "", null, "bad gateway"),
            new("unavailable", 503, "", null, "server is not available"),
            new("overloaded", 503, "", null, "server busy, please try again. maximum pending requests exceeded"),
            new("timeout", 504, "", null, "the request took too long"),
        ],
    };
}
