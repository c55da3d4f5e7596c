namespace ContractMocks.Fakes.Patterns;

/// <summary>
/// The texts of some patterns without back references. A pattern that stands alone is made without anything around it where lengths allow that, so
/// that <c>foo</c> gives "foo"; the machine of all texts in which it is found is there for the rest.
/// </summary>
internal sealed class PatternLanguage
{
    /// <summary>No longer text is made.</summary>
    public const int MostLength = 200_000;

    /// <summary>How far beyond what is needed a text grows for which no greatest length is given.</summary>
    private const int LongEnough = 256;

    private const int MostNaturalExtra = 8;
    private const int MostLengthsTried = 200;

    private readonly NodePool _nodes;
    private readonly IReadOnlyList<PatternNode> _patterns;
    private readonly IReadOnlyList<PatternNode> _excluded;
    private readonly LinearTexts? _linear;
    private readonly PatternNode? _core;
    private readonly bool _isWhole;
    private PatternMachine? _full;
    private PatternMachine? _near;
    private bool _isNearKnown;

    /// <exception cref="PatternTrouble">It is beyond a bound.</exception>
    public PatternLanguage(NodePool nodes, IReadOnlyList<PatternNode> patterns, IReadOnlyList<PatternNode> excluded)
    {
        _nodes = nodes;
        _patterns = [.. patterns.Select(Ungroup)];
        _excluded = [.. excluded.Select(Ungroup)];
        if (_patterns.Count == 1 && _excluded.Count == 0)
        {
            var pattern = _patterns[0];
            var started = PatternEnds.AtStart(nodes, pattern, PatternEnds.Side.Here);
            _core = PatternEnds.AtEnd(nodes, started, PatternEnds.Side.Here);
            _isWhole = PatternEnds.AtStart(nodes, pattern, PatternEnds.Side.Beyond).Kind == NodeKind.Nothing
                && PatternEnds.AtEnd(nodes, started, PatternEnds.Side.Beyond).Kind == NodeKind.Nothing;
            _linear = LinearTexts.TryRead(_core);
        }

        if (_linear is null)
        {
            FindEmptiness();
        }
    }

    public bool IsEmpty { get; private set; }

    public int Shortest => _linear?.Shortest ?? Full().Start.Shortest;

    private int Longest => _linear is not null && _isWhole ? _linear.Longest : Full().Start.Longest;

    /// <summary>The text that a group alone may have.</summary>
    public static PatternLanguage OfGroup(NodePool nodes, PatternNode body) =>
        new(nodes, [nodes.Sequence(nodes.Assertion(NodeKind.Start), body, nodes.Assertion(NodeKind.End))], []);

    public string? Make(FakeChance chance, int least, int most, PatternWish wish, out string? why)
    {
        why = null;
        if (least > MostLength || Shortest > MostLength)
        {
            why = $"texts of more than {MostLength} characters are not made";
            return null;
        }

        if (_linear is not null && (_isWhole || wish == PatternWish.Natural || (wish == PatternWish.Shortest && least <= _linear.Shortest))
            && _linear.Make(chance, least, Limit(least, most, wish), wish) is { } text)
        {
            return text;
        }

        lock (_nodes.Gate)
        {
            // A machine with too many states to explore grows with each walk.
            _full = _full is { IsOvergrown: true } ? null : _full;
            (_near, _isNearKnown) = _near is { IsOvergrown: true } ? (null, false) : (_near, _isNearKnown);
            return FromMachines(chance, least, most, wish, ref why);
        }
    }

    private int Limit(int least, int most, PatternWish wish)
    {
        if (wish == PatternWish.Longest && most > MostLength / 2)
        {
            return Math.Min(MostLength, Math.Max(least, Shortest) + LongEnough);
        }

        return Math.Min(most, MostLength);
    }

