namespace ContractMocks.Schemas.Validation;

/// <summary>A bound of the validator.</summary>
internal enum Bound
{
    None,
    Depth,
    Effort,
    Time,
}

/// <summary>
/// How far one judgement has gone. Instances and tool schemas come from outside: a schema that refers to itself without consuming anything, or
/// unions nested in unions, must end in an error that names the bound, not in a full stack or a busy core.
/// </summary>
internal struct Walk
{
    /// <summary>How deep schemas may nest while one instance is judged.</summary>
    public const int MaxDepth = 512;

    /// <summary>How many schemas may be applied while one instance is judged; some seconds of work.</summary>
    public const int MaxEffort = 20_000_000;

    private int _depth;
    private int _effort;

    /// <summary>The bound that was hit; from then on nothing is entered any more.</summary>
    public Bound Exceeded { get; private set; }

    public bool TryEnter()
    {
        if (Exceeded != Bound.None)
        {
            return false;
        }

        if (_depth >= MaxDepth)
        {
            Exceeded = Bound.Depth;
            return false;
        }

        if (++_effort > MaxEffort)
        {
            Exceeded = Bound.Effort;
            return false;
        }

        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Counts work that enters no schema.</summary>
    public void Spend(int effort)
    {
        _effort = (int)Math.Min(int.MaxValue, (long)_effort + effort);
        if (_effort > MaxEffort && Exceeded == Bound.None)
        {
            Exceeded = Bound.Effort;
        }
    }

    /// <summary>Ends the judgement: a pattern took too long, and what follows could take as long again.</summary>
    public void GiveUp() => Exceeded = Bound.Time;
}
