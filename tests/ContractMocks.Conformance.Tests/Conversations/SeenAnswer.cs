namespace ContractMocks.Conformance.Tests.Conversations;

/// <summary>What a client saw of one answer, in no provider's words.</summary>
public sealed record SeenAnswer
{
    public string Text { get; init; } = "";

    public string? Reasoning { get; init; }

    public string? Refusal { get; init; }

    public IReadOnlyList<SeenCall> Calls { get; init; } = [];

    /// <summary>Why the model stopped: <c>stop</c>, <c>tool_calls</c>, <c>length</c>, <c>refusal</c> or <c>content_filter</c>; null where the client does not say.</summary>
    public string? Finish { get; init; }

    public SeenUsage? Usage { get; init; }

    /// <summary>In how many pieces the client handed the answer on; 1 where it was not streamed.</summary>
    public int Updates { get; init; } = 1;
}

/// <summary>A tool call, its arguments as JSON.</summary>
public sealed record SeenCall(string Name, string Arguments);

/// <summary>Counts of tokens; <paramref name="Reasoning"/> is null where the client does not say.</summary>
public sealed record SeenUsage(int Input, int Output, int? Reasoning = null);

/// <summary>An exception of a client.</summary>
/// <param name="Status">The HTTP status that it tells; null where it tells none.</param>
/// <param name="Exception">Its class.</param>
/// <param name="Message">Its message.</param>
public sealed record SeenError(int? Status, string Exception, string Message);

/// <summary>How one conversation went.</summary>
/// <param name="Conversation">Its name.</param>
/// <param name="Streamed">Whether the client asked for streams.</param>
/// <param name="Answers">What it saw, in order.</param>
/// <param name="Error">What ended it, or null.</param>
public sealed record SeenConversation(string Conversation, bool Streamed, IReadOnlyList<SeenAnswer> Answers, SeenError? Error);
