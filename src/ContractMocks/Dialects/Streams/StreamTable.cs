namespace ContractMocks.Dialects.Streams;

/// <summary>An order made ready to be followed: events, lives and states are numbers.</summary>
internal sealed class StreamTable
{
    public const int First = 0;

    private readonly Dictionary<string, StreamEventPlan> _events = new(StringComparer.Ordinal);

    public StreamTable(EquatableArray<StreamLife> lives)
    {
        Lives = [.. lives.Select(life => new LifePlan(life, IndexOf(lives, life.Inside)))];
        for (var life = 0; life < Lives.Length; life++)
        {
            foreach (var name in Lives[life].Moves.Keys)
            {
                if (!_events.TryGetValue(name, out var plan))
                {
                    _events[name] = plan = new StreamEventPlan(name);
                }

                plan.Lives.Add(life);
            }
        }
    }

    public LifePlan[] Lives { get; }

    public StreamEventPlan? Find(string name) => _events.GetValueOrDefault(name);

    /// <summary>The name of an event that is written in ASCII, without a string for each; null where there is none.</summary>
    public string? Name(ReadOnlySpan<byte> ascii)
    {
        const int Longest = 64;
        Span<char> name = stackalloc char[Longest];
        return ascii.Length <= Longest && System.Text.Encoding.ASCII.TryGetChars(ascii, name, out var length)
            && _events.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..length], out var plan) ? plan.Name : null;
    }

    /// <summary>The events that a state allows, as a sentence says them.</summary>
    public string Expected(int life, int state)
    {
        var name = Lives[life].States[state];
        foreach (var hint in Lives[life].Life.Hints)
        {
            if (hint.State == name)
            {
                return hint.Expected;
            }
        }

        var names = Lives[life].Moves.Where(pair => pair.Value[state] is not null).Select(static pair => pair.Key).ToList();
        return names.Count == 0 ? "nothing more" : string.Join(", ", names);
    }

    private static int IndexOf(EquatableArray<StreamLife> lives, string? name)
    {
        for (var i = 0; i < lives.Count && name is not null; i++)
        {
            if (lives[i].Name == name)
            {
                return i;
            }
        }

        return name is null ? -1 : throw new ArgumentException($"There is no life '{name}'.");
    }
}

/// <summary>Which lives an event speaks of, the outer before the inner.</summary>
internal sealed record StreamEventPlan(string Name)
{
    public List<int> Lives { get; } = [];
}

/// <summary>A life with numbered states, the first being 0.</summary>
internal sealed class LifePlan
{
    public LifePlan(StreamLife life, int parent)
    {
        Life = life;
        Parent = parent;
        States = [.. life.Moves.SelectMany(static move => new[] { move.From, move.To }).Where(static state => state != "*").Distinct()];
        Ends = [.. States.Select(state => life.Ends.Contains(state))];
        foreach (var move in life.Moves)
        {
            foreach (var name in move.Events)
            {
                Add(move, name);
            }
        }
    }

    public StreamLife Life { get; }

    /// <summary>The life that it is opened in; -1 for the stream itself.</summary>
    public int Parent { get; }

    public string[] States { get; }

    /// <summary>By state: whether it may be left so.</summary>
    public bool[] Ends { get; }

    /// <summary>By event and state: where it leads; null where it is not allowed.</summary>
    public Dictionary<string, Target?[]> Moves { get; } = new(StringComparer.Ordinal);

    private void Add(StreamMove move, string name)
    {
        if (!Moves.TryGetValue(name, out var targets))
        {
            Moves[name] = targets = new Target?[States.Length];
        }

        for (var state = 0; state < States.Length; state++)
        {
            if (targets[state] is null && (move.From == "*" ? state != StreamTable.First : States[state] == move.From))
            {
                targets[state] = new Target(move.To == "*" ? state : Array.IndexOf(States, move.To), move.Closes);
            }
        }
    }

    /// <summary>Where a move leads.</summary>
    internal sealed record Target(int State, bool Closes);
}
