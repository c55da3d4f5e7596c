namespace ContractMocks.Conformance.Tests.Clients.Node;

/// <summary>The clients from npm.</summary>
internal static partial class NodeClients
{
    private const string DoneIsNoJson = "Gemini never sends `[DONE]`, and the client takes it for JSON.";

    private static readonly NodeClient s_openAi = new()
    {
        Package = "openai",
        Way = "chat",
        Provider = "openai",
        Script = "openai-chat",
        Sight = OpenAiSights.Chat,
        ExceptionFor = OfficialException,
        StreamException = "APIError",
    };

    private static readonly NodeClient s_anthropic = new()
    {
        Package = "@anthropic-ai/sdk",
        Provider = "anthropic",
        Script = "anthropic",
        Sight = AnthropicSights.Messages,
        ExceptionFor = static status => status switch
        {
            408 => "RequestTimeoutError",
            413 => "ContentTooLargeError",
            503 => "ServiceUnavailableError",
            504 => "GatewayTimeoutError",
            529 => "OverloadedError",
            _ => OfficialException(status),
        },
        StreamException = "APIError",
    };

    private static readonly NodeClient s_google = new()
    {
        Package = "@google/genai",
        Provider = "gemini",
        Script = "google",
        Sight = GeminiSights.Generate,
        ExceptionFor = static _ => "ApiError",
        StreamException = "ApiError",
        Intolerances = OpenAiSights.Note("`[DONE]`", DoneIsNoJson),
    };

    private static readonly NodeClient s_ai = new()
    {
        Package = "@ai-sdk/openai",
        Framework = "ai",
        Way = "chat",
        Provider = "openai",
        Script = "ai-openai-chat",
        Sight = OpenAiSights.Chat with
        {
            Refusal = false,
            RefusalAsText = true,
            RefusalFinish = "content_filter",
            Notes = OpenAiSights.ChatNotes("`ai` shows the words of a refusal as text."),
        },
        ExceptionFor = static _ => "APICallError",
        StreamException = "error part",
    };

    private static readonly NodeClient s_langchain = s_openAi with
    {
        Package = "@langchain/openai",
        Framework = "langchain",
        Script = "langchain-openai-chat",
        Sight = OpenAiSights.Chat with { Refusal = false, Notes = OpenAiSights.ChatNotes("LangChain drops the words of a refusal in chat completions.") },
    };

    public static IReadOnlyList<ClientUnderTest> OpenAi { get; } =
    [
        s_openAi,
        s_openAi with { Way = "chat, AzureOpenAI", Script = "azure-openai-chat" },
        s_openAi with
        {
            Way = "responses",
            Script = "openai-responses",
            Sight = OpenAiSights.Responses,
            StreamException = "response.failed",
            Intolerances = OpenAiSights.Note("unknown events", "`responses.stream()` throws on events that it does not know; `create` with `stream: true` hands them on."),
        },
        s_ai,
        s_ai with
        {
            Way = "responses",
            Script = "ai-openai-responses",
            Sight = OpenAiSights.Responses with
            {
                Refusal = false,
                RefusalAsText = true,
                RefusalFinish = "content_filter",
                Notes = OpenAiSights.Note("refusal", "`ai` shows the words of a refusal as text."),
            },
        },
        s_langchain,
        s_langchain with { Way = "responses", Script = "langchain-openai-responses", Sight = OpenAiSights.Responses, StreamException = null },
    ];

    public static IReadOnlyList<ClientUnderTest> Anthropic { get; } =
    [
        s_anthropic,
        s_ai with
        {
            Package = "@ai-sdk/anthropic",
            Way = "",
            Provider = "anthropic",
            Script = "ai-anthropic",
            Sight = AnthropicSights.Neutral,
            Intolerances = OpenAiSights.Note("unknown events", "The client takes only the events that its schema lists, although Anthropic announces new ones."),
        },
        s_anthropic with
        {
            Package = "@langchain/anthropic",
            Framework = "langchain",
            Script = "langchain-anthropic",
            // It brings an older version of Anthropic's package, which has fewer classes.
            ExceptionFor = OfficialException,
            Sight = AnthropicSights.Messages with
            {
                StreamedUsage = false,
                Notes = new Dictionary<string, string>(AnthropicSights.Messages.Notes)
                {
                    ["text"] = "LangChain adds up the tokens of both events that report usage, so that it counts more of a stream than of a whole answer.",
                },
            },
        },
    ];

    public static IReadOnlyList<ClientUnderTest> Gemini { get; } =
    [
        s_google,
        s_google with { Way = "Vertex", Script = "google-vertex" },
        s_ai with
        {
            Package = "@ai-sdk/google",
            Way = "",
            Provider = "gemini",
            Script = "ai-google",
            Sight = GeminiSights.Generate,
            StreamException = "APICallError",
        },
        s_google with
        {
            Package = "@langchain/google-genai",
            Framework = "langchain",
            Script = "langchain-google",
            ExceptionFor = static _ => "GoogleGenerativeAIFetchError",
            StreamException = null,
            Intolerances = new Dictionary<string, string>
            {
                ["comments"] = "Google's older package cannot read comment lines.",
                ["`[DONE]`"] = DoneIsNoJson,
            },
            Sight = GeminiSights.Generate with
            {
                ReasoningTokens = false,
                Notes = new Dictionary<string, string>(GeminiSights.Generate.Notes) { ["reasoning"] = "LangChain leaves the tokens of Gemini's thoughts out." },
            },
        },
    ];

    // What the packages of OpenAI and Anthropic have in common.
    private static string OfficialException(int status) => status switch
    {
        400 => "BadRequestError",
        401 => "AuthenticationError",
        403 => "PermissionDeniedError",
        404 => "NotFoundError",
        409 => "ConflictError",
        422 => "UnprocessableEntityError",
        429 => "RateLimitError",
        >= 500 => "InternalServerError",
        _ => "APIError",
    };
}
