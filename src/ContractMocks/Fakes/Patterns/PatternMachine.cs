using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Patterns;

/// <summary>
/// The deterministic machine of a term, made as far as it is walked. Where terms intersect or exclude each other it is explored first, so that the
/// walk knows which states still have a rest, and how long that is. Not thread-safe.
/// </summary>
internal sealed class PatternMachine
{
    /// <summary>How many states are explored before a walk is tried without.</summary>
    private const int FewStates = 3_000;

    private const int MostStates = 30_000;

    private readonly TermPool _terms;
    private readonly Dictionary<StateKey, PatternState> _states = [];
    private readonly Dictionary<HashSet<CodePointSet>, List<CodePointSet>> _partitions = new(HashSet<CodePointSet>.CreateSetComparer());
    private readonly Dictionary<CodePointSet, CharacterChoice> _choices = [];

    public PatternMachine(TermPool terms, Term term, Term[] watches)
    {
        _terms = terms;
        Start = State(term, watches, Before.Start);
    }

    public PatternState Start { get; }

    /// <summary>Whether the shortest and longest rests of all states are exact.</summary>
    public bool HasExactLengths => Start.Term.IsPlain || IsExplored;

    private bool IsExplored { get; set; }

    /// <summary>Whether it has grown so much by being walked that it should be made again.</summary>
    public bool IsOvergrown => _terms.IsTired && (Start.Term.IsPlain || !IsExplored);

    /// <summary>Whether it has no text, as far as is known.</summary>
    public bool IsEmpty => Start.Shortest == PatternNode.Endless;

    /// <summary>Explores if the machine is not too large, and says whether it was done.</summary>
    public bool Explore(bool thoroughly)
    {
        IsExplored = HasExactLengths || Explore(thoroughly ? MostStates : FewStates);
        return IsExplored;
    }

    public static string TooLarge => $"needs more than {MostStates} states";

    public PatternEdge[] Edges(PatternState state) => state.Edges ??= FindEdges(state);

    private PatternEdge[] FindEdges(PatternState state)
    {
        var byTarget = new Dictionary<PatternState, CodePointSet>();
        var order = new List<PatternState>();
        var sets = _terms.Firsts([state.Term, .. state.Watches]);
        if (state.Term.HasContext || state.Watches.Length > 0)
        {
            sets.Add(EcmaClasses.Words);
            sets.Add(CodePointSet.One('\n'));
        }

        if (!_partitions.TryGetValue(sets, out var partition))
        {
            _partitions.Add(sets, partition = Partition(sets));
        }

        foreach (var set in partition)
        {
            var target = After(state, set.First);
            if (target is null)
            {
                continue;
            }

            if (!byTarget.TryGetValue(target, out var known))
            {
                order.Add(target);
                byTarget.Add(target, set);
            }
            else
            {
                byTarget[target] = known.Or(set);
            }
        }

        return [.. order.Select(target => new PatternEdge(Choice(byTarget[target]), target))];
    }

    private CharacterChoice Choice(CodePointSet set)
    {
        if (!_choices.TryGetValue(set, out var choice))
        {
            _choices.Add(set, choice = CharacterChoice.Of(set));
        }

        return choice;
    }

    private PatternState? After(PatternState state, int point)
    {
        var term = _terms.After(state.Term, point, state.Place);
        if (term == _terms.Nothing)
        {
            return null;
        }

        var watches = term.HasBehind ? Array.ConvertAll(state.Watches, watch => _terms.After(watch, point, state.Place)) : [];
        return State(term, watches, term.HasContext ? PatternPlace.After(point) : Before.Other);
    }

    private PatternState State(Term term, Term[] watches, Before before)
    {
        // What nobody asks for must not make two states of one.
        before = before == Before.Word && !term.HasEdge && !Array.Exists(watches, static watch => watch.HasEdge) ? Before.Other : before;
        var place = new PatternPlace(term.HasContext ? before : Before.Other, 0);
        for (var i = 0; i < watches.Length; i++)
        {
            // A look-behind in another has the lower number.
            place = place with { Behind = place.Behind | (_terms.Ends(watches[i], place) ? 1ul << i : 0) };
        }

        var key = new StateKey(term.Id, place, watches);
        if (!_states.TryGetValue(key, out var state))
        {
            state = new PatternState(_states.Count, term, watches, place) { IsEnd = _terms.Ends(term, place) };
            _states.Add(key, state);
        }

        return state;
    }

