namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>What an answer says in the words of a reply, and what of it a reply cannot say.</summary>
internal sealed record SaidAnswer
{
    public string Text { get; init; } = "";

    public string Reasoning { get; init; } = "";

    public bool HidesReasoning { get; init; }

    public string Refusal { get; init; } = "";

    /// <summary>The calls, each with its arguments as JSON text.</summary>
    public IReadOnlyList<(string Tool, string Arguments)> Calls { get; init; } = [];

    /// <summary>Why the model stops; null where the reply itself suggests it.</summary>
    public FinishReason? Finish { get; init; }

    public ReplyUsage? Usage { get; init; }

    /// <summary>What is not carried over, each a phrase.</summary>
    public IReadOnlyList<string> Extras { get; init; } = [];

    /// <summary>Whether there is anything to say.</summary>
    public bool IsEmpty => Text.Length + Reasoning.Length + Refusal.Length + Calls.Count == 0 && Finish is null && !HidesReasoning;
}
