using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

/// <summary>Leaves out what the user's scenarios have nothing to do with.</summary>
internal static class UsedOnly
{
    /// <param name="report">The whole report.</param>
    /// <param name="operations">The ids of the operations that scenarios use.</param>
    public static DiffReport Of(DiffReport report, IEnumerable<string> operations)
    {
        var used = operations.ToHashSet(StringComparer.Ordinal);
        var touching = report.Impact.SelectMany(static item => item.Findings).ToHashSet<Finding>(ReferenceEqualityComparer.Instance);
        var kept = report.Comparison.Findings
            .Where(finding => touching.Contains(finding) || finding.Reaches.Any(reach => used.Contains(reach.Operation)))
            .ToEquatableArray();
        return report with
        {
            Comparison = report.Comparison with { Findings = kept, Groups = FindingGroups.Of(kept) },
            LeftOut = report.Comparison.Findings.Count - kept.Count,
        };
    }
}
