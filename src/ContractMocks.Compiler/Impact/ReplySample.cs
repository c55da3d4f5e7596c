namespace ContractMocks.Compiler.Impact;

/// <summary>A body that the mock answers with for a turn, as recorded evidence of what a scenario needs.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Turn">The turn, from 1.</param>
/// <param name="Operation">The operation's id.</param>
/// <param name="Status">The status, e.g. <c>200</c>.</param>
/// <param name="MediaType">The body's media type; <c>text/event-stream</c> for an event, each of which is a sample.</param>
/// <param name="Body">JSON, minified.</param>
internal sealed record ReplySample(string Scenario, int Turn, string Operation, string Status, string MediaType, string Body)
{
    /// <summary>The operation's method in capitals: ids of operations change more easily than methods and paths.</summary>
    public string Method { get; init; } = "";

    /// <summary>The operation's path template as the document has it, below the base path.</summary>
    public string Path { get; init; } = "";

    /// <summary>The name of an event; empty for none, and for what is no event.</summary>
    public string Event { get; init; } = "";
}
