namespace ContractMocks.Matching;

/// <summary>Turns that were added together: a scenario, or a <c>When … Then …</c> in C#. Read without a lock, changed under one.</summary>
internal sealed class TurnChain(TurnCompiler compiler, string name, string? operationId, EquatableArray<Tool> tools)
{
    private readonly Lock _changing = new();
    private PreparedTurn[] _turns = [];

    /// <summary>The scenario's name, or the operation's id for turns written in C#.</summary>
    public string Name { get; } = name;

    /// <summary>The operation it is for; null for every conversation.</summary>
    public string? OperationId { get; } = operationId;

    /// <summary>The tools that its turns speak of.</summary>
    public EquatableArray<Tool> Tools { get; } = tools;

    public int Count => Turns.Length;

    /// <summary>Told whenever a turn was added or changed.</summary>
    public event Action? Changed;

    public PreparedTurn[] Turns => Volatile.Read(ref _turns);

    /// <summary>Adds a turn and gives its index.</summary>
    public int Add(Turn turn)
    {
        var prepared = compiler.Prepare(turn);
        int index;
        lock (_changing)
        {
            index = _turns.Length;
            Volatile.Write(ref _turns, [.. _turns, prepared]);
        }

        Changed?.Invoke();
        return index;
    }

    /// <summary>Changes a turn; its uses start again.</summary>
    public void Change(int index, Func<Turn, Turn> change)
    {
        lock (_changing)
        {
            PreparedTurn[] turns = [.. _turns];
            turns[index] = compiler.Prepare(change(turns[index].Turn));
            Volatile.Write(ref _turns, turns);
        }

        Changed?.Invoke();
    }

    public void Reset()
    {
        foreach (var turn in Turns)
        {
            turn.Reset();
        }
    }
}
