using ContractMocks.Conversations;

namespace ContractMocks.Matching;

/// <summary>All chains of a mock, in the order they were added. Matching takes no lock; of two requests that want a last use, one gets it.</summary>
internal sealed class TurnBook(ProviderInfo? provider)
{
    private readonly TurnCompiler _compiler = new(provider);
    private readonly Lock _adding = new();
    private TurnChain[] _chains = [];

    public TurnChain[] Chains => Volatile.Read(ref _chains);

    /// <summary>Told whenever a turn was added or changed.</summary>
    public event Action? Changed;

    public TurnChain NewChain(string operationId) => Add(new TurnChain(_compiler, operationId, operationId, default));

    /// <exception cref="ArgumentException">The scenario is written for another provider, or holds something that is not valid.</exception>
    public void Add(Scenario scenario, string contractProvider)
    {
        if (!scenario.IsFor(contractProvider))
        {
            throw new ArgumentException(
                $"The scenario '{scenario.Name}' is written for '{scenario.Provider}', but this mock is of '{contractProvider}'.", nameof(scenario));
        }

        var chain = new TurnChain(_compiler, scenario.Name, operationId: null, scenario.Tools);
        foreach (var turn in scenario.Turns)
        {
            chain.Add(turn);
        }

        Add(chain);
    }

    public void Reset()
    {
        foreach (var chain in Chains)
        {
            chain.Reset();
        }
    }

    /// <summary>Whether there is a turn that may answer a conversation, however often it has.</summary>
    public bool HasTurns(string operationId)
    {
        foreach (var chain in Chains)
        {
            if ((chain.OperationId is null || chain.OperationId == operationId) && chain.Turns.Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the turn that answers and takes one use of it; null when none answers.</summary>
    public TurnMatch? Match(string operationId, bool isConversation, Conversation conversation) =>
        Find(operationId, isConversation, conversation, static turn => turn.TryTake());

    /// <summary>Finds the turn that would answer now, and takes nothing.</summary>
    public TurnMatch? Foresee(string operationId, bool isConversation, Conversation conversation) =>
        Find(operationId, isConversation, conversation, static turn => turn.HasUsesLeft);

    private TurnMatch? Find(string operationId, bool isConversation, Conversation conversation, Func<PreparedTurn, bool> take)
    {
        foreach (var chain in Chains)
        {
            if (chain.OperationId is { } only ? only == operationId : isConversation)
            {
                if (Find(chain, conversation, take) is { } match)
                {
                    return match;
                }
            }
        }

        return null;
    }

    private static TurnMatch? Find(TurnChain chain, Conversation conversation, Func<PreparedTurn, bool> take)
    {
        var turns = chain.Turns;
        for (var from = 0; from < turns.Length;)
        {
            // A run: a turn and those that wait, one on the other. The one furthest on is asked first.
            var end = from + 1;
            while (end < turns.Length && turns[end].Turn.AfterPrevious)
            {
                end++;
            }

            for (var i = end - 1; i >= from; i--)
            {
                if (IsReady(turns, i) && Holds(turns[i], conversation) && take(turns[i]))
                {
                    return new TurnMatch(chain, i, turns[i]);
                }
            }

            from = end;
        }

        return null;
    }

    private static bool IsReady(PreparedTurn[] turns, int index) =>
        turns[index].HasUsesLeft && (!turns[index].Turn.AfterPrevious || index == 0 || turns[index - 1].HasAnswered);

    private static bool Holds(PreparedTurn turn, Conversation conversation)
    {
        foreach (var test in turn.Tests)
        {
            if (!test.Holds(conversation, turn.AsksForResult))
            {
                return false;
            }
        }

        return true;
    }

    private TurnChain Add(TurnChain chain)
    {
        lock (_adding)
        {
            Volatile.Write(ref _chains, [.. _chains, chain]);
        }

        chain.Changed += Tell;
        Tell();
        return chain;
    }

    private void Tell() => Changed?.Invoke();
}

/// <summary>The turn that answers a request.</summary>
internal readonly record struct TurnMatch(TurnChain Chain, int Index, PreparedTurn Turn);
