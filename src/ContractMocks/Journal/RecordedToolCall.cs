namespace ContractMocks;

/// <summary>A tool call that the mock answered with.</summary>
/// <param name="Id">The call's id on the wire.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments as sent, JSON text.</param>
public sealed record RecordedToolCall(string Id, string Tool, string Arguments);

/// <summary>A tool result that a request ended in.</summary>
/// <param name="Id">The id of the call it answers.</param>
/// <param name="Tool">The tool's name, or null when the request does not hold the call.</param>
/// <param name="Content">The result as sent.</param>
public sealed record RecordedToolResult(string Id, string? Tool, string Content);
