using System.Globalization;
using ContractMocks.Engine;
using ContractMocks.Matching;

namespace ContractMocks;

/// <summary>One of the rules by which a mock takes requests at a server that is not ours: a turn, an operation, or the rest of its paths.</summary>
/// <param name="Title">What the server's log calls it, e.g. <c>openai createChatCompletion: weather-loop turn 2</c>.</param>
/// <param name="Description">Method and path as the document has them.</param>
/// <param name="Rank">0 for turns, 1 for operations, 2 for the rest: the lower is asked first.</param>
/// <param name="Operation">The operation; null for the rest.</param>
/// <param name="Turn">The turn; null for the operation's other answers.</param>
internal sealed record GuestEntry(string Title, string Description, int Rank, Operation? Operation, ForeseenTurn? Turn)
{
    /// <summary>The methods; none for all.</summary>
    public string[] Methods => Operation is null ? [] : Operation.Method == "GET" ? ["GET", "HEAD"] : [Operation.Method];

    /// <summary>What tells it from the other entries of its mock.</summary>
    public (string? Operation, object? Chain, int Turn) Key => (Operation?.Id, Turn?.Chain, Turn?.Index ?? -1);

    /// <summary>Whether a request is this entry's.</summary>
    public bool Takes(Foreseen? foreseen) =>
        foreseen is { } known && (Operation is null || (known.Operation?.Id == Operation.Id && (Turn is null || Turn == known.Turn)));

    /// <summary>The entries of a mock as its turns are now. Their order and titles are the same for the same mock.</summary>
    public static IEnumerable<GuestEntry> Of(ContractMock mock)
    {
        var contract = mock.Contract.Contract;
        var turns = mock.Engine.Foresight.Turns.ToList();
        var authored = turns.Select(static turn => turn.Chain).Where(static chain => chain.OperationId is not null).Distinct().ToList();
        foreach (var operation in contract.Operations)
        {
            var title = $"{contract.Name} {operation.Id}";
            var description = $"{operation.Method} {contract.BasePath}{operation.Path}";
            var isConversation = Foresight.IsConversation(operation, mock);
            foreach (var turn in turns)
            {
                if (turn.Chain.OperationId is { } only ? only == operation.Id : isConversation)
                {
                    yield return new GuestEntry($"{title}: {Name(turn, authored)}", description, 0, operation, turn);
                }
            }

            yield return new GuestEntry(title, description, 1, operation, null);
        }

        yield return new GuestEntry($"{contract.Name}: other methods of its paths", $"what {contract.Name} answers with 405, and preflights", 2, null, null);
    }

    // Turns written in C# stand in chains that have the operation's name, which the title has already: each When has a number.
    private static string Name(ForeseenTurn turn, List<TurnChain> authored) => turn.Chain.OperationId is not { } operation
        ? turn.Name
        : string.Create(CultureInfo.InvariantCulture, $"C# {authored.Where(chain => chain.OperationId == operation).Index().First(one => one.Item == turn.Chain).Index + 1}, turn {turn.Index + 1}");
}
