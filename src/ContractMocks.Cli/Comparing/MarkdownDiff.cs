using System.Globalization;
using System.Text;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.Comparing;

/// <summary>A comparison as GitHub's Markdown, for a comment on a pull request: short enough for one, worst first.</summary>
internal sealed class MarkdownDiff
{
    /// <summary>GitHub refuses comments of more than 65,536 characters; the rest is for what people write around it.</summary>
    internal const int MostCharacters = 60_000;

    private const int MostPlaces = 5;

    private readonly StringBuilder _text = new();
    private int _leftOut;

    private MarkdownDiff()
    {
    }

    public static string Write(DiffReport report)
    {
        var writer = new MarkdownDiff();
        writer.WriteAll(report);
        return writer._text.ToString().TrimEnd('\n');
    }

    private void WriteAll(DiffReport report)
    {
        var comparison = report.Comparison;
        Line($"## {MarkdownText.Escape(DiffWords.Name(comparison.Old))} → {MarkdownText.Escape(DiffWords.Name(comparison.New))}");
        Line("");
        if (comparison.Findings.Count == 0)
        {
            Line(Sentence(TextDiff.Summary(report)));
        }
        else
        {
            WriteTable(comparison);
            if (report.LeftOut > 0)
            {
                Line("");
                Line(Sentence(TextDiff.Summary(report)));
            }
        }

        WriteImpact(report);
        WriteSection(report, ChangeSeverity.Breaking, isFolded: false);
        WriteSection(report, ChangeSeverity.Risky, isFolded: false);
        WriteSection(report, ChangeSeverity.Compatible, isFolded: true);
        WriteProse(report);
        WriteRenamed(comparison);
        if (_leftOut > 0)
        {
            Line("");
            Line($"_{DiffWords.Count(_leftOut, "line was", "lines were")} left out: a comment holds only so much. `contractmocks diff --format html` has them all._");
        }
    }

    private void WriteTable(SpecComparison comparison)
    {
        Line("| | Findings | Break writers | Break readers |");
        Line("|---|---:|---:|---:|");
        foreach (var severity in DiffWords.WorstFirst)
        {
            var findings = comparison.Findings.Where(finding => finding.Severity == severity).ToList();
            var isHarmless = severity < ChangeSeverity.Risky;
            Line(string.Create(
                CultureInfo.InvariantCulture,
                $"| {DiffWords.Of(severity)} | {findings.Count:N0} | {Breaking(findings, Broken.Writers, isHarmless)} | {Breaking(findings, Broken.Readers, isHarmless)} |"));
        }
    }

    private static string Breaking(List<Finding> findings, Broken who, bool isHarmless) =>
        isHarmless ? "" : findings.Count(finding => finding.Breaks.HasFlag(who)).ToString("N0", CultureInfo.InvariantCulture);

    private void WriteImpact(DiffReport report)
    {
        if (!report.HasScenarios)
        {
            return;
        }

        Line("");
        Line("### Your scenarios and tools");
        Line("");
        if (report.Impact.Count == 0)
        {
            Line("None uses what changed.");
            return;
        }

        WriteItems(report.Impact.Where(static item => item.Level > ImpactLevel.Uses));
        var uses = report.Impact.Where(static item => item.Level == ImpactLevel.Uses).ToList();
        if (uses.Count > 0)
        {
            Line("");
            Line($"<details><summary>{DiffWords.Count(uses.Count, "more thing uses", "more things use")} what changed and {(uses.Count == 1 ? "goes" : "go")} on working</summary>");
            Line("");
            WriteItems(uses);
            Line("");
            Line("</details>");
        }
    }

    private void WriteItems(IEnumerable<ImpactItem> items)
    {
        foreach (var item in items)
        {
            var place = item.File.Length == 0 ? "" : $" ({MarkdownText.Code(string.Create(CultureInfo.InvariantCulture, $"{item.File}:{Math.Max(1, item.Span.Line)}"))})";
            Bounded($"- **{DiffWords.Of(item.Level)}** {MarkdownText.Escape(item.Subject)}: {MarkdownText.Escape(item.Message)}{place}");
        }
    }

    private void WriteSection(DiffReport report, ChangeSeverity severity, bool isFolded)
    {
        var groups = report.GroupsOf(severity).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        var word = DiffWords.Of(severity);
        var title = char.ToUpperInvariant(word[0]) + word[1..];
        Line("");
        if (isFolded)
        {
            Line($"<details><summary>{title} ({groups.Sum(static group => group.Findings.Count).ToString("N0", CultureInfo.InvariantCulture)})</summary>");
        }
        else
        {
            Line("### " + title);
        }

        Line("");
        foreach (var group in groups)
        {
            Bounded(Item(group));
        }

        if (isFolded)
        {
            Line("");
            Line("</details>");
        }
    }

    private static string Item(FindingGroup group)
    {
        var breaks = string.Join(" and ", DiffWords.Of(group.Findings.Aggregate(Broken.None, static (all, finding) => all | finding.Breaks)));
        var paths = group.Findings.Select(static finding => MarkdownText.Code(finding.Path)).Distinct(StringComparer.Ordinal).ToList();
        var id = MarkdownText.Code(group.First.Id) + (breaks.Length == 0 ? "" : $", breaks {breaks}");
        var item = $"- {DiffWords.Some(paths, MostPlaces)}: {MarkdownText.Escape(group.Message)} ({id})";
        var below = new List<string>();
        if (group.Findings.Count == 1 && Places(group.First) is { Length: > 0 } places)
        {
            below.Add(places);
        }

        if (DiffWords.OperationsBeyond(group.Findings) is { Count: > 0 } operations)
        {
            below.Add("reaches " + DiffWords.Some([.. operations.Select(MarkdownText.Code)]));
        }

        return below.Count == 0 ? item : $"{item}  \n  {string.Join("; ", below)}";
    }

    private static string Places(Finding finding) => (finding.Old, finding.New) switch
    {
        ({ } old, { } now) => $"{Place(old)} → {Place(now)}",
        ({ } old, null) => $"{Place(old)} (old)",
        (null, { } now) => Place(now),
        _ => "",
    };

    private static string Place(ChangePlace place) => MarkdownText.Code(string.Create(CultureInfo.InvariantCulture, $"{place.File}:{Math.Max(1, place.Span.Line)}"));

    private void WriteProse(DiffReport report)
    {
        if (report.TellsProse)
        {
            WriteSection(report, ChangeSeverity.Prose, isFolded: true);
        }
        else if (report.Comparison.Count(ChangeSeverity.Prose) is var count and > 0)
        {
            Line("");
            Line($"{DiffWords.Count(count, "change", "changes")} of wording only.");
        }
    }

    private void WriteRenamed(SpecComparison comparison)
    {
        if (comparison.RenamedSchemas.Count == 0)
        {
            return;
        }

        var renamed = comparison.RenamedSchemas.Select(static one => $"{MarkdownText.Code(one.Old)} → {MarkdownText.Code(one.New)}").ToList();
        Line("");
        Line($"{DiffWords.Count(renamed.Count, "schema is", "schemas are")} only called otherwise: {DiffWords.Some(renamed, MostPlaces)}.");
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";

    // Headings and what folds are always written, so that what is left stays well formed; they are few.
    private void Bounded(string line)
    {
        if (_text.Length + line.Length > MostCharacters)
        {
            _leftOut++;
            return;
        }

        Line(line);
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
