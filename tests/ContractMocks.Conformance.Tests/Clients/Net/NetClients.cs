using System.ClientModel;
using Anthropic;
using Anthropic.Exceptions;
using ContractMocks.Conformance.Tests.Conversations;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;
using OpenAI;
using OpenAI.Responses;

namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>The clients from NuGet.</summary>
internal static class NetClients
{
    public static NetClient OpenAiChat { get; } = new()
    {
        Package = "OpenAI",
        Way = "chat",
        Provider = "openai",
        Type = typeof(OpenAIClient),
        Begin = static (connection, conversation) => new OpenAiChatTalk(connection, conversation),
        StatusOf = static exception => (exception as ClientResultException)?.Status,
        ExceptionFor = static _ => nameof(ClientResultException),
        StreamException = null,
        Intolerances = OpenAiSights.Note("unknown values", "The client throws on a reason to stop that it does not know (`Unknown ChatFinishReason value`)."),
        Sight = OpenAiSights.Chat,
    };

    /// <summary>Azure's paths without a version in the query, where OpenAI's own client reaches it.</summary>
    public static NetClient OpenAiAzure { get; } = OpenAiChat with
    {
        Way = "chat, Azure",
        Begin = static (connection, conversation) => new OpenAiChatTalk(connection.At("/openai/v1/"), conversation),
    };

    public static NetClient OpenAiOpenRouter { get; } = OpenAiChat with
    {
        Way = "chat, OpenRouter",
        Compatibility = CompatibilityOptions.OpenRouter,
        // OpenRouter says `error` for the reason to stop, which the client does not know.
        StreamException = nameof(ArgumentOutOfRangeException),
        TellsStreamErrors = false,
        Begin = static (connection, conversation) => new OpenAiChatTalk(connection.At("/api/v1"), conversation),
    };

    public static NetClient OpenAiResponses { get; } = OpenAiChat with
    {
        Way = "responses",
        StreamException = nameof(StreamingResponseFailedUpdate),
        Intolerances = new Dictionary<string, string>(),
        Begin = static (connection, conversation) => new OpenAiResponsesTalk(connection, conversation),
        Sight = OpenAiSights.Responses,
    };

    public static NetClient Anthropic { get; } = new()
    {
        Package = "Anthropic",
        Provider = "anthropic",
        Type = typeof(AnthropicClient),
        Begin = static (connection, conversation) => new AnthropicTalk(connection, conversation),
        StatusOf = static exception => (int?)(exception as AnthropicApiException)?.StatusCode,
        ExceptionFor = static status => status switch
        {
            400 => nameof(AnthropicBadRequestException),
            401 => nameof(AnthropicUnauthorizedException),
            403 => nameof(AnthropicForbiddenException),
            404 => nameof(AnthropicNotFoundException),
            408 => nameof(AnthropicRequestTimeoutException),
            409 => nameof(AnthropicConflictException),
            413 => nameof(AnthropicContentTooLargeException),
            422 => nameof(AnthropicUnprocessableEntityException),
            429 => nameof(AnthropicRateLimitException),
            503 => nameof(AnthropicServiceUnavailableException),
            504 => nameof(AnthropicGatewayTimeoutException),
            529 => nameof(AnthropicOverloadedException),
            >= 500 => nameof(Anthropic5xxException),
            _ => nameof(Anthropic4xxException),
        },
        StreamException = nameof(AnthropicSseException),
        Sight = AnthropicSights.Messages,
    };

    public static NetClient AnthropicChatClient { get; } = Anthropic with
    {
        Way = "IChatClient",
        Sight = AnthropicSights.Neutral,
        Begin = static (connection, conversation) =>
            new ChatClientTalk(AnthropicTalk.Client(connection).AsIChatClient("claude-opus-4-6"), conversation),
    };

    /// <summary>Tools that an MCP server offers, called and answered through Microsoft's abstractions.</summary>
    public static NetClient Mcp { get; } = Anthropic with
    {
        Package = "ModelContextProtocol.Core",
        Way = "tools for IChatClient",
        Type = typeof(McpClient),
        Absent = SharedList.Conversations.Where(static one => one.Tools.Count == 0)
            .ToDictionary(static one => one.Name, static _ => "MCP brings tools; a conversation without them is the row before."),
        Begin = static (connection, conversation) =>
            new McpTalk(AnthropicTalk.Client(connection).AsIChatClient("claude-opus-4-6"), conversation),
    };
}
