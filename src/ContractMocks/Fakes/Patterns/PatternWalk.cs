using System.Text;

namespace ContractMocks.Fakes.Patterns;

/// <summary>
/// One way through a machine to an end of a wanted length. It goes only where the rest can still be of that length; where lengths have gaps (every
/// third, say) it may have to step back, but never goes twice to a state at the same length, so that the work is bounded and not a matter of luck.
/// </summary>
internal sealed class PatternWalk
{
    private const int MostSteps = 300_000;

    private readonly PatternMachine _machine;
    private readonly FakeChance _chance;
    private readonly List<(PatternState State, int Point)> _way = [];
    private HashSet<(int State, int Length)>? _failed;
    private int _least;
    private int _most;
    private int _goal;
    private int _steps;

    public PatternWalk(PatternMachine machine, FakeChance chance) => (_machine, _chance) = (machine, chance);

    /// <summary>Whether it ended because of its bound, so that a text may exist nevertheless.</summary>
    public bool GaveUp { get; private set; }

    /// <param name="least">The least length, in code points.</param>
    /// <param name="most">The greatest.</param>
    /// <param name="goal">From this length on it takes the shortest way to an end.</param>
    public string? Go(int least, int most, int goal)
    {
        (_least, _most, _goal, _failed) = (least, most, goal, null);
        _way.Clear();
        _way.Add((_machine.Start, 0));
        while (!GaveUp)
        {
            var length = _way.Count - 1;
            var state = _way[^1].State;
            var mayStop = state.IsEnd && length >= least;
            if (mayStop && (length >= goal || WantsToStop(state)))
            {
                return Text();
            }

            if (Choose(state, length) is { } edge)
            {
                _way.Add((edge.Target, edge.Characters.Pick(_chance)));
                GaveUp = ++_steps > MostSteps;
            }
            else if (mayStop)
            {
                return Text();
            }
            else if (!StepBack(state, length))
            {
                return null;
            }
        }

        return null;
    }

    // Where anything may follow there is nothing to add; elsewhere an end is taken now and then, so that optional parts are left out too.
    private bool WantsToStop(PatternState state) => _goal < _most && (state.Term.Kind == TermKind.All || _chance.Percent(12));

    private bool StepBack(PatternState state, int length)
    {
        _failed ??= [];
        _failed.Add((state.Id, length));
        _way.RemoveAt(length);
        return length > 0;
    }

    private PatternEdge? Choose(PatternState state, int length)
    {
        var isHeadingHome = length >= _goal;
        PatternEdge? chosen = null;
        var best = long.MinValue;
        var weights = 0;
        foreach (var edge in _machine.Edges(state))
        {
            var target = edge.Target;
            if (target.Shortest > _most - length - 1 || target.Longest < _least - length - 1 || (_failed?.Contains((target.Id, length + 1)) ?? false))
            {
                continue;
            }

            // Among ways of one length the readable one.
            var rank = (isHeadingHome ? -(long)target.Shortest * 8 : 0) + edge.Characters.Rank;
            if (rank > best)
            {
                (best, weights) = (rank, 0);
            }

            if (rank == best)
            {
                weights += edge.Characters.Weight;
                if (_chance.Whole(1, weights) <= edge.Characters.Weight)
                {
                    chosen = edge;
                }
            }
        }

        return chosen;
    }

    private string Text()
    {
        var text = new StringBuilder(_way.Count);
        for (var i = 1; i < _way.Count; i++)
        {
            text.Append(new Rune(_way[i].Point).ToString());
        }

        return text.ToString();
    }
}
