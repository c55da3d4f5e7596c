using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.TestSupport;

namespace ContractMocks.Conformance.Tests.Clients;

/// <summary>An official client, and one of the ways it talks with its provider.</summary>
public abstract record ClientUnderTest
{
    /// <summary>The package, as its registry names it.</summary>
    public required string Package { get; init; }

    /// <summary>Which of the package's ways it is, e.g. <c>chat</c>; empty where it has one only.</summary>
    public string Way { get; init; } = "";

    /// <summary>The provider that it talks with, by the name of its bundled document.</summary>
    public required string Provider { get; init; }

    /// <summary>What it can show of an answer.</summary>
    public Sight Sight { get; init; } = new();

    /// <summary>Conversations that it or its provider has no way to have, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Absent { get; init; } = new Dictionary<string, string>();

    /// <summary>The class of the exception for a status.</summary>
    public required Func<int, string> ExceptionFor { get; init; }

    /// <summary>Where the package comes from: NuGet or npm.</summary>
    public abstract string Registry { get; }

    /// <summary>The version that runs.</summary>
    public abstract string Version { get; }

    /// <summary>Where it is run: <c>socket</c>, and <c>memory</c> for clients of the same process.</summary>
    public abstract IReadOnlyList<string> Hosts { get; }

    /// <summary>Name of package and way, as the matrix shows it.</summary>
    public string Title => Way.Length == 0 ? Package : $"{Package}, {Way}";

    /// <summary>Runs conversations, each whole and streamed.</summary>
    /// <param name="mock">The mock that answers, on the host that is asked for.</param>
    /// <param name="conversations">The conversations.</param>
    /// <param name="cancellation">Gives up.</param>
    public abstract Task<IReadOnlyList<SeenConversation>> RunAsync(
        ProviderMock mock, IReadOnlyList<SharedConversation> conversations, CancellationToken cancellation);

    /// <summary>What to do about it where the client is not on this machine; null where it is.</summary>
    public abstract string? Missing { get; }

    public sealed override string ToString() => $"{Registry} {Title}";
}
