using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Specs;

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
                Notes(operation.Id, operation.Method, old.BasePath + operation.Path)))
            .ToEquatableArray();
    }

    public EquatableArray<TurnNews> Turns(CancellationToken cancellation)
    {
        var judge = new ReplyJudge(@new);
        var touch = new ReplyTouch(old, @new);
        var told = findings.Where(static finding => IsWorthTelling(finding)).ToList();
        var news = new List<TurnNews>();
        foreach (var turn in pinned.Turns)
        {
            cancellation.ThrowIfCancellationRequested();
            news.Add(new TurnNews(
                turn.Scenario,
                turn.Turn,
                turn.Hash,
                turn.Replies.Select(static reply => reply.Operation).Distinct(StringComparer.Ordinal).ToEquatableArray(),
                turn.Replies.Where(IsThere).SelectMany(reply => judge.Judge(reply)).Select(static fault => new LockFault(fault.Field, fault.Message)).Distinct().ToEquatableArray(),
                turn.Replies.SelectMany(reply => touch.Of(told, reply)).Select(static finding => Note(finding, ChangeSide.Response))
                    .Distinct().OrderByDescending(static note => note.Severity).ToEquatableArray()));
        }

        return news.ToEquatableArray();
    }

    /// <summary>An operation that is gone is told of once, not for each of its replies.</summary>
    private bool IsThere(ReplySample reply) => OperationMatch.Find(@new, reply.Method, reply.Path, old.BasePath) is not null;

    /// <summary>Requests are the user's code, of which nothing is known here: what may break them counts.</summary>
    private EquatableArray<LockNote> Notes(string id, string method, string path) =>
        findings
            .Where(static finding => Severity(finding, ChangeSide.Request) >= ChangeSeverity.Risky)
            .Where(finding => finding.Reaches.Any(reach => reach.Side != ChangeSide.Response && IsSame(reach, id, method, path)))
            .Select(static finding => Note(finding, ChangeSide.Request))
            .Distinct()
            .ToEquatableArray();

    private static LockNote Note(Finding finding, ChangeSide side) => new($"{finding.Path}: {finding.Message}", Severity(finding, side) ?? ChangeSeverity.Prose);

    /// <summary>Replies are known, so whatever they carry counts, but what was only added: they do not carry that.</summary>
    private static bool IsWorthTelling(Finding finding) =>
        Severity(finding, ChangeSide.Response) >= (finding.Old is null && finding.Before is null ? ChangeSeverity.Risky : ChangeSeverity.Compatible);

    /// <summary>The worst that a finding does in a direction; null where it does not travel so.</summary>
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

    private bool IsSame(ChangeReach reach, string id, string method, string path) =>
        reach.Operation == id
        || (reach.Method == method && (PathTemplate.Anonymous(path) == PathTemplate.Anonymous(reach.Path) || PathTemplate.Anonymous(path) == PathTemplate.Anonymous(@new.BasePath + reach.Path)));
}
