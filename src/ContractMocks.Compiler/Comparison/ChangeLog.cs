namespace ContractMocks.Compiler.Comparison;

/// <summary>A change as a comparer meets it, in one operation and one direction.</summary>
internal sealed record Change(ChangeKind Kind, string Message, string Path)
{
    public ChangePlace? Old { get; init; }

    public ChangePlace? New { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>What the message is about, where several can be told together: a value, a name.</summary>
    public string? Subject { get; init; }
}

/// <summary>
/// Gathers changes. One that is met again, through another operation or in the other direction, is the same finding, which then reaches more:
/// what makes it the same is its kind, its two places and what it says.
/// </summary>
internal sealed class ChangeLog
{
    private readonly Dictionary<(string Kind, ChangePlace? Old, ChangePlace? New, string Message), Entry> _entries = [];
    private readonly List<Entry> _order = [];

    /// <param name="change">What changed.</param>
    /// <param name="effect">What it does here.</param>
    /// <param name="reach">The operation in which it was met; null where it belongs to none.</param>
    public void Add(Change change, ChangeEffect effect, ChangeReach? reach)
    {
        // Of what was added, the place around it in the old document says nothing: a shared part is met from several.
        var key = (change.Kind.Id, change.Before is null && change.After is not null ? null : change.Old,
            change.After is null && change.Before is not null ? null : change.New, change.Message);
        if (!_entries.TryGetValue(key, out var entry))
        {
            _entries.Add(key, entry = new Entry(change));
            _order.Add(entry);
        }

        // In one direction the worst counts: what one operation may leave out, another needs.
        var at = entry.Effects.FindIndex(other => other.Side == effect.Side && other.Rule == effect.Rule);
        if (at < 0)
        {
            entry.Effects.Add(effect);
        }
        else if (entry.Effects[at].Severity < effect.Severity)
        {
            entry.Effects[at] = effect;
        }

        if (reach is not null && entry.Known.Add(reach))
        {
            entry.Reaches.Add(reach);
        }
    }

    /// <summary>The findings, worst first, else in the order in which they were met.</summary>
    public EquatableArray<Finding> Findings() =>
        _order.Select(static entry => entry.ToFinding()).OrderByDescending(static finding => finding.Severity).ToEquatableArray();

    private sealed class Entry(Change change)
    {
        public List<ChangeEffect> Effects { get; } = [];

        public List<ChangeReach> Reaches { get; } = [];

        public HashSet<ChangeReach> Known { get; } = [];

        public Finding ToFinding() => new()
        {
            Kind = change.Kind,
            Message = change.Message,
            Path = change.Path,
            Old = change.Old,
            New = change.New,
            Before = change.Before,
            After = change.After,
            Subject = change.Subject,
            Effects = Effects.OrderBy(static effect => effect.Side).ThenBy(static effect => effect.Rule, StringComparer.Ordinal).ToEquatableArray(),
            Reaches = Reaches.ToEquatableArray(),
        };
    }
}
