namespace ContractMocks.Dialects.Streams;

/// <summary>Where a stream is in its order. Taking an event allocates nothing, but for what an event opens now and then.</summary>
internal sealed class StreamCursor(StreamOrder order)
{
    private const int Depth = 3;

    private readonly StreamTable _table = order.Table;
    private Opened[] _opened = new Opened[8];
    private int _count;
    private int _number;

    // The last event, where it changed nothing: the same again changes nothing either.
    private (string? Name, int Part, int Inner) _repeatable;

    /// <summary>
    /// Whether what clients live with is let through: events that the order does not know (kept in <see cref="Unknown"/>), and parts that are never closed.
    /// </summary>
    public bool IsLenient { get; init; }

    /// <summary>The events passed over.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>How many events were taken.</summary>
    public int Number => _number;

    /// <summary>Takes the next event.</summary>
    /// <param name="name">Its name in the order.</param>
    /// <param name="part">Which choice, block or item it speaks of; of no matter where it speaks of none.</param>
    /// <param name="inner">Which part of that.</param>
    /// <exception cref="StreamOrderException">It may not come now.</exception>
    public void Take(string name, int part = 0, int inner = 0)
    {
        if (Try(name, part, inner) is { } problem)
        {
            throw new StreamOrderException(problem.ToString());
        }
    }

    /// <summary>Takes the next event, whose name is written in ASCII.</summary>
    /// <exception cref="StreamOrderException">It may not come now.</exception>
    public void Take(ReadOnlySpan<byte> name, int part = 0, int inner = 0) =>
        Take(_table.Name(name) ?? System.Text.Encoding.ASCII.GetString(name), part, inner);

    /// <summary>The name of an event, of those that the order knows; allocates only where it does not.</summary>
    public string Name(ReadOnlySpan<byte> name) => _table.Name(name) ?? System.Text.Encoding.ASCII.GetString(name);

    /// <summary>Ends the stream.</summary>
    /// <exception cref="StreamOrderException">Something is not over.</exception>
    public void End()
    {
        if (TryEnd() is { } problem)
        {
            throw new StreamOrderException(problem.ToString());
        }
    }

    /// <summary>Takes the next event; null where it may come now, else what is wrong. Nothing changes then.</summary>
    public StreamProblem? Try(string name, int part = 0, int inner = 0)
    {
        _number++;
        if (ReferenceEquals(name, _repeatable.Name) && part == _repeatable.Part && inner == _repeatable.Inner)
        {
            return null;
        }

        _repeatable = default;
        if (_table.Find(name) is not { } plan)
        {
            if (IsLenient)
            {
                Unknown.Add(name);
                return null;
            }

            return Say(name, $"{order.Name} knows no such event", _table.Expected(0, State(0, 0, 0)));
        }

        if (Outer(plan, part) is { } outer)
        {
            return outer;
        }

        Span<int> targets = stackalloc int[Depth];
        for (var i = 0; i < plan.Lives.Count; i++)
        {
            var life = plan.Lives[i];
            var from = State(life, part, inner);
            if (_table.Lives[life].Moves[name][from] is not { } target)
            {
                return Say(name, Where(life, part, inner) + Is(life, from), _table.Expected(life, from));
            }

            if (Opening(life, from, part, inner) is { } opening)
            {
                return Say(name, opening, _table.Expected(life, from));
            }

            if (target.Closes && !IsLenient && StillOpen(life, part) is { } open)
            {
                return Say(name, open, "it to be over first");
            }

            targets[i] = target.State;
        }

        var changes = false;
        for (var i = 0; i < plan.Lives.Count; i++)
        {
            changes |= State(plan.Lives[i], part, inner) != targets[i];
            Set(plan.Lives[i], part, inner, targets[i]);
        }

        _repeatable = changes ? default : (name, part, inner);
        return null;
    }

