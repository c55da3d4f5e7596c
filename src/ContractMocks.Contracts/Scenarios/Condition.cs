namespace ContractMocks;

/// <summary>One thing a turn asks of a request. All conditions of a turn must hold.</summary>
public abstract record Condition
{
    // Only our assemblies add kinds: the engine has to know how to judge and explain each.
    internal Condition()
    {
    }
}

/// <summary>
/// The text of the last user message. In a turn that asks for no tool result it does not hold for a request that ends in tool results: the user
/// said nothing new then, and the turn that made the call would make it for ever.
/// </summary>
/// <param name="Test">What the text must be like.</param>
public sealed record UserTextCondition(TextTest Test) : Condition;

/// <summary>The text of the system (or developer) messages, joined by line breaks.</summary>
/// <param name="Test">What the text must be like.</param>
public sealed record SystemTextCondition(TextTest Test) : Condition;

/// <summary>The model that the request names.</summary>
/// <param name="Test">What the name must be like.</param>
public sealed record ModelCondition(TextTest Test) : Condition;

/// <summary>The request declares a tool.</summary>
/// <param name="Tool">The tool's name.</param>
public sealed record ToolDeclaredCondition(string Tool) : Condition;

/// <summary>The request ends in a result of a tool: after the last assistant message there is a tool message that answers a call of it.</summary>
/// <param name="Tool">The tool's name.</param>
public sealed record ToolResultCondition(string Tool) : Condition;

/// <summary>How a text is tested.</summary>
public enum TextTestKind
{
    /// <summary>The text has the value somewhere in it; case is ignored, ordinally.</summary>
    Contains,

    /// <summary>The text is exactly the value.</summary>
    Equals,

    /// <summary>The text matches the value as a .NET regular expression (culture-invariant, at most one second).</summary>
    Matches,
}

/// <summary>A test of a text.</summary>
/// <param name="Kind">How it is tested.</param>
/// <param name="Value">What it is tested against.</param>
public sealed record TextTest(TextTestKind Kind, string Value)
{
    /// <summary>The text has the value somewhere in it, case ignored.</summary>
    public static TextTest Contains(string value) => new(TextTestKind.Contains, value);

    /// <summary>The text is exactly the value.</summary>
    public static TextTest EqualTo(string value) => new(TextTestKind.Equals, value);

    /// <summary>The text matches a regular expression.</summary>
    public static TextTest Matches(string pattern) => new(TextTestKind.Matches, pattern);
}
