using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Impact.Turns;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.Impact;

/// <summary>Compares what turns answer by one document with what they answer by another, and whether the second takes their requests.</summary>
internal sealed class TurnReplays(LoadedContract old, LoadedContract @new, RequestVerdicts requests)
{
    private readonly ReplyJudge _replies = new(@new.Contract);

    /// <param name="before">The turns by the old document.</param>
    /// <param name="after">The same turns by the new document; an operation that it does not have is missing.</param>
    /// <param name="cancellation">Gives up.</param>
    public IReadOnlyList<TurnReplay> Compare(IReadOnlyList<PlayedTurn> before, IReadOnlyList<PlayedTurn> after, CancellationToken cancellation)
    {
        var later = after.ToDictionary(static play => (play.Scenario.Name, play.Turn), static play => play.Answers);
        var replays = new List<TurnReplay>();
        foreach (var play in before)
        {
            foreach (var one in play.Answers.Where(static one => one.Answer is not null))
            {
                var next = later.TryGetValue((play.Scenario.Name, play.Turn), out var answers)
                    ? answers.FirstOrDefault(other => other.Words == one.Words && other.IsStream == one.IsStream && IsSame(one.Operation, other.Operation))
                    : null;
                if (next is not null)
                {
                    // What is said comes first: an answer of another form may be valid and say nothing.
                    var difference = next.Answer is null ? null : SaidReply.Of(next).DifferenceFrom(SaidReply.Of(one));
                    replays.Add(new TurnReplay(play.Scenario.Name, play.Turn + 1, one.Operation.Method, one.Operation.Path, one.Answer!.MediaType)
                    {
                        Failure = difference ?? Failure(play, next),
                        Difference = difference ?? "",
                        Refusal = one.Request is { } request ? requests.Judge(request, cancellation)?.Sentence ?? "" : "",
                    });
                }
            }
        }

        return replays;
    }

    private bool IsSame(Operation before, Operation after) =>
        OperationMatch.Find(@new.Contract, before.Method, before.Path, old.Contract.BasePath)?.Id == after.Id;

    private string Failure(PlayedTurn play, SimulatedTurn after) =>
        after.Answer is null
            ? after.Note
            : ReplySamples.Of(play.Scenario.Name, play.Turn + 1, after).SelectMany(sample => _replies.Judge(sample)).FirstOrDefault()?.Message ?? "";
}
