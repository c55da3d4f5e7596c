namespace ContractMocks.Conformance.Tests.Clients;

/// <summary>What a client shows of the answers, where clients or their providers differ. The defaults are the fullest.</summary>
public sealed record Sight
{
    /// <summary>Whether the text of the reasoning is shown.</summary>
    public bool Reasoning { get; init; } = true;

    /// <summary>Whether the tokens of the reasoning are counted apart.</summary>
    public bool ReasoningTokens { get; init; } = true;

    /// <summary>Whether the words of a refusal are shown.</summary>
    public bool Refusal { get; init; } = true;

    /// <summary>Whether the words of a refusal are shown as if they were the answer.</summary>
    public bool RefusalAsText { get; init; }

    /// <summary>The finish of a refusal.</summary>
    public string RefusalFinish { get; init; } = "refusal";

    /// <summary>Whether a stream shows the same usage as a whole answer.</summary>
    public bool StreamedUsage { get; init; } = true;

    /// <summary>What the matrix says of a conversation where one of these is less than full, and whose doing it is.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();
}
