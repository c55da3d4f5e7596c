using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact.Fields;
using ContractMocks.Compiler.Impact.Types;

namespace ContractMocks.Compiler.Impact.Code;

/// <summary>Says which emitted types change, and which lines of a project's C# name what changes of them.</summary>
internal static class CodeImpact
{
    /// <summary>The most lines that are told of one change; the others are counted.</summary>
    private const int MostSites = 20;

    public static IReadOnlyList<ImpactItem> Read(
        IReadOnlyList<EmittedChange> changes, IReadOnlyList<CodeFile> files, SeenModels models, SpecComparison comparison, CancellationToken cancellation)
    {
        var sites = CallSites.Find(files, changes, models, cancellation).ToLookup(static site => site.Change);
        var items = new List<ImpactItem>();
        foreach (var type in changes.GroupBy(static change => change.Type))
        {
            var named = type.Where(sites.Contains).ToList();
            items.Add(new ImpactItem(ImpactKind.EmittedType, LevelOf(named), type.Key, Sentence([.. type]), "", default)
            {
                Findings = named.SelectMany(change => Findings(change, comparison)).Distinct().ToEquatableArray(),
            });
        }

        foreach (var change in changes)
        {
            items.AddRange(Sites([.. sites[change]], Findings(change, comparison)));
        }

        return items;
    }

    // What no code here names breaks nothing here.
    private static ImpactLevel LevelOf(List<EmittedChange> named) => named.Count == 0 ? ImpactLevel.Uses : ImpactLevel.AtRisk;

    /// <summary>A name that is gone does not compile; another type or null may.</summary>
    private static ImpactLevel LevelOf(EmittedChange change) =>
        change.Kind is EmittedChangeKind.Removed or EmittedChangeKind.Renamed or EmittedChangeKind.BecameRequired ? ImpactLevel.Broken : ImpactLevel.AtRisk;

    private static IEnumerable<ImpactItem> Sites(List<CallSite> sites, EquatableArray<Finding> findings)
    {
        for (var i = 0; i < sites.Count && i < MostSites; i++)
        {
            var (change, file, span) = sites[i];
            var rest = i == MostSites - 1 && sites.Count > MostSites ? FormattableString.Invariant($" (and {sites.Count - MostSites} more lines)") : "";
            var compiles = LevelOf(change) == ImpactLevel.Broken ? "; this does not compile with the new document" : "";
            yield return new ImpactItem(ImpactKind.CallSite, LevelOf(change), change.Name, change.Message + compiles + rest, file, span) { Findings = findings };
        }
    }

    private static string Sentence(List<EmittedChange> changes)
    {
        var told = changes.Take(3).Select(static change => change.Member.Length == 0 ? change.Message : $"{change.Member}: {change.Message}");
        var rest = changes.Count > 3 ? FormattableString.Invariant($"; and {changes.Count - 3} more") : "";
        return string.Join("; ", told) + rest;
    }

    // An enum's or union's members are told at the type.
    private static EquatableArray<Finding> Findings(EmittedChange change, SpecComparison comparison) => change.SchemaPath.Length == 0
        ? default
        : comparison.Findings.Where(finding => finding.Severity >= ChangeSeverity.Compatible
            && FieldTrace.PathOf(finding) is var path && (path == change.SchemaPath || path.StartsWith(change.SchemaPath + "[", StringComparison.Ordinal))).ToEquatableArray();
}