    /// <summary>Splits all code points into sets of which each is inside or outside of each given one.</summary>
    private static List<CodePointSet> Partition(HashSet<CodePointSet> sets)
    {
        // Each set has a number; a code point's signature is the XOR of those it is in.
        var changes = new SortedDictionary<int, ulong>();
        var number = 0ul;
        foreach (var set in sets.Append(CodePointSet.All))
        {
            number = FakeChance.Mix(number, 1);
            for (var i = 0; i < set.Bounds.Length; i += 2)
            {
                changes[set.Bounds[i]] = changes.GetValueOrDefault(set.Bounds[i]) ^ number;
                changes[set.Bounds[i + 1] + 1] = changes.GetValueOrDefault(set.Bounds[i + 1] + 1) ^ number;
            }
        }

        var found = new Dictionary<ulong, List<int>>();
        var order = new List<List<int>>();
        var signature = 0ul;
        var from = 0;
        foreach (var (point, change) in changes)
        {
            if (signature != 0 && point > from)
            {
                if (!found.TryGetValue(signature, out var bounds))
                {
                    found.Add(signature, bounds = []);
                    order.Add(bounds);
                }

                bounds.AddRange([from, point - 1]);
            }

            signature ^= change;
            from = point;
        }

        return order.ConvertAll(static bounds => CodePointSet.Of(bounds));
    }

    private bool Explore(int most)
    {
        var sources = new Dictionary<PatternState, List<PatternState>>();
        var queue = new Queue<PatternState>();
        var seen = new HashSet<PatternState> { Start };
        queue.Enqueue(Start);
        while (queue.TryDequeue(out var state))
        {
            if (state.Term.IsPlain)
            {
                continue;
            }

            foreach (var edge in Edges(state))
            {
                if (!sources.TryGetValue(edge.Target, out var list))
                {
                    sources.Add(edge.Target, list = []);
                }

                list.Add(state);
                if (seen.Add(edge.Target))
                {
                    queue.Enqueue(edge.Target);
                }
            }

            if (seen.Count > most)
            {
                return false;
            }
        }

        FindShortest(seen, sources);
        FindLongest(seen, sources);
        return true;
    }

    private static void FindShortest(HashSet<PatternState> states, Dictionary<PatternState, List<PatternState>> sources)
    {
        var queue = new PriorityQueue<PatternState, int>();
        foreach (var state in states)
        {
            if (!state.Term.IsPlain)
            {
                state.Shortest = state.IsEnd ? 0 : PatternNode.Endless;
            }

            if (state.Shortest < PatternNode.Endless)
            {
                queue.Enqueue(state, state.Shortest);
            }
        }

        while (queue.TryDequeue(out var state, out var length))
        {
            foreach (var source in length == state.Shortest ? sources.GetValueOrDefault(state, []) : [])
            {
                if (length + 1 < source.Shortest)
                {
                    source.Shortest = length + 1;
                    queue.Enqueue(source, length + 1);
                }
            }
        }
    }

    // States from which no circle is reached have a longest rest, the others have not.
    private static void FindLongest(HashSet<PatternState> states, Dictionary<PatternState, List<PatternState>> sources)
    {
        var open = new Dictionary<PatternState, int>();
        var done = new Queue<PatternState>();
        foreach (var state in states)
        {
            if (state.Shortest == PatternNode.Endless)
            {
                continue;
            }

            var next = state.Term.IsPlain ? 0 : state.Edges!.Count(static edge => edge.Target.Shortest < PatternNode.Endless);
            open[state] = next;
            if (!state.Term.IsPlain)
            {
                state.Longest = next == 0 ? 0 : PatternNode.Endless;
            }

            if (next == 0)
            {
                done.Enqueue(state);
            }
        }

        while (done.TryDequeue(out var state))
        {
            foreach (var source in sources.GetValueOrDefault(state, []))
            {
                if (open.TryGetValue(source, out var left))
                {
                    open[source] = left - 1;
                    if (left == 1)
                    {
                        source.Longest = source.Edges!.Where(static edge => edge.Target.Shortest < PatternNode.Endless)
                            .Max(static edge => PatternNode.Sum(edge.Target.Longest, 1));
                        done.Enqueue(source);
                    }
                }
            }
        }
    }

    private readonly record struct StateKey(int Term, PatternPlace Place, Term[] Watches)
    {
        public bool Equals(StateKey other) => Term == other.Term && Place == other.Place && Watches.AsSpan().SequenceEqual(other.Watches);

        public override int GetHashCode()
        {
            var hash = HashCode.Combine(Term, Place);
            foreach (var watch in Watches)
            {
                hash = HashCode.Combine(hash, watch.Id);
            }

            return hash;
        }
    }
}
