using System.Globalization;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.Comparing;

/// <summary>A comparison for a terminal: a line for each group, its places and what it reaches below it. Lines are never wrapped, so that they can be searched.</summary>
internal static class TextDiff
{
    private const int MostPlaces = 3;

    public static void Write(DiffReport report, Report to)
    {
        var comparison = report.Comparison;
        to.Heading($"{Name(comparison.Old)} → {Name(comparison.New)}");
        to.Line(Summary(report));
        WriteImpact(report, to);
        foreach (var severity in DiffWords.WorstFirst)
        {
            if (severity == ChangeSeverity.Prose && !report.TellsProse)
            {
                continue;
            }

            var isFirst = true;
            foreach (var group in report.GroupsOf(severity))
            {
                if (isFirst)
                {
                    to.Line("");
                    isFirst = false;
                }

                WriteGroup(group, to);
            }
        }

        WriteRenamed(comparison, to);
    }

    private static string Name(ComparedDocument document) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DiffWords.Name(document)} ({document.File}, {(document.OpenApi.Length > 0 ? $"OpenAPI {document.OpenApi}, " : "")}{DiffWords.Count(document.Operations, "operation", "operations")})");

    /// <summary>The counts on one line; also what <c>--output</c> leaves on the terminal.</summary>
    public static string Summary(DiffReport report)
    {
        var text = report.Comparison.Findings.Count == 0 ? "no difference" : DiffWords.Counts(report.Comparison);
        if (report.Comparison.Findings.Count == 0 && report.LeftOut > 0)
        {
            text = "no difference in what the scenarios use";
        }

        var touched = new[] { ImpactLevel.Broken, ImpactLevel.AtRisk }.Select(level => (Level: level, Count: report.Impact.Count(item => item.Level == level)))
            .Where(static one => one.Count > 0).Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Count:N0} {DiffWords.Of(one.Level).Replace('-', ' ')}")).ToList();
        text += touched.Count == 0 ? "" : $"; of yours {string.Join(", ", touched)}";
        return report.LeftOut == 0 ? text
            : $"{text} ({DiffWords.Count(report.LeftOut, "finding", "findings")} left out: no scenario uses what {(report.LeftOut == 1 ? "it reaches" : "they reach")})";
    }

    /// <summary>What the user's scenarios and tools have to do with it.</summary>
    public static void WriteImpact(DiffReport report, Report to)
    {
        if (!report.HasScenarios)
        {
            return;
        }

        to.Line("");
        if (report.Impact.Count == 0)
        {
            to.Line("No scenario and no tool uses what changed.");
            return;
        }

        to.Heading(DiffWords.Count(report.Impact.Count, "thing of yours uses what changed:", "things of yours use what changed:"));
        foreach (var item in report.Impact)
        {
            to.Styled($"{DiffWords.Of(item.Level)}  {DiffWords.Of(item.Kind)}  {DiffWords.OneLine(item.Subject)}: {DiffWords.OneLine(item.Message)}", Style(item.Level));
            if (item.File.Length > 0)
            {
                to.Line("  " + DiffWords.Place(item.File, item.Span));
            }
        }
    }

    private static void WriteGroup(FindingGroup group, Report to)
    {
        var first = group.First;
        var breaks = string.Join(", ", DiffWords.Of(group.Findings.Aggregate(Broken.None, static (all, finding) => all | finding.Breaks)));
        var path = DiffWords.OneLine(first.Path);
        var where = group.Paths.Count == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path} and {group.Paths.Count - 1:N0} more");
        to.Styled(
            $"{DiffWords.Of(first.Severity)}  {first.Id}  {where}: {DiffWords.OneLine(group.Message)}{(breaks.Length == 0 ? "" : $"  [{breaks}]")}",
            Style(first.Severity));
        foreach (var finding in group.Findings.Take(MostPlaces))
        {
            var places = Places(finding);
            if (places.Length > 0)
            {
                to.Line(group.Findings.Count == 1 ? $"  {places}" : $"  {places}  {DiffWords.OneLine(finding.Path)}");
            }
        }

        if (group.Findings.Count > MostPlaces)
        {
            to.Line($"  and {DiffWords.Count(group.Findings.Count - MostPlaces, "more place", "more places")}");
        }

        var operations = DiffWords.OperationsBeyond(group.Findings);
        if (operations.Count > 0)
        {
            to.Line("  reaches " + DiffWords.OneLine(DiffWords.Some(operations)));
        }
    }

    private static string Places(Finding finding) => (finding.New, finding.Old) switch
    {
        ({ } now, { } before) => $"{DiffWords.Of(now)}, was {DiffWords.Of(before)}",
        ({ } now, null) => DiffWords.Of(now),
        (null, { } before) => $"was {DiffWords.Of(before)}",
        _ => "",
    };

    private static void WriteRenamed(SpecComparison comparison, Report to)
    {
        if (comparison.RenamedSchemas.Count == 0)
        {
            return;
        }

        var renamed = comparison.RenamedSchemas.Select(static one => $"{one.Old} → {one.New}").ToList();
        to.Line("");
        to.Line($"{DiffWords.Count(renamed.Count, "schema is", "schemas are")} only called otherwise: {DiffWords.OneLine(DiffWords.Some(renamed))}");
    }

    private static string Style(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.Breaking => "red",
        ChangeSeverity.Risky => "yellow",
        ChangeSeverity.Compatible => "green",
        _ => "grey",
    };

    private static string Style(ImpactLevel level) => Style(DiffWords.SeverityOf(level));
}
