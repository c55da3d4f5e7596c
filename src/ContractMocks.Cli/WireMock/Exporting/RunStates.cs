using System.Globalization;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Where a turn answers: in a state of its run's machine, which it then changes; without a machine where the state does not matter.</summary>
/// <param name="When">The state; null for the start.</param>
/// <param name="Then">The state after; null where the mapping belongs to no machine.</param>
internal readonly record struct TurnState(string? When, string? Then)
{
    /// <summary>Whether the mapping belongs to no machine.</summary>
    public bool IsFree => Then is null;
}

/// <summary>
/// The states of a run of turns: how often each has answered, as far as that matters (up to its limit, or once where another waits for it). WireMock.Net has
/// one state a scenario and files cannot say how many times, so each count is a state of its own.
/// </summary>
internal sealed class RunStates
{
    /// <summary>The most states of a run that are written.</summary>
    public const int Most = 64;

    private readonly IReadOnlyList<Turn> _turns;
    private readonly int[] _caps;
    private readonly int _from;
    private readonly Func<int, bool> _isThere;

    private RunStates(IReadOnlyList<Turn> turns, int from, Func<int, bool> isThere)
    {
        _turns = turns;
        _from = from;
        _isThere = isThere;
        _caps = [.. turns.Select((turn, index) => TurnOrder.Limit(turn) ?? (index + 1 < turns.Count ? 1 : 0))];
    }

    /// <summary>Where each turn of a run answers; null where that takes more than <see cref="Most"/> states. A turn that is never reached answers nowhere.</summary>
    /// <param name="turns">The turns of the run.</param>
    /// <param name="from">The first one's place in the scenario, counted from 0.</param>
    /// <param name="isThere">Whether a turn of the run, counted from 0, has mappings at all.</param>
    public static IReadOnlyList<IReadOnlyList<TurnState>>? Of(IReadOnlyList<Turn> turns, int from, Func<int, bool> isThere) =>
        new RunStates(turns, from, isThere).Find();

    private List<List<TurnState>>? Find()
    {
        var found = _turns.Select(static _ => new List<TurnState>()).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<int[]>();
        open.Enqueue(new int[_turns.Count]);
        seen.Add("");
        while (open.TryDequeue(out var uses))
        {
            for (var i = 0; i < _turns.Count; i++)
            {
                if (!_isThere(i) || !IsReady(i, uses))
                {
                    continue;
                }

                var next = Next(i, uses);
                if (Name(next) is { } name && seen.Add(name))
                {
                    open.Enqueue(next);
                }

                Add(found[i], i, uses, next);
            }

            if (seen.Count > Most)
            {
                return null;
            }
        }

        return found;
    }

    // The first turn, without a limit, answers in every state: where that changes nothing, one mapping without a state says so.
    private void Add(List<TurnState> states, int turn, int[] uses, int[] next)
    {
        var isAlwaysReady = turn == 0 && TurnOrder.Limit(_turns[0]) is null;
        var state = isAlwaysReady && uses.SequenceEqual(next)
            ? default
            : new TurnState(Name(uses) is { Length: > 0 } name ? name : null, Name(next));
        if (!states.Contains(state))
        {
            states.Add(state);
        }
    }

    private bool IsReady(int turn, int[] uses) =>
        (TurnOrder.Limit(_turns[turn]) is not { } limit || uses[turn] < limit) && (turn == 0 || uses[turn - 1] > 0);

    private int[] Next(int turn, int[] uses)
    {
        int[] next = [.. uses];
        next[turn] = Math.Min(uses[turn] + 1, _caps[turn]);
        return next;
    }

    private string Name(int[] uses) => string.Join(", ", uses.Select((count, index) => (count, index)).Where(static one => one.count > 0)
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"turn {_from + one.index + 1} answered {(one.count == 1 ? "once" : $"{one.count} times")}")));
}