    /// <summary>Ends the stream; null where it may end now, else what is missing.</summary>
    public StreamProblem? TryEnd()
    {
        var stream = State(0, 0, 0);
        if (!_table.Lives[0].Ends[stream])
        {
            return Missing("the stream is not over", _table.Expected(0, stream));
        }

        if (IsLenient || _table.Lives[0].States[stream] == _table.Lives[0].Life.BreaksOff)
        {
            return null;
        }

        for (var i = 0; i < _count; i++)
        {
            ref var one = ref _opened[i];
            if (!_table.Lives[one.Life].Ends[one.State])
            {
                return Missing(Where(one.Life, one.Part, one.Inner) + "is not over", _table.Expected(one.Life, one.State));
            }
        }

        return null;
    }

    // What an event is inside of must be open, where it does not itself speak of that.
    private StreamProblem? Outer(StreamEventPlan plan, int part)
    {
        for (var outer = _table.Lives[plan.Lives[^1]].Parent; outer >= 0; outer = _table.Lives[outer].Parent)
        {
            var state = State(outer, part, 0);
            if (state == StreamTable.First && !plan.Lives.Contains(outer))
            {
                return Say(plan.Name, Where(outer, part, 0) + "is not open", _table.Expected(outer, state));
            }
        }

        return null;
    }

    private string? Opening(int life, int from, int part, int inner)
    {
        var plan = _table.Lives[life].Life;
        if (life == 0 || from != StreamTable.First)
        {
            return null;
        }

        for (var i = 0; i < _count; i++)
        {
            ref var one = ref _opened[i];
            if (one.Life != life || (IsInner(life) && one.Part != part))
            {
                continue;
            }

            if (plan.OneAtATime && !_table.Lives[life].Ends[one.State])
            {
                return Where(life, one.Part, one.Inner) + "is still open, and only one may be";
            }

            if (plan.IsInOrder && (IsInner(life) ? one.Inner >= inner : one.Part >= part))
            {
                return Where(life, one.Part, one.Inner) + "was opened before it";
            }
        }

        return null;
    }

    private string? StillOpen(int life, int part)
    {
        for (var i = 0; i < _count; i++)
        {
            ref var one = ref _opened[i];
            if (one.Life > life && (life == 0 || one.Part == part) && !_table.Lives[one.Life].Ends[one.State])
            {
                return Where(one.Life, one.Part, one.Inner) + "is still open";
            }
        }

        return null;
    }

    private bool IsInner(int life) => _table.Lives[life].Parent > 0;

    private int State(int life, int part, int inner)
    {
        var at = Find(life, part, inner);
        return at < 0 ? StreamTable.First : _opened[at].State;
    }

    private void Set(int life, int part, int inner, int state)
    {
        var at = Find(life, part, inner);
        if (at < 0)
        {
            if (_count == _opened.Length)
            {
                Array.Resize(ref _opened, _count * 2);
            }

            at = _count++;
            _opened[at] = new Opened { Life = life, Part = life == 0 ? 0 : part, Inner = IsInner(life) ? inner : 0 };
        }

        _opened[at].State = state;
    }

    // From the end, where what is filled just now is.
    private int Find(int life, int part, int inner)
    {
        var isInner = IsInner(life);
        for (var i = _count - 1; i >= 0; i--)
        {
            ref var one = ref _opened[i];
            if (one.Life == life && (life == 0 || one.Part == part) && (!isInner || one.Inner == inner))
            {
                return i;
            }
        }

        return -1;
    }

    private string Where(int life, int part, int inner) =>
        life == 0 ? "the stream "
        : IsInner(life) ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_table.Lives[life].Life.Name} {inner} of {_table.Lives[_table.Lives[life].Parent].Life.Name} {part} ")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_table.Lives[life].Life.Name} {part} ");

    private string Is(int life, int state) => $"is '{_table.Lives[life].States[state]}'";

    private StreamProblem Say(string name, string wrong, string expected) => new(order.Name, _number, name, wrong, expected);

    private StreamProblem Missing(string wrong, string expected) => new(order.Name, _number, null, wrong, expected);

    private struct Opened
    {
        public int Life;
        public int Part;
        public int Inner;
        public int State;
    }
}
