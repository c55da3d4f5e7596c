namespace ContractMocks;

/// <summary>A provider-neutral answer: text, tool calls, or an error. Text and tool calls may come together; an error comes alone.</summary>
public sealed record Reply
{
    /// <summary>The text, a template such as <c>It is {{ tool_result.temperature }} °C</c>; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>The tool calls, in order.</summary>
    public EquatableArray<ToolCall> ToolCalls { get; init; }

    /// <summary>The error, or null.</summary>
    public ReplyError? Error { get; init; }

    /// <summary>Answers with text.</summary>
    /// <param name="text">The text; <c>{{ … }}</c> in it is filled from the request.</param>
    public static Reply Says(string text) => new() { Text = text };

    /// <summary>Answers with tool calls.</summary>
    /// <param name="calls">The calls, in order.</param>
    public static Reply Calls(params ToolCall[] calls) => new() { ToolCalls = calls.ToEquatableArray() };

    /// <summary>Answers with an error in the provider's envelope.</summary>
    /// <param name="error">A name of the provider's error table, e.g. <c>rate_limited</c>.</param>
    /// <param name="message">The message; null for the provider's usual one.</param>
    /// <param name="retryAfter">When the client may try again; null sends no such header.</param>
    public static Reply Fails(string error, string? message = null, TimeSpan? retryAfter = null) =>
        new() { Error = new ReplyError(error, message, retryAfter) };
}

/// <summary>A call of a tool in a reply.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments as a JSON object; strings in it may be templates. Missing required arguments are faked when it is sent.</param>
public sealed record ToolCall(string Tool, string Arguments = "{}");

/// <summary>An error in a reply.</summary>
/// <param name="Name">A name of the provider's error table, e.g. <c>rate_limited</c>.</param>
/// <param name="Message">The message; null for the provider's usual one.</param>
/// <param name="RetryAfter">When the client may try again; null sends no such header.</param>
public sealed record ReplyError(string Name, string? Message = null, TimeSpan? RetryAfter = null);
