namespace ContractMocks.Dialects.Anthropic;

/// <summary>What kind of block a message's content has.</summary>
internal enum MessageBlockKind
{
    Text,
    Thinking,
    RedactedThinking,

    /// <summary>A call that the client is to make.</summary>
    ToolUse,

    /// <summary>A call that the service made; what it gave comes next.</summary>
    ServerToolUse,

    /// <summary>A call of an MCP server's tool that the service made.</summary>
    McpToolUse,

    /// <summary>A block that comes whole, as its JSON says.</summary>
    Whole,
}

/// <summary>One block of a message's content: what the whole message and its stream are both written from.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The text or the thinking; the input of a call as JSON; the whole block as JSON.</param>
internal sealed record MessageBlock(MessageBlockKind Kind, string Text)
{
    /// <summary>The id of a call.</summary>
    public string Id { get; init; } = "";

    /// <summary>The name of the tool that is called.</summary>
    public string Name { get; init; } = "";

    /// <summary>What proves thinking, or stands for it where it is redacted.</summary>
    public string Signature { get; init; } = "";

    /// <summary>The MCP server whose tool is called.</summary>
    public string Server { get; init; } = "";

    /// <summary>Where a text begins in the answer's text.</summary>
    public int Start { get; init; }

    /// <summary>The sources of a text, each as JSON; null for a text without any.</summary>
    public IReadOnlyList<string>? Citations { get; init; }
}
