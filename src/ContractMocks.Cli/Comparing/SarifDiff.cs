using System.Globalization;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.Comparing;

/// <summary>
/// A comparison as a SARIF run: a rule for each kind of change, a result for each finding at its place in the new document (what was removed: in the old one),
/// and a result for each thing of the user's at its own line, first.
/// </summary>
internal static class SarifDiff
{
    private static readonly ImpactKind[] s_impactKinds = [ImpactKind.Turn, ImpactKind.Tool, ImpactKind.EmittedType, ImpactKind.CallSite, ImpactKind.Request];

    public static SarifRun Of(DiffReport report, int exitCode)
    {
        var findings = report.Comparison.Findings.Where(finding => report.TellsProse || finding.Severity > ChangeSeverity.Prose).ToList();
        var touched = report.Impact.Select(static item => item.Kind).ToHashSet();
        var rules = s_impactKinds.Where(touched.Contains).Select(Rule)
            .Concat(findings.Select(static finding => finding.Kind).DistinctBy(static kind => kind.Id, StringComparer.Ordinal)
                .OrderBy(static kind => kind.Id, StringComparer.Ordinal).Select(Rule));
        return new SarifRun([.. rules], report.Impact.Select(Result).Concat(findings.Select(Result)), [], exitCode);
    }

    private static SarifRule Rule(ChangeKind kind)
    {
        var worst = kind.OnRequest > kind.OnResponse ? kind.OnRequest : kind.OnResponse;
        return new SarifRule(kind.Id, kind.Title, ChangeHelp.Weight(kind), ChangeHelp.Text(kind), Level(worst));
    }

    private static SarifRule Rule(ImpactKind kind)
    {
        var (title, help) = kind switch
        {
            ImpactKind.Turn => ("a turn of a scenario uses what changed", "Compare the turn with the new document: a reply that is no longer valid must be written anew, or the old document kept until it is."),
            ImpactKind.Tool => ("a tool uses what changed", "Compare the tool's declaration with the new document."),
            ImpactKind.EmittedType => ("an emitted type changes", "Code that uses the type is compiled anew with the new document: look at what uses the members named."),
            ImpactKind.CallSite => ("a line of C# names what changed", "Change the line when the new document is taken over."),
            _ => ("a request that a client here sent", "Look at the client that sends it: the service may refuse it."),
        };
        return new SarifRule("impact-" + DiffWords.Of(kind), title, title, help, SarifLevel.Warning);
    }

    private static SarifResult Result(ImpactItem item) =>
        new("impact-" + DiffWords.Of(item.Kind), Level(DiffWords.SeverityOf(item.Level)), $"{item.Subject}: {item.Message}")
        {
            Place = item.File.Length == 0 ? null : new SarifPlace(item.File, item.Span),
            Related = item.Findings.Select(static finding => (Place: finding.New ?? finding.Old, finding))
                .Where(static one => one.Place is not null)
                .Select(static one => new SarifPlace(one.Place!.File, one.Place.Span, $"{one.finding.Path}: {one.finding.Message}"))
                .ToEquatableArray(),
            Fingerprint = $"{DiffWords.Of(item.Kind)} {item.Subject} {item.Message}",
        };

    private static SarifResult Result(Finding finding) =>
        new(finding.Id, Level(finding.Severity), Message(finding))
        {
            Place = Place(finding.New ?? finding.Old, null),
            Related = finding is { New: not null, Old: not null } ? [Place(finding.Old, Before(finding))!] : default,
            // Lines move with every update; ids and pointers do not.
            Fingerprint = $"{finding.Id} {finding.Old?.Pointer} {finding.New?.Pointer} {finding.Message}",
        };

    private static string Before(Finding finding) => finding.Before is { } before ? $"before: {before}" : "before";

    private static string Message(Finding finding)
    {
        var breaks = string.Join(" and ", DiffWords.Of(finding.Breaks));
        var operations = DiffWords.Operations([finding]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{finding.Path}: {finding.Message}{(finding.New is null && finding.Old is not null ? " (place in the old document)" : "")}{(breaks.Length == 0 ? "" : $"; may break {breaks}")}{(operations.Count == 0 ? "" : $"; reaches {DiffWords.Some(operations)}")}");
    }

    private static SarifPlace? Place(ChangePlace? place, string? message) => place is null ? null : new SarifPlace(place.File, place.Span, message);

    private static SarifLevel Level(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.Breaking => SarifLevel.Error,
        ChangeSeverity.Risky => SarifLevel.Warning,
        _ => SarifLevel.Note,
    };
}
