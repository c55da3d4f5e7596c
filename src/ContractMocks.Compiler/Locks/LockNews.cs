using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Compiler.Locks;

/// <summary>Sorts findings by what scenarios use: operations that they answer, and fields that their replies carry.</summary>
internal sealed class LockNews(SpecLock pinned, Contract old, Contract @new, EquatableArray<Finding> findings)
{
    /// <summary>The conversations of the old document.</summary>
    /// <param name="chosen">The operations that the project has chosen now; none for all. One that it gave up itself is not gone.</param>
    public EquatableArray<OperationNews> Operations(EquatableArray<string> chosen)
    {
        var provider = ProviderInfo.Find(old.Provider);
        return old.Operations
            .Where(operation => provider?.Dialect(operation) is { IsConversation: true })
            .Where(operation => chosen.Count == 0 || chosen.Contains(operation.Id, StringComparer.Ordinal))
            .Select(operation => new OperationNews(
                operation.Id,
                $"{operation.Method} {operation.Path}",
                OperationMatch.Find(@new, operation.Method, operation.Path, old.BasePath) is null,
                Notes(operation.Id, operation.Method, old.BasePath + operation.Path, ChangeSide.Request, static _ => true)))
            .ToEquatableArray();
    }

    public EquatableArray<TurnNews> Turns(CancellationToken cancellation)
    {
        var judge = new ReplyJudge(@new);
        var loaded = LoadedContract.From(old);
        var schemas = CarriedFields.Schemas(loaded);
        var news = new List<TurnNews>();
        foreach (var turn in pinned.Turns)
        {
            cancellation.ThrowIfCancellationRequested();
            news.Add(new TurnNews(
                turn.Scenario,
                turn.Turn,
                turn.Hash,
                turn.Replies.Select(static reply => reply.Operation).Distinct(StringComparer.Ordinal).ToEquatableArray(),
                turn.Replies.Where(IsThere).SelectMany(reply => judge.Judge(reply)).Select(static fault => fault.Message).Distinct(StringComparer.Ordinal).ToEquatableArray(),
                turn.Replies
                    .SelectMany(reply => Notes(reply.Operation, reply.Method, old.BasePath + reply.Path, ChangeSide.Response, CarriedFields.Of(loaded, schemas, reply).Has))
                    .Distinct().OrderByDescending(static note => note.Severity).ToEquatableArray()));
        }

        return news.ToEquatableArray();
    }

    /// <summary>An operation that is gone is told of once, not for each of its replies.</summary>
    private bool IsThere(ReplySample reply) => OperationMatch.Find(@new, reply.Method, reply.Path, old.BasePath) is not null;

    private EquatableArray<LockNote> Notes(string id, string method, string path, ChangeSide side, Func<Finding, bool> touches) =>
        findings
            .Where(finding => Severity(finding, side) is { } severity && severity >= LeastOf(finding, side))
            .Where(finding => finding.Reaches.Any(reach => IsSame(reach, id, method, path) && (reach.Side == ChangeSide.Response) == (side == ChangeSide.Response)))
            .Where(touches)
            .Select(finding => new LockNote($"{finding.Path}: {finding.Message}", Severity(finding, side)!.Value))
            .ToEquatableArray();

    private static ChangeSeverity? Severity(Finding finding, ChangeSide side)
    {
        ChangeSeverity? worst = null;
        foreach (var effect in finding.Effects)
        {
            // What belongs to the document as a whole, such as a scheme of security, concerns those who send.
            if ((effect.Side == ChangeSide.Response) == (side == ChangeSide.Response) && !(effect.Severity <= worst))
            {
                worst = effect.Severity;
            }
        }

        return worst;
    }

    /// <summary>
    /// Requests are the user's code, of which nothing is known here: what may break counts. Replies are known, so whatever they carry counts; what was
    /// only added they do not carry.
    /// </summary>
    private static ChangeSeverity LeastOf(Finding finding, ChangeSide side) =>
        side != ChangeSide.Response || finding.Old is null || finding.Before is null ? ChangeSeverity.Risky : ChangeSeverity.Compatible;

    private bool IsSame(ChangeReach reach, string id, string method, string path) =>
        reach.Operation == id
        || (reach.Method == method && (OperationMatch.Plain(path) == OperationMatch.Plain(reach.Path) || OperationMatch.Plain(path) == OperationMatch.Plain(@new.BasePath + reach.Path)));
}
