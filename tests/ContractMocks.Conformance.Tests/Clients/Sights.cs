namespace ContractMocks.Conformance.Tests.Clients;

/// <summary>What OpenAI shows, whoever looks.</summary>
internal static class OpenAiSights
{
    public static Sight Chat { get; } = new()
    {
        Reasoning = false,
        RefusalFinish = "stop",
        Notes = Note("reasoning", "Chat completions keep the text of the reasoning to themselves and count its tokens."),
    };

    public static Sight Responses { get; } = new() { RefusalFinish = "stop" };

    public static Dictionary<string, string> Note(string conversation, string note) => new() { [conversation] = note };
}

/// <summary>What Anthropic shows, whoever looks.</summary>
internal static class AnthropicSights
{
    public static Sight Messages { get; } = new()
    {
        ReasoningTokens = false,
        Refusal = false,
        Notes = OpenAiSights.Note("refusal", "Anthropic tells a refusal by its stop reason."),
    };
}

/// <summary>What Gemini shows, whoever looks.</summary>
internal static class GeminiSights
{
    public static Sight Generate { get; } = new()
    {
        Refusal = false,
        RefusalFinish = "content_filter",
        Notes = OpenAiSights.Note("refusal", "Gemini tells a refusal by its finish reason."),
    };
}
