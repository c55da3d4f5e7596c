using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks;

/// <summary>Who a message is from.</summary>
public enum MessageRole
{
    /// <summary>The application: system and developer messages.</summary>
    System,

    /// <summary>The user.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>A tool's result.</summary>
    Tool,
}

/// <summary>A message of a request.</summary>
public sealed class ConversationMessage
{
    /// <summary>Who it is from.</summary>
    public required MessageRole Role { get; init; }

    /// <summary>Its text; text parts are joined, other parts left out. Empty for none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The participant's name, which costs tokens; null for none.</summary>
    internal string? Name { get; init; }

    /// <summary>The images in it, in order.</summary>
    internal IReadOnlyList<ConversationImage> Images { get; init; } = [];

    /// <summary>The tool calls of an assistant message, in order.</summary>
    public IReadOnlyList<RequestedToolCall> ToolCalls { get; init; } = [];

    /// <summary>The id of the call that a tool message answers, or null.</summary>
    public string? ToolCallId { get; init; }
}

/// <summary>An image in a message, as far as its tokens need it.</summary>
/// <param name="Width">In pixels; 0 where it cannot be told (an address is never fetched).</param>
/// <param name="Height">In pixels; 0 where it cannot be told.</param>
/// <param name="Detail">The detail asked for, as the provider writes it, e.g. <c>low</c>; null where the request does not say.</param>
internal sealed record ConversationImage(int Width, int Height, string? Detail = null);

/// <summary>A tool call that a request repeats from an earlier answer.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments as sent: JSON text, unless the client changed it.</param>
public sealed record RequestedToolCall(string Id, string Tool, string Arguments);

/// <summary>A tool that a request declares.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Description">What it does, or an empty string.</param>
/// <param name="Parameters">The JSON Schema of its arguments; undefined where the request gives none.</param>
public sealed record DeclaredTool(string Name, string Description, JsonElement Parameters)
{
    /// <summary>Where the schema stands in the request, as providers name parameters, e.g. <c>tools[0].function.parameters</c>.</summary>
    internal string Parameter { get; init; } = "tools";

    internal SchemaNotation Notation { get; init; }
}
