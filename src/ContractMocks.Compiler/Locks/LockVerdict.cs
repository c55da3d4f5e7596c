using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Compiler.Locks;

/// <summary>
/// What a changed document means for the scenarios that a lock knows. Holds no places of the document, so that it is equal where only those moved.
/// </summary>
internal sealed record LockVerdict
{
    /// <summary>The path of the lock.</summary>
    public required string Lock { get; init; }

    /// <summary>What the document is called on the command line: its file, or its name where it ships with ContractMocks.</summary>
    public required string Spec { get; init; }

    /// <summary>Why the lock says nothing; null where it could be read.</summary>
    public Problem? Obstacle { get; init; }

    /// <summary>The day on which the old document was accepted.</summary>
    public string Accepted { get; init; } = "";

    /// <summary>The provider whose scenarios are concerned.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The operations of the old document in which conversations take place, with what writers of requests have to know.</summary>
    public EquatableArray<OperationNews> Operations { get; init; }

    /// <summary>The turns of the lock, with what became of their replies.</summary>
    public EquatableArray<TurnNews> Turns { get; init; }

    /// <summary>Whether anything that scenarios use is otherwise.</summary>
    public bool HasNews => Operations.Any(static one => one.IsGone || one.Notes.Count > 0) || Turns.Any(static one => one.Faults.Count > 0 || one.Notes.Count > 0);
}

/// <summary>A change, as a line of a message.</summary>
/// <param name="Text">Its path and what happened.</param>
/// <param name="Severity">How much it weighs here.</param>
internal sealed record LockNote(string Text, ChangeSeverity Severity);

/// <summary>An operation that scenarios may answer.</summary>
/// <param name="Id">Its id in the old document.</param>
/// <param name="Name">Method and path.</param>
/// <param name="IsGone">Whether the new document has none such.</param>
/// <param name="Notes">Changes of what it takes.</param>
internal sealed record OperationNews(string Id, string Name, bool IsGone, EquatableArray<LockNote> Notes);

/// <summary>A turn that answered when the lock was written.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Turn">The turn, from 1.</param>
/// <param name="Hash">Of the turn as it was written then.</param>
/// <param name="Operations">The ids of the operations that it answers.</param>
/// <param name="Faults">Why its replies are no longer valid.</param>
/// <param name="Notes">Changes of what its replies carry.</param>
internal sealed record TurnNews(string Scenario, int Turn, string Hash, EquatableArray<string> Operations, EquatableArray<LockFault> Faults, EquatableArray<LockNote> Notes);

/// <summary>Why a reply is no longer valid.</summary>
/// <param name="Field">The field of the answer; empty for the answer as a whole.</param>
/// <param name="Message">A sentence with the field.</param>
internal sealed record LockFault(string Field, string Message);
