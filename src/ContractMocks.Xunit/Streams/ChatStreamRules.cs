// The order of a chat stream as data: what the machines below do not list is a broken rule. OpenAI's document gives the schema of one event and
// never the order, so this is taken from its guide and from recorded traffic.
namespace ContractMocks.Xunit.Streams;

/// <summary>What a chunk does for a choice.</summary>
internal enum ChunkKind
{
    /// <summary>Names the role.</summary>
    Role,

    /// <summary>Carries a part of the message.</summary>
    Delta,

    /// <summary>Gives the reason of the end.</summary>
    Finish,

    /// <summary>Has no choice and counts the tokens.</summary>
    Usage,

    /// <summary>The terminator <c>[DONE]</c>.</summary>
    Done,
}

/// <summary>A step that is allowed.</summary>
/// <param name="From">The state before.</param>
/// <param name="On">What comes.</param>
/// <param name="To">The state after.</param>
internal sealed record StreamStep(string From, ChunkKind On, string To);

/// <summary>A state machine over chunks, with the sentence that a state asks for.</summary>
internal sealed record StreamRules(string Start, IReadOnlyList<string> Ends, IReadOnlyList<StreamStep> Steps, IReadOnlyDictionary<string, string> Expected)
{
    /// <summary>The state after a chunk, or null when the chunk may not come here.</summary>
    public string? Next(string state, ChunkKind kind)
    {
        foreach (var step in Steps)
        {
            if (step.From == state && step.On == kind)
            {
                return step.To;
            }
        }

        return null;
    }
}

/// <summary>The order of chat completion chunks.</summary>
internal static class ChatStreamRules
{
    /// <summary>The life of one choice: the role first, the finish last.</summary>
    public static StreamRules Choice { get; } = new(
        "silent",
        ["finished"],
        [
            new("silent", ChunkKind.Role, "speaking"),
            new("speaking", ChunkKind.Delta, "speaking"),
            new("speaking", ChunkKind.Finish, "finished"),
        ],
        new Dictionary<string, string>
        {
            ["silent"] = "the role first (delta.role), before any other chunk of the choice",
            ["speaking"] = "a delta or the finish (finish_reason)",
            ["finished"] = "nothing more of this choice: the finish is its last chunk",
        });

    /// <summary>The whole stream without usage: chunks, then the terminator.</summary>
    public static StreamRules Plain { get; } = new(
        "open",
        ["closed"],
        [
            new("open", ChunkKind.Delta, "open"),
            new("open", ChunkKind.Done, "closed"),
        ],
        new Dictionary<string, string>
        {
            ["open"] = "chunks of choices, then the terminator [DONE]; usage comes only when stream_options.include_usage asks for it",
            ["closed"] = "nothing after the terminator [DONE]",
        });

    /// <summary>The whole stream when usage is asked for: chunks, one chunk of usage, the terminator.</summary>
    public static StreamRules WithUsage { get; } = new(
        "open",
        ["closed"],
        [
            new("open", ChunkKind.Delta, "open"),
            new("open", ChunkKind.Usage, "counted"),
            new("counted", ChunkKind.Done, "closed"),
        ],
        new Dictionary<string, string>
        {
            ["open"] = "chunks of choices, then one chunk with empty choices and usage, then the terminator [DONE]",
            ["counted"] = "the terminator [DONE] after the usage",
            ["closed"] = "nothing after the terminator [DONE]",
        });
}
