namespace ContractMocks.Fakes.Solving;

/// <summary>
/// The branches taken on the way through the unions of a goal. Going the way again takes the same ones; <see cref="Advance"/> goes back to the last
/// one that has another branch left. What a contradiction was not reached by is never enumerated.
/// </summary>
internal sealed class Decisions
{
    private readonly List<(int Taken, int Count)> _steps = [];
    private int _at;

    /// <summary>Whether nothing was to decide.</summary>
    public bool IsEmpty => _steps.Count == 0;

    public void Restart() => _at = 0;

    /// <summary>Takes one of some equally possible ways; the first is preferred.</summary>
    public int Take(int count)
    {
        if (count <= 1)
        {
            return 0;
        }

        if (_at == _steps.Count)
        {
            _steps.Add((0, count));
        }

        return _steps[_at++].Taken;
    }

    /// <summary>Turns to the next way; false when all were gone.</summary>
    public bool Advance()
    {
        while (_steps.Count > 0)
        {
            var (taken, count) = _steps[^1];
            _steps.RemoveAt(_steps.Count - 1);
            if (taken + 1 < count)
            {
                _steps.Add((taken + 1, count));
                return true;
            }
        }

        return false;
    }
}
