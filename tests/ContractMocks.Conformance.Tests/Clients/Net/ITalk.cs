using ContractMocks.Conformance.Tests.Conversations;

namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>One conversation under way. It keeps the messages as its client wants them, the answers among them.</summary>
internal interface ITalk
{
    /// <summary>Adds what the user says.</summary>
    /// <param name="text">The text.</param>
    /// <param name="image">A PNG that goes with it, in base64; null for none.</param>
    void Say(string text, string? image);

    /// <summary>Asks for an answer and keeps it.</summary>
    /// <param name="cancellation">Gives up.</param>
    Task<SeenAnswer> AnswerAsync(CancellationToken cancellation);

    /// <summary>Asks for an answer as a stream and keeps it.</summary>
    /// <param name="cancellation">Gives up.</param>
    Task<SeenAnswer> StreamAsync(CancellationToken cancellation);

    /// <summary>Adds the results of the calls in the last answer.</summary>
    /// <param name="results">What each tool returns, as JSON.</param>
    void Return(IReadOnlyDictionary<string, string> results);

    /// <summary>The same for one that has to wait for the results.</summary>
    /// <param name="results">What each tool returns, as JSON.</param>
    /// <param name="cancellation">Gives up.</param>
    Task ReturnAsync(IReadOnlyDictionary<string, string> results, CancellationToken cancellation)
    {
        Return(results);
        return Task.CompletedTask;
    }
}
