using ContractMocks.Conversations;
using ContractMocks.Engine;

namespace ContractMocks.Dialects;

/// <summary>A reply with everything filled in: what a dialect puts into its own words.</summary>
internal sealed class Answer
{
    public required Conversation Conversation { get; init; }

    /// <summary>The text, or null for none.</summary>
    public string? Text { get; init; }

    /// <summary>The tool calls of the first choice, in order.</summary>
    public required RecordedToolCall[] Calls { get; init; }

    public bool CutShort { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long Created { get; init; }

    public required int Seed { get; init; }

    /// <summary>The number of the exchange, from which ids come.</summary>
    public required int Number { get; init; }

    public int PromptTokens { get; init; }

    /// <summary>For all choices together.</summary>
    public int CompletionTokens { get; init; }

    /// <summary>An id of the answer itself.</summary>
    public string Id(string prefix, int length) => StableChance.For(Seed, Number, ChancePurpose.AnswerId).Alphanumeric(prefix, length);

    /// <summary>The id of a tool call in a choice. Choices say the same and have calls of their own.</summary>
    public string CallId(int choice, int call) => choice == 0 ? Calls[call].Id : CallId(Conversation, Seed, Number, (choice * Calls.Length) + call);

    public static string CallId(Conversation conversation, int seed, int number, int call) =>
        StableChance.For(seed, number, ChancePurpose.ToolCall + call).Alphanumeric(conversation.CallPrefix, conversation.CallLength);
}
