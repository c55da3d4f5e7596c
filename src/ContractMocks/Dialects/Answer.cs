using ContractMocks.Conversations;
using ContractMocks.Engine;

namespace ContractMocks.Dialects;

/// <summary>A reply with everything filled in: what a dialect puts into its own words.</summary>
internal sealed class Answer
{
    public required Conversation Conversation { get; init; }

    /// <summary>The text, or null for none.</summary>
    public string? Text { get; init; }

    /// <summary>What the model thought first; null for nothing.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Whether the client may not read <see cref="Reasoning"/>.</summary>
    public bool HidesReasoning { get; init; }

    /// <summary>What it says instead of an answer; null where it answers. <see cref="Text"/> is null then.</summary>
    public string? Refusal { get; init; }

    /// <summary>The tools that the provider ran, in order.</summary>
    public EquatableArray<ProviderToolCall> ProviderTools { get; init; }

    /// <summary>The sources of <see cref="Text"/>.</summary>
    public EquatableArray<Citation> Citations { get; init; }

    /// <summary>The tool calls of the first choice, in order.</summary>
    public required RecordedToolCall[] Calls { get; init; }

    /// <summary>Why the model stops; of a reply that does not say, as it suggests.</summary>
    public FinishReason Finish { get; init; }

    /// <summary>The stop sequence of the request that ended the text; null for none.</summary>
    public string? StopSequence { get; init; }

    /// <summary>Whether the text is spoken too.</summary>
    public bool IsSpoken { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long Created { get; init; }

    public required int Seed { get; init; }

    /// <summary>The number of the exchange, from which ids come.</summary>
    public required int Number { get; init; }

    /// <summary>The tokens of the request and, for all choices together, of the answer.</summary>
    public TokenUsage Usage { get; init; }

    public int PromptTokens => Usage.Input;

    /// <summary>For all choices together, reasoning included.</summary>
    public int CompletionTokens => Usage.Output;

    /// <summary>How the texts of streams are cut.</summary>
    public TextPieces Pieces { get; init; } = TextPieces.Usual;

    /// <summary>The exchange under way, for what a dialect must know of its request beside the conversation.</summary>
    public required Exchanging Exchange { get; init; }

    /// <summary>What its dialect made of it before writing, for the dialect alone; null for nothing.</summary>
    public object? Planned { get; set; }

    /// <summary>An id of the answer itself.</summary>
    public string Id(string prefix, int length) => StableChance.For(Seed, Number, ChancePurpose.AnswerId).Alphanumeric(prefix, length);

    /// <summary>An id of a part of the answer, such as an output item.</summary>
    /// <param name="part">Which part, from 0; parts of one answer have numbers of their own.</param>
    /// <param name="prefix">What it begins with.</param>
    /// <param name="length">How many characters follow.</param>
    public string PartId(int part, string prefix, int length) => StableChance.For(Seed, Number, ChancePurpose.AnswerPart + part).Alphanumeric(prefix, length);

    /// <summary>The id of a tool call in a choice. Choices say the same and have calls of their own.</summary>
    public string CallId(int choice, int call) => choice == 0 ? Calls[call].Id : CallId(Conversation, Seed, Number, (choice * Calls.Length) + call);

    public static string CallId(Conversation conversation, int seed, int number, int call) =>
        StableChance.For(seed, number, ChancePurpose.ToolCall + call).Of(conversation.CallPrefix, conversation.CallLength, conversation.CallAlphabet);
}

/// <summary>Counts of tokens.</summary>
/// <param name="Input">Of the request.</param>
/// <param name="Output">Of the answer, reasoning included.</param>
/// <param name="Reasoning">How many of <paramref name="Output"/> were reasoning.</param>
/// <param name="Cached">How many of <paramref name="Input"/> came from a cache.</param>
internal readonly record struct TokenUsage(int Input, int Output, int Reasoning = 0, int Cached = 0);
