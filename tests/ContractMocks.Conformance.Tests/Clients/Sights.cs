namespace ContractMocks.Conformance.Tests.Clients;

/// <summary>What OpenAI shows, whoever looks.</summary>
internal static class OpenAiSights
{
    public static Sight Chat { get; } = new()
    {
        Reasoning = false,
        RefusalFinish = "stop",
        Note = "Chat completions keep the text of the reasoning; its tokens are counted.",
    };

    public static Sight Responses { get; } = new() { RefusalFinish = "stop" };
}

/// <summary>What Anthropic shows, whoever looks.</summary>
internal static class AnthropicSights
{
    public static Sight Messages { get; } = new()
    {
        ReasoningTokens = false,
        Refusal = false,
        Note = "Anthropic tells a refusal by its stop reason.",
    };
}
