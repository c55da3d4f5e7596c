namespace ContractMocks;

/// <summary>Anthropic.</summary>
internal static class AnthropicProvider
{
    public static readonly ProviderInfo Info = new()
    {
        Name = "anthropic",
        TypeName = "Anthropic",
        Title = "Anthropic",
        Hosts = ["api.anthropic.com"],
        Clients = [new("ANTHROPIC_BASE_URL", "")],
        Dialects = Routes(),
        Errors =
        [
            new("invalid_request", 400, "invalid_request_error", null, "The request is not valid."),
            new("context_length_exceeded", 400, "invalid_request_error", null, "prompt is too long: 200001 tokens > 200000 maximum"),
            new("invalid_api_key", 401, "authentication_error", null, "invalid x-api-key"),
            new("billing", 402, "billing_error", null, "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."),
            new("permission_denied", 403, "permission_error", null, "The API key may not use this."),
            new("not_found", 404, "not_found_error", null, "What the request names does not exist."),
            new("model_not_found", 404, "not_found_error", null, "The model does not exist."),
            new("request_timeout", 408, "timeout_error", null, "The request took too long to arrive."),
            new("conflict", 409, "invalid_request_error", null, "The resource was changed by another request."),
            new("request_too_large", 413, "request_too_large", null, "Request exceeds the maximum size"),
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

    /// <summary>
    /// The operations. The service has each a second time for features in trial, under the same path with a query; its own document lists both.
    /// </summary>
    private static EquatableArray<DialectRoute> Routes()
    {
        var routes = new List<DialectRoute>();
        Add("messages", "POST", "/v1/messages", isConversation: true);
        Add("count_tokens", "POST", "/v1/messages/count_tokens");
        Add("models.list", "GET", "/v1/models");
        Add("models.get", "GET", "/v1/models/{model_id}");
        Add("batches.create", "POST", "/v1/messages/batches");
        Add("batches.list", "GET", "/v1/messages/batches");
        Add("batches.get", "GET", "/v1/messages/batches/{message_batch_id}");
        Add("batches.delete", "DELETE", "/v1/messages/batches/{message_batch_id}");
        Add("batches.cancel", "POST", "/v1/messages/batches/{message_batch_id}/cancel");
        Add("batches.results", "GET", "/v1/messages/batches/{message_batch_id}/results");
        Add("files.upload", "POST", "/v1/files");
        Add("files.list", "GET", "/v1/files");
        Add("files.get", "GET", "/v1/files/{file_id}");
        Add("files.delete", "DELETE", "/v1/files/{file_id}");
        Add("files.download", "GET", "/v1/files/{file_id}/content");
        return routes.ToEquatableArray();

        void Add(string name, string method, string path, bool isConversation = false)
        {
            routes.Add(new DialectRoute("anthropic." + name, method, path, isConversation));
            routes.Add(new DialectRoute("anthropic." + name, method, path + "?beta=true", isConversation));
        }
    }
}
