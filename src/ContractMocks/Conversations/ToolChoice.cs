namespace ContractMocks.Conversations;

/// <summary>Whether a request wants tools called.</summary>
internal enum ToolMode
{
    /// <summary>The model decides; what every provider does by default.</summary>
    Auto,

    /// <summary>No tool may be called.</summary>
    None,

    /// <summary>At least one tool must be called.</summary>
    Required,
}

/// <summary>What a request says of the calls that its answer may make, in no provider's words.</summary>
internal sealed record ToolChoice
{
    /// <summary>What holds where a request says nothing.</summary>
    public static readonly ToolChoice Default = new();

    public ToolMode Mode { get; init; }

    /// <summary>The only tools that may be called; null for all that are declared.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Whether one answer may hold several calls.</summary>
    public bool IsParallel { get; init; } = true;

    /// <summary>The parameter that says so, as the provider writes it, e.g. <c>tool_choice</c>.</summary>
    public string Parameter { get; init; } = "tool_choice";

    /// <summary>The parameter and what it says, for messages, e.g. <c>tool_choice: "none"</c>.</summary>
    public string Words { get; init; } = "tool_choice";

    public bool Allows(string tool) => Mode != ToolMode.None && (Names is null || Names.Contains(tool));
}
