using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact.Fields;

namespace ContractMocks.Compiler.Impact.Turns;

/// <summary>What is known of the scenarios of a project.</summary>
internal sealed record TurnEvidence
{
    public required Contract Old { get; init; }

    public required Contract New { get; init; }

    public required SpecComparison Comparison { get; init; }

    /// <summary>Where each scenario stands, by its name.</summary>
    public required IReadOnlyDictionary<string, ScenarioPlaces> Places { get; init; }

    /// <summary>What the scenarios answer by the old document.</summary>
    public required IReadOnlyList<ReplySample> Replies { get; init; }

    /// <summary>What became of the turns by the new document.</summary>
    public required IReadOnlyList<TurnReplay> Replays { get; init; }
}

/// <summary>Says which turns the change touches: by the fields that their answers carry, and by what the new document allows of them.</summary>
internal sealed class TurnImpact
{
    private readonly TurnEvidence _evidence;
    private readonly ReplyJudge _judge;
    private readonly ReplyTouch _touch;
    private readonly List<ImpactItem> _items = [];

    private TurnImpact(TurnEvidence evidence)
    {
        _evidence = evidence;
        _judge = new ReplyJudge(evidence.New);
        _touch = new ReplyTouch(evidence.Old, evidence.New);
    }

    public static IReadOnlyList<ImpactItem> Read(TurnEvidence evidence, CancellationToken cancellation)
    {
        var impact = new TurnImpact(evidence);
        foreach (var turn in evidence.Replies.GroupBy(static sample => (sample.Scenario, sample.Turn)))
        {
            cancellation.ThrowIfCancellationRequested();
            impact.AddTurn(turn.Key.Scenario, turn.Key.Turn, [.. turn]);
        }

        foreach (var scenario in evidence.Replies.GroupBy(static sample => sample.Scenario))
        {
            impact.AddRequests(scenario.Key, [.. scenario.Select(static sample => (sample.Method, sample.Path)).Distinct()]);
        }

        return impact._items;
    }

    private void AddTurn(string scenario, int turn, IReadOnlyList<ReplySample> samples)
    {
        var findings = _evidence.Comparison.Findings;
        var touched = new List<Finding>();
        var told = new HashSet<Finding>();
        var broken = new Dictionary<string, Fault>(StringComparer.Ordinal);
        foreach (var sample in samples)
        {
            var touches = _touch.Touches(findings, sample);
            touched.AddRange(touches.Select(static touch => touch.Finding));
            foreach (var fault in _judge.Judge(sample))
            {
                // The whole answer and its events break for one reason.
                var field = FieldTrace.Plain(fault.Field);
                var key = $"{sample.Method} {sample.Path} {(field.Length == 0 ? fault.Message : field)} {fault.Error?.Keyword}";
                if (!broken.TryGetValue(key, out var known))
                {
                    broken.Add(key, known = new Fault(fault, $"{sample.Method} {sample.Path}: {fault.Message}"));
                }

                known.Replays.Add(Replay(sample));
                known.Causes.AddRange(touches.Where(touch => IsCause(touch, field)).Select(static touch => touch.Finding));
            }
        }

        foreach (var fault in broken.Values)
        {
            AddFault(scenario, turn, fault);
            told.UnionWith(fault.Causes);
        }

        AddRefusals(scenario, turn);
        AddTouched(scenario, turn, [.. touched.Distinct().Where(finding => !told.Contains(finding))]);
    }

    private void AddFault(string scenario, int turn, Fault fault)
    {
        // The mock writes its answers to fit the document it serves: where they say the same, only their form changes.
        var isBroken = fault.Replays.Exists(static replay => replay is null || replay.Failure.Length > 0);
        var difference = fault.Replays.Select(static replay => replay?.Difference ?? "").FirstOrDefault(static one => one.Length > 0);
        var why = !isBroken ? "; by the new document the mock answers in the new form, and says the same"
            : difference is null ? ""
            : "; by the new document " + difference;
        Add(scenario, turn, isBroken ? ImpactLevel.Broken : ImpactLevel.Uses, fault.Message + why, fault.Causes, places => places.Reply(turn, fault.Reply.Field, fault.Reply.Error?.Actual ?? ""));
    }

