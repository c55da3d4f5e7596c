namespace ContractMocks.Matching;

/// <summary>A turn with its conditions and templates parsed, and how often it has answered.</summary>
internal sealed class PreparedTurn(Turn turn, ConditionTest[] tests, PreparedReply reply)
{
    private readonly int _limit = turn.Times ?? (turn.When.Count == 0 ? 1 : int.MaxValue);
    private int _uses;

    public Turn Turn { get; } = turn;

    public ConditionTest[] Tests { get; } = tests;

    public PreparedReply Reply { get; } = reply;

    /// <summary>Whether a condition asks for tool results, so that the user's text is not all that counts.</summary>
    public bool AsksForResult { get; } = Array.Exists(tests, static test => test.Condition is ToolResultCondition);

    public int Limit => _limit;

    /// <summary>Whether it answers as often as it is asked.</summary>
    public bool IsEndless => _limit == int.MaxValue;

    public bool HasAnswered => Volatile.Read(ref _uses) > 0;

    public bool HasUsesLeft => Volatile.Read(ref _uses) < _limit;

    /// <summary>Takes one use; of two requests that want the last one, one gets it.</summary>
    public bool TryTake()
    {
        var uses = Volatile.Read(ref _uses);
        while (uses < _limit)
        {
            var before = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (before == uses)
            {
                return true;
            }

            uses = before;
        }

        return false;
    }

    public void Reset() => Volatile.Write(ref _uses, 0);
}

/// <summary>A reply with its templates parsed.</summary>
internal sealed record PreparedReply(Reply Reply, Template? Text, PreparedCall[] Calls)
{
    public ReplyError? Error => Reply.Error;

    public int? ErrorAfter => Reply.ErrorAfter;

    public ReplyBody? Body => Reply.Body;

    public Template? Reasoning { get; init; }

    public Template? Refusal { get; init; }

    public AutoToolCalls? Auto { get; init; }

    /// <summary>What is given of a JSON content, completed as arguments are; null where the content is no such JSON.</summary>
    public PreparedCall? Json { get; init; }
}
