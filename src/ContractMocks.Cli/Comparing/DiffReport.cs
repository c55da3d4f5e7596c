using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.Comparing;

/// <summary>What <c>diff</c> tells, in whichever format.</summary>
/// <param name="Comparison">The findings that are told.</param>
internal sealed record DiffReport(SpecComparison Comparison)
{
    /// <summary>What the changes mean for the user's scenarios and tools, worst first.</summary>
    public EquatableArray<ImpactItem> Impact { get; init; }

    /// <summary>Whether scenarios were looked at: then "nothing is touched" is worth a line.</summary>
    public bool HasScenarios { get; init; }

    /// <summary>How many findings were left out because no scenario uses what they reach.</summary>
    public int LeftOut { get; init; }

    /// <summary>Whether wording is told one by one and not only counted.</summary>
    public bool TellsProse { get; init; }

    /// <summary>The worst of all that is told; null where nothing differs.</summary>
    public ChangeSeverity? Worst
    {
        get
        {
            var findings = Comparison.Findings.Count == 0 ? (ChangeSeverity?)null : Comparison.Findings.Max(static finding => finding.Severity);
            var impact = Impact.Count == 0 ? (ChangeSeverity?)null : DiffWords.SeverityOf(Impact.Max(static item => item.Level));
            return impact is null || findings > impact ? findings : impact;
        }
    }

    /// <summary>The groups of one severity, in order.</summary>
    public IEnumerable<FindingGroup> GroupsOf(ChangeSeverity severity) => Comparison.Groups.Where(group => group.First.Severity == severity);

    /// <summary>The numbers of findings, from 1, as every format counts them.</summary>
    public Dictionary<Finding, int> Numbers()
    {
        // Findings are many and large: by reference, which all lists of a comparison share.
        var numbers = new Dictionary<Finding, int>(Comparison.Findings.Count, ReferenceEqualityComparer.Instance);
        foreach (var finding in Comparison.Findings)
        {
            numbers.TryAdd(finding, numbers.Count + 1);
        }

        return numbers;
    }
}
