namespace ContractMocks.Compiler.Impact.Turns;

/// <summary>What became of a turn that was played anew by the new document.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Turn">The turn, from 1.</param>
/// <param name="Method">The operation's method.</param>
/// <param name="Path">The operation's path template in the old document.</param>
/// <param name="MediaType">The media type of the old answer.</param>
internal sealed record TurnReplay(string Scenario, int Turn, string Method, string Path, string MediaType)
{
    /// <summary>Why the answer is not what the turn says, as a sentence without a full stop; empty where it is, and the document allows it.</summary>
    public string Failure { get; init; } = "";

    /// <summary>How the answer says something else than by the old document, as a sentence without a full stop; empty where it does not. Also a failure.</summary>
    public string Difference { get; init; } = "";

    /// <summary>Why the new document refuses the request that was made up for the turn and that the old one allows; empty where it does not.</summary>
    public string Refusal { get; init; } = "";
}
