namespace ContractMocks.Conformance.Tests.Clients.Node;

/// <summary>The clients from npm.</summary>
internal static class NodeClients
{
    private static readonly NodeClient s_openAiChat = new()
    {
        Package = "openai",
        Way = "chat",
        Provider = "openai",
        Script = "openai-chat",
        Sight = OpenAiSights.Chat,
        ExceptionFor = OfficialException,
    };

    public static IReadOnlyList<ClientUnderTest> OpenAi { get; } =
    [
        s_openAiChat,
    ];

    // OpenAI's and Anthropic's packages come from one generator and have the same classes.
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
