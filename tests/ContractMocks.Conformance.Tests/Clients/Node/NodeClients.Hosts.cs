namespace ContractMocks.Conformance.Tests.Clients.Node;

/// <summary>Clients from npm for hosts that take OpenAI's chat completions, and Ollama's own.</summary>
internal static partial class NodeClients
{
    private const string RefusalIsDropped = "The client drops the words of a refusal.";

    private static readonly Sight s_words = new()
    {
        Refusal = false,
        RefusalAsText = true,
        RefusalFinish = "stop",
        Notes = OpenAiSights.Note("refusal", "The host has no refusals: the words are text."),
    };

    public static NodeClient Ollama { get; } = new()
    {
        Package = "ollama",
        Provider = "ollama",
        Script = "ollama",
        Sight = OllamaSights.Chat,
        ExceptionFor = static _ => "ResponseError",
        StreamException = "Error",
    };

    // Made when asked for: which file's fields are set first is nobody's promise.
    public static IReadOnlyList<ClientUnderTest> Compatible =>
    [
        s_ai with
        {
            Package = "@ai-sdk/azure",
            Script = "ai-azure",
            Sight = OpenAiSights.Chat with { Refusal = false, Notes = OpenAiSights.ChatNotes(RefusalIsDropped) },
        },
        s_openAi with
        {
            Way = "chat, Together",
            Compatibility = CompatibilityOptions.Together,
            Sight = Uncounted with
            {
                Reasoning = false,
                Notes = new Dictionary<string, string>(s_words.Notes) { ["reasoning"] = "OpenAI's client has no place for the host's `reasoning`, and the host does not count it apart." },
            },
        },
        s_langchain with { Way = "chat, xAI", Compatibility = CompatibilityOptions.XAi },
        Host("deepseek", CompatibilityOptions.DeepSeek, s_words) with
        {
            Absent = OpenAiSights.Note("vision input", "DeepSeek's models do not look at pictures; the client warns and leaves them out."),
            Intolerances = OpenAiSights.Note("unknown events", "The client takes only chunks that call themselves `chat.completion.chunk`."),
        },
        Host("groq", CompatibilityOptions.Groq, s_words),
        Host("mistral", CompatibilityOptions.Mistral, Uncounted) with
        {
            // A picture's address is a text with Mistral, and an object with OpenAI.
            Requests = RequestChecks.Lenient,
            // It takes what is no chunk for a broken one, and quotes it.
            StreamException = "TypeValidationError",
            Intolerances = OpenAiSights.Note("unknown events", "The client reads the first choice of every chunk, without asking whether there is one."),
        },
        Compatibly("vLLM", CompatibilityOptions.Vllm, Uncounted),
        Compatibly("OpenRouter", CompatibilityOptions.OpenRouter, s_words),
    ];

    private static Sight Uncounted => s_words with
    {
        ReasoningTokens = false,
        Notes = new Dictionary<string, string>(s_words.Notes) { ["reasoning"] = "The host does not count the tokens of the reasoning apart." },
    };

    private static NodeClient Host(string name, CompatibilityOptions compatibility, Sight sight) => s_ai with
    {
        Package = $"@ai-sdk/{name}",
        Way = "",
        Script = $"ai-{name}",
        Compatibility = compatibility,
        Sight = sight,
    };

    private static NodeClient Compatibly(string host, CompatibilityOptions compatibility, Sight sight) => s_ai with
    {
        Package = "@ai-sdk/openai-compatible",
        Way = host,
        Script = "ai-compatible",
        Compatibility = compatibility,
        Sight = sight with
        {
            RefusalAsText = false,
            Notes = new Dictionary<string, string>(sight.Notes) { ["refusal"] = RefusalIsDropped },
        },
    };
}
