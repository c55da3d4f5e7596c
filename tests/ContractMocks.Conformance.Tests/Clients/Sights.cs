namespace ContractMocks.Conformance.Tests.Clients;

/// <summary>What OpenAI shows, whoever looks.</summary>
internal static class OpenAiSights
{
    public static Sight Chat { get; } = new()
    {
        Reasoning = false,
        RefusalFinish = "stop",
        Notes = ChatNotes(null),
    };

    public static Sight Responses { get; } = new() { RefusalFinish = "stop" };

    /// <summary>The notes of chat completions, and one more on refusals.</summary>
    public static Dictionary<string, string> ChatNotes(string? refusal)
    {
        var notes = Note("reasoning", "Chat completions keep the text of the reasoning to themselves and count its tokens.");
        if (refusal is not null)
        {
            notes["refusal"] = refusal;
        }

        return notes;
    }

    public static Dictionary<string, string> Note(string conversation, string note) => new() { [conversation] = note };
}

/// <summary>What Anthropic shows, whoever looks.</summary>
internal static class AnthropicSights
{
    public static Sight Messages { get; } = new()
    {
        ReasoningTokens = false,
        Refusal = false,
        RefusalAsText = true,
        Notes = OpenAiSights.Note("refusal", "Anthropic tells a refusal by its stop reason; the words are text."),
    };

    /// <summary>For clients with words of their own for the reasons to stop.</summary>
    public static Sight Neutral { get; } = Messages with { RefusalFinish = "content_filter" };
}

/// <summary>What Gemini shows, whoever looks.</summary>
internal static class GeminiSights
{
    public static Sight Generate { get; } = new()
    {
        Refusal = false,
        RefusalAsText = true,
        RefusalFinish = "stop",
        Notes = OpenAiSights.Note("refusal", "Gemini has no refusals: the words are text."),
    };
}

/// <summary>What Ollama shows, whoever looks.</summary>
internal static class OllamaSights
{
    public static Sight Chat { get; } = new()
    {
        ReasoningTokens = false,
        Refusal = false,
        RefusalAsText = true,
        RefusalFinish = "stop",
        Notes = OpenAiSights.Note("refusal", "Ollama has no refusals: the words are text."),
    };
}