    private void AddRefusals(string scenario, int turn)
    {
        foreach (var refusal in _evidence.Replays.Where(replay => replay.Scenario == scenario && replay.Turn == turn && replay.Refusal.Length > 0)
            .Select(static replay => $"{replay.Method} {replay.Path}: a request such as this turn waits for would be refused: {replay.Refusal}").Distinct(StringComparer.Ordinal))
        {
            Add(scenario, turn, ImpactLevel.AtRisk, refusal, [], places => places.Turn(turn));
        }
    }

    private void AddTouched(string scenario, int turn, IReadOnlyList<Finding> touched)
    {
        foreach (var level in touched.GroupBy(static finding => ReplyTouch.LevelOf(finding)).OrderByDescending(static level => level.Key))
        {
            Add(scenario, turn, level.Key, "the reply carries " + Sentence([.. level], "what changed: ", "what {0} changes are about, such as "), level, places => places.Turn(turn));
        }
    }

    /// <summary>What may be refused of all who send to the operations that a scenario answers.</summary>
    private void AddRequests(string scenario, IReadOnlyList<(string Method, string Path)> operations)
    {
        foreach (var (method, path) in operations)
        {
            // An operation that is gone is told at its turns.
            if (OperationMatch.Find(_evidence.Old, method, path) is not { } operation || OperationMatch.Find(_evidence.New, method, path, _evidence.Old.BasePath) is null)
            {
                continue;
            }

            var risky = _evidence.Comparison.Findings.Where(finding => ReplyTouch.Reaches(finding, operation, ChangeSide.Request)
                && ReplyTouch.LevelOf(finding, ChangeSide.Request) == ImpactLevel.AtRisk).ToList();
            if (risky.Count > 0)
            {
                Add(scenario, 0, ImpactLevel.AtRisk, $"{method} {path}, which it answers, may refuse what clients send: " + Sentence(risky, "", "{0} changes, such as "), risky, static places => places.Name);
            }
        }
    }

    private void Add(string scenario, int turn, ImpactLevel level, string message, IEnumerable<Finding> findings, Func<ScenarioPlaces, SourceSpan> place)
    {
        var places = _evidence.Places.TryGetValue(scenario, out var known) ? known : null;
        var subject = turn == 0 ? scenario : FormattableString.Invariant($"{scenario}, turn {turn}");
        _items.Add(new ImpactItem(ImpactKind.Turn, level, subject, message, places?.File ?? "", places is null ? default : place(places))
        {
            Findings = findings.Distinct().ToEquatableArray(),
        });
    }

    // The field itself, or the object that lacks it.
    private static bool IsCause(FieldTouch touch, string field)
    {
        var dot = field.LastIndexOf('.');
        var parent = dot < 0 ? "" : field.Substring(0, dot);
        return touch.Fields.Any(one => one == field || (one == parent && touch.Finding.Path.EndsWith(field.Substring(dot + 1), StringComparison.Ordinal)));
    }

    private TurnReplay? Replay(ReplySample sample) => _evidence.Replays.FirstOrDefault(replay =>
        replay.Scenario == sample.Scenario && replay.Turn == sample.Turn && replay.Method == sample.Method && replay.Path == sample.Path && replay.MediaType == sample.MediaType);

    private static string Sentence(List<Finding> findings, string one, string several) =>
        (findings.Count == 1 ? one : several.Replace("{0}", FormattableString.Invariant($"{findings.Count}"))) + $"{findings[0].Path}: {findings[0].Message}";

    private sealed record Fault(ReplyFault Reply, string Message)
    {
        /// <summary>What became of each answer with the fault; null where the new document has no such operation.</summary>
        public List<TurnReplay?> Replays { get; } = [];

        public List<Finding> Causes { get; } = [];
    }
}
