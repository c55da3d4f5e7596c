namespace ContractMocks.Compiler.Comparison;

/// <summary>Joins findings that say the same of several places, and those that say the like of one place.</summary>
internal static class FindingGroups
{
    /// <summary>How many things a line names before it counts the rest.</summary>
    private const int MostNamed = 6;

    public static EquatableArray<FindingGroup> Of(EquatableArray<Finding> findings) =>
        findings.GroupBy(static finding => (finding.Id, finding.Severity, finding.Message))
            .Select(static group => group.ToList())
            .GroupBy(static group => Key(group))
            .Select(static groups => Joined([.. groups]))
            .ToEquatableArray();

    /// <summary>What makes groups one line: their kind and places. What is its own place (a schema that nobody uses) has none but the document.</summary>
    private static (string Id, ChangeSeverity Severity, string Places) Key(List<Finding> group)
    {
        var first = group[0];
        return first.Kind.Many is null || first.Subject is null
            ? (first.Id, first.Severity, first.Message)
            : (first.Id, first.Severity, first.Path == first.Subject ? "" : string.Join("\n", group.Select(static finding => finding.Path).Distinct(StringComparer.Ordinal)));
    }

    private static FindingGroup Joined(List<List<Finding>> groups)
    {
        var findings = groups.SelectMany(static group => group).ToEquatableArray();
        var first = groups[0][0];
        if (groups.Count == 1)
        {
            return new FindingGroup(first.Message + Places(findings, groups[0].Count), findings);
        }

        var named = string.Join(", ", groups.Take(MostNamed).Select(static group => group[0].Subject));
        var list = groups.Count > MostNamed ? FormattableString.Invariant($"{named} and {groups.Count - MostNamed} more") : named;
        return new FindingGroup(first.Kind.Many!.Replace("{0}", list) + (first.Path == first.Subject ? "" : Places(findings, groups[0].Count)), findings);
    }

    private static string Places(EquatableArray<Finding> findings, int places)
    {
        if (places == 1)
        {
            return "";
        }

        var operations = findings.SelectMany(static finding => finding.Reaches).Select(static reach => reach.Operation).Distinct(StringComparer.Ordinal).Count();
        return operations > 0
            ? FormattableString.Invariant($" (in {places} places, {operations} operation{(operations == 1 ? "" : "s")})")
            : FormattableString.Invariant($" (in {places} places)");
    }
}
