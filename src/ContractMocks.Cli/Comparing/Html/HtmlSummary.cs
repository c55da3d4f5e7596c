using System.Globalization;
using System.Text;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.Comparing;

/// <summary>The head and the foot of the page: which documents, how many changes of what weight, and what was left out.</summary>
internal static class HtmlSummary
{
    public static string Heading(SpecComparison comparison)
    {
        var (old, @new) = (comparison.Old, comparison.New);
        var title = @new.Title.Length > 0 ? @new.Title : @new.File;
        return $"""
            <h1>{HtmlText.Escape(title)}</h1>
            <dl class="documents">
            <div><dt>old</dt><dd>{Document(old, @new.Title)}</dd></div>
            <div><dt>new</dt><dd>{Document(@new, @new.Title)}</dd></div>
            </dl>
            """.ReplaceLineEndings("\n");
    }

    private static string Document(ComparedDocument document, string title)
    {
        var name = document.Title == title ? document.Version : $"{document.Title} {document.Version}".Trim();
        var openapi = document.OpenApi.Length > 0 ? $"OpenAPI {document.OpenApi}, " : "";
        return $"<b>{HtmlText.Escape(name.Length > 0 ? name : "no version")}</b> <code>{HtmlText.Escape(document.File)}</code> <span>{HtmlText.Escape(openapi)}{DiffWords.Count(document.Operations, "operation", "operations")}</span>";
    }

    public static string Tiles(DiffReport report)
    {
        var comparison = report.Comparison;
        if (comparison.Findings.Count == 0)
        {
            var text = TextDiff.Summary(report);
            return $"<p class=\"none\">{char.ToUpperInvariant(text[0])}{HtmlText.Escape(text[1..])}.</p>";
        }

        var html = new StringBuilder("<div class=\"tiles\" role=\"group\" aria-label=\"Show or hide by severity\">\n");
        foreach (var severity in DiffWords.WorstFirst)
        {
            var word = DiffWords.Of(severity);
            var count = comparison.Count(severity);
            var isShown = severity != ChangeSeverity.Prose || comparison.Findings[0].Severity == ChangeSeverity.Prose;
            html.Append(CultureInfo.InvariantCulture, $"<button type=\"button\" class=\"tile {word}\" data-severity=\"{(int)severity}\" aria-pressed=\"{(isShown && count > 0 ? "true" : "false")}\"{(count == 0 ? " disabled" : "")}>");
            html.Append(CultureInfo.InvariantCulture, $"<b>{count:N0}</b> <span>{word}</span> <small>{Means(severity)}</small></button>\n");
        }

        return html.Append("</div>\n").Append(Bar(comparison)).Append(Breaks(report)).ToString();
    }

    private static string Means(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.Breaking => "refused now, or no longer kept",
        ChangeSeverity.Risky => "some programs break",
        ChangeSeverity.Compatible => "everyone goes on working",
        _ => "words only",
    };

    // A picture of the counts above, which say the same to those who do not see it.
    private static string Bar(SpecComparison comparison)
    {
        var html = new StringBuilder("<svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\">");
        var at = 0.0;
        foreach (var severity in DiffWords.WorstFirst)
        {
            var width = 1000.0 * comparison.Count(severity) / comparison.Findings.Count;
            html.Append(CultureInfo.InvariantCulture, $"<rect class=\"{DiffWords.Of(severity)}\" x=\"{at:0.##}\" width=\"{width:0.##}\" height=\"8\"/>");
            at += width;
        }

        return html.Append("</svg>\n").ToString();
    }

    private static string Breaks(DiffReport report)
    {
        var comparison = report.Comparison;
        var broken = report.Impact.Count(static item => item.Level == ImpactLevel.Broken);
        var yours = broken == 0 ? "" : $"<p class=\"who\"><b>{broken.ToString("N0", CultureInfo.InvariantCulture)}</b> of <b>yours</b> {(broken == 1 ? "no longer works" : "no longer work")}.</p>";
        var writers = comparison.Findings.Count(static finding => finding.Breaks.HasFlag(Broken.Writers));
        var readers = comparison.Findings.Count(static finding => finding.Breaks.HasFlag(Broken.Readers));
        if (writers + readers == 0)
        {
            return yours.Length > 0 ? yours : "<p class=\"who\">Nothing here breaks anyone.</p>";
        }

        return yours + $"<p class=\"who\"><b>{writers.ToString("N0", CultureInfo.InvariantCulture)}</b> may break <b>writers</b>, whose requests may be refused; "
            + $"<b>{readers.ToString("N0", CultureInfo.InvariantCulture)}</b> may break <b>readers</b>, who may get what they do not expect.</p>";
    }

    public static string Notes(DiffReport report, HtmlRows rows, HtmlData data)
    {
        var notes = new List<string>();
        if (report.LeftOut > 0)
        {
            notes.Add($"{DiffWords.Count(report.LeftOut, "finding is", "findings are")} left out: no scenario uses what they reach.");
        }

        foreach (var (severity, count) in rows.Left)
        {
            notes.Add($"{DiffWords.Count(count, "more finding", "more findings")} ({DiffWords.Of(severity)}) would have made this file too large; --format json has all.");
        }

        if (data.OnlyCounted > 0)
        {
            notes.Add($"{DiffWords.Count(data.OnlyCounted, "finding", "findings")} of large groups are only counted; --format json has all.");
        }

        if (data.WithoutSource > 0)
        {
            notes.Add($"Of {DiffWords.Count(data.WithoutSource, "finding", "findings")} the lines of the documents are not shown, to bound this file; their places are.");
        }

        if (data.HasCutReaches)
        {
            notes.Add("Some long lists of operations are cut after 20.");
        }

        var renamed = report.Comparison.RenamedSchemas;
        if (renamed.Count > 0)
        {
            notes.Add($"{DiffWords.Count(renamed.Count, "schema is", "schemas are")} only called otherwise: {DiffWords.Some([.. renamed.Select(static one => $"{one.Old} → {one.New}")], 20)}.");
        }

        return string.Concat(notes.Select(static note => $"<p>{HtmlText.Escape(note)}</p>\n"));
    }
}
