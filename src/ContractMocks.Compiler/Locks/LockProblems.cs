using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Locks;

/// <summary>Says at the lines of one scenario file what changed documents mean for it: one warning for the scenario, an error for each turn that no longer works.</summary>
internal static class LockProblems
{
    public static EquatableArray<Problem> Of(SourceText file, EquatableArray<LockVerdict> verdicts, CancellationToken cancellation)
    {
        var places = TurnPlaces.Of(file, cancellation);
        var fields = new Lazy<ScenarioPlaces>(() => ScenarioPlaces.Read(file, cancellation));
        var problems = new List<Problem>();
        foreach (var verdict in verdicts)
        {
            if (places.Provider == verdict.Provider || places.Provider == Scenario.AnyProvider)
            {
                Add(places, fields, verdict, problems);
            }
        }

        return problems.ToEquatableArray();
    }

    private static void Add(TurnPlaces places, Lazy<ScenarioPlaces> fields, LockVerdict verdict, List<Problem> problems)
    {
        var turns = verdict.Turns.Where(turn => turn.Scenario == places.Scenario).ToList();
        var answered = new HashSet<string>(turns.SelectMany(static turn => turn.Operations), StringComparer.Ordinal);
        // A scenario that is new since the lock, or that could not be played then, may answer any conversation.
        var operations = verdict.Operations.Where(operation => answered.Count == 0 || answered.Contains(operation.Id)).ToList();
        if (AddGone(places, verdict, operations, problems))
        {
            return;
        }

        var notes = new List<LockNote>();
        var touched = new HashSet<int>();
        foreach (var turn in turns)
        {
            // A turn that was rewritten since, or moved: the reply that is known is not its reply any more.
            var place = places.Turns.FirstOrDefault(one => one.Hash == turn.Hash);
            if (place is not null && turn.Faults.Count > 0)
            {
                var span = fields.Value.Reply(place.Turn, turn.Faults[0].Field);
                problems.Add(new Problem(ProblemKinds.LockReplyInvalid, [verdict.Spec, More(turn.Faults[0].Message, turn.Faults.Count), verdict.Accepted], places.File, span));
                continue;
            }

            var found = turn.Notes.Concat(turn.Faults.Select(static fault => new LockNote(fault.Message, ChangeSeverity.Risky))).ToList();
            notes.AddRange(found);
            if (found.Count > 0)
            {
                touched.Add(place is null ? 0 : place.Turn);
            }
        }

        var writers = operations.SelectMany(static operation => operation.Notes).ToList();
        notes.AddRange(writers);
        notes.AddRange(operations.Where(static operation => operation.IsGone).Select(static operation => new LockNote($"{operation.Name} is gone", ChangeSeverity.Breaking)));
        if (notes.Count > 0)
        {
            var only = touched.Count == 1 && notes.Count > writers.Count && writers.Count == 0 && operations.TrueForAll(static one => !one.IsGone) ? touched.Single() : 0;
            problems.Add(Warning(only == 0 ? places.NamePlace : places.Turns[only - 1].Span, places, verdict, notes));
        }
    }

    /// <summary>Whether none of the operations that a scenario answers is left.</summary>
    private static bool AddGone(TurnPlaces places, LockVerdict verdict, List<OperationNews> operations, List<Problem> problems)
    {
        if (operations.Count == 0 || operations.Exists(static operation => !operation.IsGone))
        {
            return false;
        }

        var gone = string.Join(" and ", operations.Select(static operation => operation.Name));
        problems.Add(new Problem(ProblemKinds.LockReplyInvalid, [verdict.Spec, $"{gone} {(operations.Count == 1 ? "is" : "are")} gone", verdict.Accepted], places.File, places.NamePlace));
        return true;
    }

    private static Problem Warning(SourceSpan place, TurnPlaces places, LockVerdict verdict, List<LockNote> notes)
    {
        var distinct = notes.Distinct().OrderByDescending(static note => note.Severity).ToList();
        var worst = distinct[0];
        return new Problem(
            ProblemKinds.LockScenarioAffected,
            [verdict.Spec, verdict.Accepted, places.Scenario, $"{More(worst.Text, distinct.Count)} ({worst.Severity.ToString().ToLowerInvariant()})", FileNames.Of(verdict.Lock)],
            places.File,
            place);
    }

    private static string More(string first, int count) =>
        count == 1 ? first : FormattableString.Invariant($"{first}, and {count - 1} more");
}