    private string? FromMachines(FakeChance chance, int least, int most, PatternWish wish, ref string? why)
    {
        if (IsEmpty)
        {
            return null;
        }

        if (Shortest > most)
        {
            why = Shortest == Longest ? Only() : $"{{0}} no text shorter than {Shortest} characters, maxLength is {most}";
            why = why.Replace("{1}", $"maxLength is {most}", StringComparison.Ordinal);
            return null;
        }

        if (Longest < least)
        {
            why = Shortest == Longest ? Only() : $"{{0}} no text longer than {Longest} characters, minLength is {least}";
            why = why.Replace("{1}", $"minLength is {least}", StringComparison.Ordinal);
            return null;
        }

        var limit = Limit(least, most, wish);
        var text = wish == PatternWish.Natural && Near() is { } near ? Walk(near, chance, least, limit, wish, ref why) : null;
        text ??= Walk(Full(), chance, least, limit, wish, ref why);
        why = text is not null ? null : why ?? $"{{0}} no text of {least} to {most} characters";
        return text;
    }

    private string Only() => $"{{0}} only texts of {Shortest} characters, {{1}}";

    private static string? Walk(PatternMachine machine, FakeChance chance, int least, int most, PatternWish wish, ref string? why)
    {
        var walk = new PatternWalk(machine, chance);
        var (shortest, longest) = (Math.Max(machine.Start.Shortest, least), Math.Min(machine.Start.Longest, most));
        string? text = null;
        if (wish == PatternWish.Natural)
        {
            // Without exact lengths the way home may be missed for long.
            var goal = Math.Min(PatternNode.Sum(shortest, chance.Whole(0, MostNaturalExtra)), most);
            text = machine.HasExactLengths ? null : walk.Go(least, Math.Min(most, PatternNode.Sum(shortest, LongEnough / 4)), goal);
            text ??= walk.Go(least, most, goal);
        }
        else
        {
            // Lengths with gaps: the nearest that there is.
            var step = wish == PatternWish.Shortest ? 1 : -1;
            var from = wish == PatternWish.Shortest ? shortest : longest;
            for (var i = 0; i < MostLengthsTried && text is null && !walk.GaveUp && from >= shortest && from <= longest; i++, from += step)
            {
                text = walk.Go(from, from, wish == PatternWish.Shortest ? 0 : from);
            }

            text ??= walk.Go(least, most, wish == PatternWish.Shortest ? 0 : most);
        }

        why = walk.GaveUp ? "{0} no text that was found in time" : why;
        return text;
    }

    private void FindEmptiness()
    {
        var full = Full();
        if (full.Explore(thoroughly: false))
        {
            IsEmpty = full.IsEmpty;
            return;
        }

        var walk = new PatternWalk(full, new FakeChance());
        if (walk.Go(0, full.Start.Longest, 0) is null && !full.Explore(thoroughly: true))
        {
            throw new PatternTrouble(PatternMachine.TooLarge);
        }

        IsEmpty = full.IsEmpty;
    }

    private PatternMachine Full()
    {
        lock (_nodes.Gate)
        {
            return _full ??= _isWhole ? Machine([], whole: _core) : Machine(_patterns, whole: null);
        }
    }

    // The pattern alone, nothing before and nothing after.
    private PatternMachine? Near()
    {
        if (!_isNearKnown && _core is not null && !_isWhole)
        {
            _near = Machine([], _core);
            _near = _near.Explore(thoroughly: false) && !_near.IsEmpty ? _near : null;
        }

        _isNearKnown = true;
        return _near;
    }

    private PatternMachine Machine(IReadOnlyList<PatternNode> patterns, PatternNode? whole)
    {
        var terms = new TermPool(_nodes);
        var watches = new LookBehinds(terms);
        var all = new List<Term>();
        if (whole is not null)
        {
            all.Add(terms.Then(watches.Watch(whole), terms.End));
        }

        all.AddRange(patterns.Select(pattern => terms.Found(watches.Watch(pattern))));
        if (whole is null)
        {
            all.AddRange(_excluded.Select(pattern => terms.Not(terms.Found(watches.Watch(pattern)))));
        }

        return new PatternMachine(terms, terms.And(all), watches.All);
    }

    private PatternNode Ungroup(PatternNode node) =>
        node.Kind == NodeKind.Group ? Ungroup(node.Parts[0]) : node.Parts.Length == 0 ? node : _nodes.With(node, Ungroup);
}
