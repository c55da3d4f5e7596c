using ContractMocks.Conformance.Tests.Clients.Net;
using ContractMocks.Conformance.Tests.Clients.Node;

namespace ContractMocks.Conformance.Tests.Clients;

/// <summary>The clients, in the order of the matrix.</summary>
public static class AllClients
{
    public static IReadOnlyList<ClientUnderTest> All { get; } =
    [
        NetClients.OpenAiChat,
        NetClients.OpenAiResponses,
        NetClients.OpenAiAzure,
        NetClients.OpenAiOpenRouter,
        .. NodeClients.OpenAi,
        NetClients.Anthropic,
        NetClients.AnthropicChatClient,
        NetClients.Mcp,
        .. NodeClients.Anthropic,
        .. NodeClients.Gemini,
        NodeClients.Ollama,
        .. NodeClients.Compatible,
    ];

    public static ClientUnderTest Find(string name) => All.First(client => client.ToString() == name);
}
