using ContractMocks.Cli.WireMock.Importing.Answers;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>The conversation APIs whose answers are read.</summary>
internal static class AnswerKinds
{
    private static readonly ChatAnswers s_chat = new();
    private static readonly CompletionsAnswers s_completions = new();
    private static readonly ResponsesAnswers s_responses = new();
    private static readonly MessagesAnswers s_messages = new();
    private static readonly GeminiAnswers s_gemini = new();
    private static readonly OllamaAnswers s_ollama = new();

    /// <summary>What reads the answers of a dialect; null for one whose answers are not read.</summary>
    public static AnswerKind? Of(string dialect) => dialect switch
    {
        "openai.chat" => s_chat,
        "openai.completions" => s_completions,
        "openai.responses" => s_responses,
        "anthropic.messages" => s_messages,
        "gemini.generate" or "gemini.stream" => s_gemini,
        "ollama.chat" or "ollama.generate" => s_ollama,
        _ => null,
    };
}
