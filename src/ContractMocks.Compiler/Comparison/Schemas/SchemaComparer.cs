using ContractMocks.Compiler.Comparison.Schemas.Checks;
using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>
/// Compares the schemas of two documents, each pair once, wherever operations use them. First all pairs that can be reached are compared at their
/// top; then the ways from operations to what differs are walked, because they tell whom a difference reaches and what it weighs there.
/// </summary>
internal sealed class SchemaComparer(SpecContext old, SpecContext @new, ChangeLog log)
{
    private readonly SchemaViews _oldViews = new(old);
    private readonly SchemaViews _newViews = new(@new);
    private readonly UnchangedSchemas _unchanged = new(old, @new);
    private readonly Dictionary<(SchemaView, SchemaView), SchemaPair> _pairs = [];
    private readonly Queue<SchemaPair> _waiting = new();
    private readonly List<(SchemaPair Pair, SchemaSite Site)> _sites = [];
    private readonly PointerIndex _pointers = new();

    /// <summary>Compares two schemas at a place of an operation. What differs is in the log after <see cref="Complete"/>.</summary>
    /// <param name="oldSchema">The schema's node as it stands, references not followed; null for none, which allows everything.</param>
    /// <param name="newSchema">Likewise in the new document.</param>
    /// <param name="site">Where.</param>
    public void Compare(Node? oldSchema, Node? newSchema, SchemaSite site)
    {
        if (!_unchanged.Contains(oldSchema, newSchema) && PairOf(_oldViews.Of(oldSchema), _newViews.Of(newSchema)) is { } pair)
        {
            _sites.Add((pair, site));
        }
    }

    /// <summary>Writes what was found into the log. To be called once, at the end.</summary>
    public void Complete()
    {
        CompareUnreached();
        while (_waiting.Count > 0)
        {
            old.Cancellation.ThrowIfCancellationRequested();
            PairChecks.Run(new PairWork(_waiting.Dequeue(), _oldViews, _newViews, _unchanged, PairOf));
        }

        MarkDirty();
        var reach = new SchemaReach(log, _pointers);
        foreach (var (pair, site) in _sites)
        {
            old.Cancellation.ThrowIfCancellationRequested();
            reach.Walk(pair, site);
        }
    }

    /// <summary>Names of the components that pairs say are one schema under two names, and that no pair calls by one name.</summary>
    public IReadOnlyList<RenamedSchema> Renamed()
    {
        var named = _pairs.Keys.Where(static pair => pair.Item1.Name is not null && pair.Item2.Name is not null).ToList();
        var same = new HashSet<string>(named.Where(static pair => pair.Item1.Name == pair.Item2.Name).Select(static pair => pair.Item1.Name!), StringComparer.Ordinal);
        return
        [
            .. named.Where(pair => pair.Item1.Name != pair.Item2.Name && !same.Contains(pair.Item1.Name!) && !same.Contains(pair.Item2.Name!))
                .Select(static pair => new RenamedSchema(pair.Item1.Name!, pair.Item2.Name!)).Distinct()
                .OrderBy(static pair => pair.Old, StringComparer.Ordinal).ThenBy(static pair => pair.New, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Schemas that no operation leads to: messages of a WebSocket, or left-overs. What changes in them breaks nothing that the document describes,
    /// and is worth a line. A schema that an operation uses in one document only is compared there.
    /// </summary>
    private void CompareUnreached()
    {
        var (before, after) = (new ReachedSchemas(old), new ReachedSchemas(@new));
        foreach (var entry in after.Others)
        {
            var name = entry.Key.Value;
            if (before.Other(name) is { } known)
            {
                Compare(known.Value, entry.Value, Unreached(name));
            }
            else if (!before.Has(name))
            {
                Log(SchemaChanges.SchemaAdded, $"the schema '{name}' was added, which no operation uses", name, null, entry);
            }
        }

        foreach (var entry in before.Others.Where(entry => !after.Has(entry.Key.Value)))
        {
            Log(SchemaChanges.SchemaRemoved, $"the schema '{entry.Key.Value}' was removed, which no operation used", entry.Key.Value, entry, null);
        }
    }

    private void Log(SchemaChange change, string message, string name, MappingEntry? before, MappingEntry? after) =>
        log.Add(
            new Change(change.Kind, message, name) { Old = _pointers.Place(before?.Key), New = _pointers.Place(after?.Key), Subject = name },
            new ChangeEffect(ChangeSide.Document, change.Kind.OnRequest, change.RequestRule),
            null);

    private static SchemaSite Unreached(string name) => new(SiteKind.Body, new ChangeReach("", "", "", ChangeSide.Document, ""), name);

    private SchemaPair? PairOf(SchemaView oldView, SchemaView newView)
    {
        if (ReferenceEquals(oldView, newView) || (!oldView.IsJoined && !newView.IsJoined && _unchanged.Contains(oldView.Node, newView.Node)))
        {
            return null;
        }

        if (!_pairs.TryGetValue((oldView, newView), out var pair))
        {
            _pairs.Add((oldView, newView), pair = new SchemaPair(_pairs.Count, oldView, newView));
            _waiting.Enqueue(pair);
        }

        return pair;
    }

    /// <summary>Marks every pair from which a difference can be reached: backwards from the differences, along the edges.</summary>
    private void MarkDirty()
    {
        var parents = new Dictionary<SchemaPair, List<SchemaPair>>();
        var waiting = new Stack<SchemaPair>();
        foreach (var pair in _pairs.Values)
        {
            foreach (var edge in pair.Edges)
            {
                if (!parents.TryGetValue(edge.Child, out var list))
                {
                    parents.Add(edge.Child, list = []);
                }

                list.Add(pair);
            }

            if (pair.Differences.Count > 0)
            {
                waiting.Push(pair);
            }
        }

        while (waiting.Count > 0)
        {
            var pair = waiting.Pop();
            if (!pair.IsDirty)
            {
                pair.IsDirty = true;
                foreach (var parent in parents.TryGetValue(pair, out var list) ? list : [])
                {
                    waiting.Push(parent);
                }
            }
        }
    }
}
