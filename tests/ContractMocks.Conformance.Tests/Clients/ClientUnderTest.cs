using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.Conformance.Tests.Running;

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

    /// <summary>The host that it is made for, where that is not OpenAI itself.</summary>
    public CompatibilityOptions Compatibility { get; init; } = CompatibilityOptions.OpenAi;

    /// <summary>What it can show of an answer.</summary>
    public Sight Sight { get; init; } = new();

    /// <summary>Conversations that it or its provider has no way to have, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Absent { get; init; } = new Dictionary<string, string>();

    /// <summary>The class of the exception for a status.</summary>
    public required Func<int, string> ExceptionFor { get; init; }

    /// <summary>
    /// The class of the exception for an error inside a stream, as the client's own language names it, or of the part of the stream that tells it; null where
    /// the client says nothing and the stream just ends.
    /// </summary>
    public required string? StreamException { get; init; }

    /// <summary>Whether the exception for an error inside a stream has the provider's words.</summary>
    public bool TellsStreamErrors { get; init; } = true;

    /// <summary>What a mock that it asks does with requests that the contract does not allow.</summary>
    public RequestChecks Requests { get; init; }

    /// <summary>What it does not bear, by the name of the trial, each with what happens.</summary>
    public IReadOnlyDictionary<string, string> Intolerances { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether its streams are event streams.</summary>
    public bool HasEventStreams => Provider != "ollama";

    /// <summary>Where the package comes from: NuGet or npm.</summary>
    public abstract string Registry { get; }

    /// <summary>The version that runs.</summary>
    public abstract string Version { get; }

    /// <summary>Where it is run: <c>socket</c>, and <c>memory</c> for clients of the same process.</summary>
    public abstract IReadOnlyList<string> Hosts { get; }

    /// <summary>Name of package and way, as the matrix shows it.</summary>
    public string Title => Way.Length == 0 ? Package : $"{Package}, {Way}";

    /// <summary>Runs rounds of conversations, each whole and streamed.</summary>
    /// <param name="rounds">The rounds.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What it saw, by round.</returns>
    public abstract Task<IReadOnlyList<IReadOnlyList<SeenConversation>>> RunAsync(IReadOnlyList<Round> rounds, CancellationToken cancellation);

    /// <summary>What to do about it where the client is not on this machine; null where it is.</summary>
    public abstract string? Missing { get; }

    public sealed override string ToString() => $"{Registry} {Title}";
}
