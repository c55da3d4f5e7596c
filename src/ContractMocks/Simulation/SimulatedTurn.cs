namespace ContractMocks.Simulation;

/// <summary>An answer as it came, read to its end.</summary>
/// <param name="Status">The status.</param>
/// <param name="MediaType">The media type without its parameters; empty for none.</param>
/// <param name="Body">The body as text.</param>
internal sealed record SimulatedAnswer(int Status, string MediaType, string Body);

/// <summary>What came of playing a turn on one operation.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="IsStream">Whether a stream was asked for.</param>
internal sealed record SimulatedTurn(Operation Operation, bool IsStream)
{
    /// <summary>The words of the conversation API.</summary>
    public required Words.ProviderWords Words { get; init; }

    /// <summary>The turn's answer; null where it could not be reached.</summary>
    public SimulatedAnswer? Answer { get; init; }

    /// <summary>The request that reached it; null where none could be made up.</summary>
    public MockRequest? Request { get; init; }

    /// <summary>Why there is no answer, as a sentence; empty where there is one.</summary>
    public string Note { get; init; } = "";
}
