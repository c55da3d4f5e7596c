using System.Globalization;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.Impact;

/// <summary>Says which kept requests, and which declared tools, the new document refuses.</summary>
internal static class RequestImpact
{
    /// <summary>The requests that would be refused; those that are refused for the same reason are one item, at the first of them.</summary>
    public static IReadOnlyList<ImpactItem> OfJournal(IEnumerable<KeptRequest> kept, RequestVerdicts verdicts, CancellationToken cancellation)
    {
        var refused = new List<(KeptRequest Kept, RequestVerdict Verdict)>();
        foreach (var one in kept)
        {
            cancellation.ThrowIfCancellationRequested();
            if (verdicts.Judge(one.Request, cancellation) is { } verdict)
            {
                refused.Add((one, verdict));
            }
        }

        return
        [
            .. refused.GroupBy(static one => (one.Verdict.Operation.Id, one.Verdict.Sentence)).Select(static same =>
            {
                var (kept, verdict) = same.First();
                var others = same.Count() - 1;
                var rest = others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({others} more {(others == 1 ? "request" : "requests")} likewise)");
                return new ImpactItem(
                    ImpactKind.Request,
                    ImpactLevel.Broken,
                    $"{verdict.Operation.Method} {verdict.Operation.Path}",
                    $"a request that a client here sent would be refused: {verdict.Sentence}{rest}",
                    kept.File,
                    SourceSpan.On(kept.Line, 1, 0)) { Findings = verdict.Findings };
            }),
        ];
    }
}
