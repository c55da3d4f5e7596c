using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.TestSupport;

namespace ContractMocks.Conformance.Tests.Running;

/// <summary>Conversations that a client has with one mock.</summary>
/// <param name="Mock">The mock, on the host that is asked for.</param>
/// <param name="Conversations">The conversations, each whole and streamed.</param>
public sealed record Round(ProviderMock Mock, IReadOnlyList<SharedConversation> Conversations)
{
    /// <summary>The API key that the client is given.</summary>
    public string Key { get; init; } = Trial.RightKey;

    /// <summary>What stands between a client of this process and the mock; null, the default, for nothing.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? Between { get; init; }
}
