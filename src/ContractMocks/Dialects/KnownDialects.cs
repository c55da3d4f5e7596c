using ContractMocks.Dialects.Anthropic;
using ContractMocks.Dialects.Gemini;
using ContractMocks.Dialects.Ollama;
using ContractMocks.Dialects.OpenAi;
using ContractMocks.Dialects.OpenAi.Responses;

namespace ContractMocks.Dialects;

/// <summary>The dialects by the names that provider knowledge gives them.</summary>
internal static class KnownDialects
{
    private static readonly char[] s_ends = ['?', '#'];

    public static Dialect? Find(string? name) => name is null
        ? null
        : OpenAiDialects.Find(name) ?? AnthropicDialects.Find(name) ?? GeminiDialects.Find(name) ?? OllamaDialects.Find(name);

    /// <summary>The operations that a mock of a provider has beside those of its document.</summary>
    public static IEnumerable<Operation> Own(ProviderInfo? provider) => provider == OpenAiProvider.Info ? [PictureFiles.Operation] : [];

    /// <summary>
    /// What can speak an operation of a provider that is not known, told by its path: documents of gateways and of other versions name the same paths.
    /// It answers as <see cref="Engine.Answers.Live.LiveAnswers"/> says, and no scenarios.
    /// </summary>
    public static ConversationDialect? Speaking(Operation operation)
    {
        var end = operation.Path.IndexOfAny(s_ends);
        var path = end < 0 ? operation.Path : operation.Path[..end];
        return operation.Method != "POST" ? null
            : path.EndsWith("/chat/completions", StringComparison.Ordinal) ? new ChatDialect()
            : path.EndsWith("/responses", StringComparison.Ordinal) ? new ResponsesDialect(remembers: false)
            : path.EndsWith("/messages", StringComparison.Ordinal) && !path.Contains('{', StringComparison.Ordinal) ? new MessagesDialect()
            : path.EndsWith(":generateContent", StringComparison.Ordinal) ? new GenerateContentDialect(isStream: false)
            : path.EndsWith(":streamGenerateContent", StringComparison.Ordinal) ? new GenerateContentDialect(isStream: true)
            : null;
    }
}
