namespace ContractMocks;

/// <summary>What became of a request.</summary>
public enum OutcomeKind
{
    /// <summary>It is still being answered.</summary>
    Pending,

    /// <summary>A turn answered it.</summary>
    Matched,

    /// <summary>The operation's usual answer was sent: an example, a fake, an embedding, a model.</summary>
    Default,

    /// <summary>No turn answers it, or there is no such path or method.</summary>
    Unmatched,

    /// <summary>The contract does not allow it.</summary>
    Refused,

    /// <summary>The mock could not answer; the explanation says why.</summary>
    Failed,
}

/// <summary>What became of a request, and why.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Scenario">The scenario that answered, or the operation whose C# turns did; null when none did.</param>
/// <param name="Turn">The turn that answered, counted from 1; null when none did.</param>
/// <param name="Explanation">Why, in a sentence; empty where there is nothing to explain.</param>
public sealed record Outcome(OutcomeKind Kind, string? Scenario = null, int? Turn = null, string Explanation = "")
{
    /// <summary>The outcome in a line.</summary>
    public override string ToString() => Kind switch
    {
        OutcomeKind.Matched => $"turn {Turn} of '{Scenario}'",
        OutcomeKind.Default => "default answer",
        OutcomeKind.Pending => "pending",
        _ => $"{(Kind == OutcomeKind.Refused ? "refused" : Kind == OutcomeKind.Failed ? "failed" : "unmatched")}: {Explanation}",
    };
}
