namespace ContractMocks;

/// <summary>A named list of turns, and the tools they speak of. Read from a file, emitted as a typed member, or written in C#.</summary>
public sealed record Scenario
{
    /// <summary>The provider of a scenario that plays on the mock of every provider: <c>any</c>.</summary>
    public const string AnyProvider = "any";

    /// <summary>The name, e.g. <c>weather-loop</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The provider it is written for, e.g. <c>openai</c>; <see cref="AnyProvider"/> for all of them.</summary>
    public required string Provider { get; init; }

    /// <summary>Whether a mock of a provider plays it.</summary>
    /// <param name="provider">The provider, e.g. <c>openai</c>.</param>
    public bool IsFor(string provider) => Provider == AnyProvider || Provider == provider;

    /// <summary>What it shows, or an empty string.</summary>
    public string Description { get; init; } = "";

    /// <summary>The tools its turns speak of.</summary>
    public EquatableArray<Tool> Tools { get; init; }

    /// <summary>The turns. The first whose conditions all hold, and that has uses left, answers.</summary>
    public EquatableArray<Turn> Turns { get; init; }
}

/// <summary>What the model is asked (<c>when</c>) and what it answers (<c>reply</c>).</summary>
public sealed record Turn
{
    /// <summary>Conditions that must all hold; none means "any request".</summary>
    public EquatableArray<Condition> When { get; init; }

    /// <summary>The answer.</summary>
    public required Reply Reply { get; init; }

    /// <summary>
    /// How often it may answer. Null, the default: without a limit when it has conditions, once when it has none, so that bare replies play in order.
    /// </summary>
    public int? Times { get; init; }

    /// <summary>Whether it waits until the turn before it has answered; from then on it is asked before that turn. Default: false.</summary>
    public bool AfterPrevious { get; init; }
}

/// <summary>A function the model may call.</summary>
/// <param name="Name">The name on the wire, e.g. <c>get_weather</c>.</param>
/// <param name="Description">What it does, or an empty string.</param>
/// <param name="Parameters">The JSON Schema of its arguments, as minified JSON.</param>
public sealed record Tool(string Name, string Description, string Parameters)
{
    /// <summary>
    /// The name as its author wrote it, where providers do not take it and <see cref="Name"/> differs, e.g. <c>math.factorial</c> of the tool
    /// <c>math_factorial</c>; default: null, for a name that is legal as written.
    /// </summary>
    public string? WrittenName { get; init; }
}
