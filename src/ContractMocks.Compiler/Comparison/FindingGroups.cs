namespace ContractMocks.Compiler.Comparison;

/// <summary>Joins findings that say the same of several places.</summary>
internal static class FindingGroups
{
    public static EquatableArray<FindingGroup> Of(EquatableArray<Finding> findings) =>
        findings.GroupBy(static finding => (finding.Id, finding.Severity, finding.Message))
            .Select(static group => new FindingGroup(Line(group.Key.Message, [.. group]), group.ToEquatableArray()))
            .ToEquatableArray();

    private static string Line(string message, List<Finding> findings)
    {
        if (findings.Count == 1)
        {
            return message;
        }

        var operations = findings.SelectMany(static finding => finding.Reaches).Select(static reach => reach.Operation).Distinct(StringComparer.Ordinal).Count();
        return operations > 0
            ? FormattableString.Invariant($"{message} (in {findings.Count} places, {operations} operation{(operations == 1 ? "" : "s")})")
            : FormattableString.Invariant($"{message} (in {findings.Count} places)");
    }
}
