using ContractMocks.Dialects.Streams;

namespace ContractMocks.TestSupport.Judging.Traffic;

/// <summary>Which of our surfaces a recording belongs to: the operation of our contract, and the order of its stream.</summary>
internal sealed record Surface(string Spec, string Method, string Path, string Dialect, bool IsOwn)
{
    private static readonly string[] s_openAi =
    [
        "/chat/completions", "/responses", "/responses/compact", "/responses/input_tokens", "/completions", "/embeddings", "/moderations", "/images/generations", "/images/edits",
        "/audio/speech", "/audio/transcriptions", "/audio/translations", "/models",
    ];

    // Kept under OpenAI's address, but not as OpenAI sent it.
    private static readonly string[] s_others =
    [
        // Of OpenRouter, whose chunks name their providers: Novita, Moonshot AI, Fireworks.
        "llm-cassettes/test_tools_streaming/",
        // Of Azure, whose first chunk tells of filters.
        "vercel-ai/openai/src/chat/__fixtures__/azure-",
        // Made by hand: the ids are resp_1234 and resp_5678, the status is "complete".
        "pydantic-ai/models/test_openai_responses/test_openai_previous_response_id.yaml",
        "pydantic-ai/models/test_openai_responses/test_openai_previous_response_id_auto_mode.yaml",
        // Shortened: members that all other responses have are gone.
        "vercel-ai/openai/src/responses/__fixtures__/openai-phase.1.",
    ];

    /// <summary>The surface of a recording; null where it is none of ours.</summary>
    public static Surface? Of(Recording recording)
    {
        var path = recording.Path;
        if (recording.Host == "api.anthropic.com")
        {
            return path is "/v1/messages" or "/v1/messages/count_tokens"
                ? new Surface("anthropic", recording.Method, path, path == "/v1/messages" ? "anthropic.messages" : "anthropic.count_tokens", IsOwn: true) : null;
        }

        if (recording.Host.EndsWith("googleapis.com", StringComparison.Ordinal) && path.LastIndexOf("/models/", StringComparison.Ordinal) is var models and >= 0)
        {
            var isVertex = path.Contains("/publishers/", StringComparison.Ordinal);
            return new Surface("gemini", recording.Method, "/v1beta" + path[models..], "gemini.generate", IsOwn: !isVertex);
        }

        if (recording.Host.Contains("bedrock", StringComparison.Ordinal) || recording.Host.Contains("voyageai", StringComparison.Ordinal)
            || recording.Host.Contains("cohere", StringComparison.Ordinal))
        {
            return null;
        }

        var isOwn = recording.Host is "api.openai.com" or "openai" && !Array.Exists(s_others, other => recording.Name.StartsWith(other, StringComparison.Ordinal));
        if (recording.Host == "api.openai.com" && path.StartsWith("/v1/responses/resp_", StringComparison.Ordinal))
        {
            return new Surface("openai", recording.Method, path["/v1".Length..], "openai.responses", isOwn);
        }

        return s_openAi.FirstOrDefault(known => path.EndsWith(known, StringComparison.Ordinal)) is { } found
            ? new Surface("openai", recording.Method, found, "openai" + found.Replace('/', '.') switch { ".chat.completions" => ".chat", var other => other }, isOwn)
            : null;
    }

    /// <summary>The order of its stream; null where none is known.</summary>
    public StreamOrder? Order(Recording recording) =>
        Dialect != "openai.chat" ? StreamOrders.Find(Dialect, hasUsage: false)
        : !IsOwn ? OpenAiChatOrders.CompatibleChat
        : recording.Request is null || recording.Request.Contains("\"include_usage\":true", StringComparison.Ordinal) ? OpenAiChatOrders.ChatWithUsage
        : OpenAiChatOrders.Chat;
}
