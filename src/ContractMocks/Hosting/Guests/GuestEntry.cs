using System.Globalization;
using ContractMocks.Engine;

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

    /// <summary>Whether a request is this entry's.</summary>
    public bool Takes(Foreseen? foreseen) =>
        foreseen is { } known && (Operation is null || (known.Operation?.Id == Operation.Id && (Turn is null || Turn == known.Turn)));

    /// <summary>The entries of a mock as its turns are now. Their order and titles are the same for the same mock.</summary>
    public static IEnumerable<GuestEntry> Of(ContractMock mock)
    {
        var contract = mock.Contract.Contract;
        var turns = mock.Engine.Foresight.Turns.ToList();
        foreach (var operation in contract.Operations)
        {
            var title = $"{contract.Name} {operation.Id}";
            var description = $"{operation.Method} {contract.BasePath}{operation.Path}";
            var isConversation = Foresight.IsConversation(operation, mock);
            foreach (var turn in turns)
            {
                if (turn.Chain.OperationId is { } only ? only == operation.Id : isConversation)
                {
                    yield return new GuestEntry($"{title}: {Name(turn)}", description, 0, operation, turn);
                }
            }

            yield return new GuestEntry(title, description, 1, operation, null);
        }

        yield return new GuestEntry($"{contract.Name}: other methods of its paths", $"what {contract.Name} answers with 405, and preflights", 2, null, null);
    }

    // Turns written in C# stand in a chain that has the operation's name, which the title has already.
    private static string Name(ForeseenTurn turn) =>
        turn.Chain.OperationId is null ? turn.Name : string.Create(CultureInfo.InvariantCulture, $"turn {turn.Index + 1}, in C#");
}
