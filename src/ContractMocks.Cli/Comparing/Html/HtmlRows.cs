using System.Globalization;
using System.Text;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.Comparing;

/// <summary>The parts of the page that are there without a script: the impact, and a line for each group.</summary>
internal sealed class HtmlRows(HtmlBounds bounds)
{
    /// <summary>Of what the changes mean for the user: few things, unless code names everything.</summary>
    private const int MostImpact = 300_000;

    private readonly StringBuilder _html = new();
    private readonly List<FindingGroup> _written = [];
    private readonly Dictionary<ChangeSeverity, int> _left = [];

    /// <summary>The groups that have a line, in the order of the lines.</summary>
    public IReadOnlyList<FindingGroup> Written => _written;

    /// <summary>How many findings have no line, by severity.</summary>
    public IReadOnlyDictionary<ChangeSeverity, int> Left => _left;

    public string Groups(DiffReport report)
    {
        foreach (var severity in DiffWords.WorstFirst)
        {
            var groups = report.GroupsOf(severity).ToList();
            if (groups.Count == 0)
            {
                continue;
            }

            var word = DiffWords.Of(severity);
            var hidden = severity == ChangeSeverity.Prose && report.Comparison.Findings[0].Severity != ChangeSeverity.Prose ? " hidden" : "";
            Line($"<section class=\"list {word}\" data-severity=\"{(int)severity}\" aria-labelledby=\"h-{word}\"{hidden}>");
            Line($"<h2 id=\"h-{word}\">{char.ToUpperInvariant(word[0])}{word[1..]} <span class=\"shown\"></span></h2>");
            foreach (var group in groups)
            {
                Row(group);
            }

            Line("</section>");
        }

        return _html.ToString();
    }

    private void Row(FindingGroup group)
    {
        var first = group.First;
        var operations = DiffWords.OperationsBeyond(group.Findings);
        var breaks = group.Findings.Aggregate(Broken.None, static (all, finding) => all | finding.Breaks);
        var row = new StringBuilder();
        row.Append(CultureInfo.InvariantCulture, $"<details id=\"g{_written.Count}\"><summary><span class=\"what\"><b>{HtmlText.Escape(first.Path)}</b>");
        if (group.Paths.Count is > 1 and var paths)
        {
            row.Append(CultureInfo.InvariantCulture, $" <i>and {paths - 1:N0} more</i>");
        }

        row.Append(CultureInfo.InvariantCulture, $" <span>{HtmlText.Escape(group.Message)}</span></span><span class=\"meta\"><code>{HtmlText.Escape(first.Id)}</code>");
        foreach (var who in DiffWords.Of(breaks))
        {
            row.Append(CultureInfo.InvariantCulture, $"<em>breaks {who}</em>");
        }

        if (operations.Count > 0)
        {
            row.Append(CultureInfo.InvariantCulture, $"<span>{HtmlText.Escape(DiffWords.Some(operations, 2))}</span>");
        }

        row.Append("</span></summary></details>");
        if (_html.Length + row.Length > bounds.Rows)
        {
            _left[first.Severity] = _left.GetValueOrDefault(first.Severity) + group.Findings.Count;
            return;
        }

        Line(row.ToString());
        _written.Add(group);
    }

    /// <summary>What it means for the user's things; empty where none were looked at.</summary>
    /// <param name="report">The report.</param>
    /// <param name="groupOf">The number of a finding's group in the page; negative for none.</param>
    public static string Impact(DiffReport report, Func<Finding, int> groupOf)
    {
        if (!report.HasScenarios)
        {
            return "";
        }

        var html = new StringBuilder("<section class=\"impact\" aria-labelledby=\"h-impact\"><h2 id=\"h-impact\">Your scenarios and tools</h2>\n");
        if (report.Impact.Count == 0)
        {
            return html.Append("<p>None uses what changed.</p></section>").ToString();
        }

        Items(report.Impact.Where(static item => item.Level > ImpactLevel.Uses), html, groupOf);
        if (report.Impact.Count(static item => item.Level == ImpactLevel.Uses) is var uses and > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<details><summary>{DiffWords.Count(uses, "more thing uses", "more things use")} what changed and {(uses == 1 ? "goes" : "go")} on working</summary>");
            Items(report.Impact.Where(static item => item.Level == ImpactLevel.Uses), html, groupOf);
            html.Append("</details>");
        }

        return html.Append("</section>").ToString();
    }

    private static void Items(IEnumerable<ImpactItem> items, StringBuilder html, Func<Finding, int> groupOf)
    {
        var isFirst = true;
        var left = 0;
        foreach (var item in items)
        {
            if (html.Length > MostImpact)
            {
                left++;
                continue;
            }

            html.Append(isFirst ? "<ul>\n" : "");
            isFirst = false;
            var place = item.File.Length == 0 ? "" : $" <code>{HtmlText.Escape(DiffWords.Place(item.File, item.Span))}</code>";
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"{DiffWords.Of(DiffWords.SeverityOf(item.Level))}\"><em>{DiffWords.Of(item.Level).Replace('-', ' ')}</em> ");
            html.Append(CultureInfo.InvariantCulture, $"<span><b>{HtmlText.Escape(item.Subject)}</b> {HtmlText.Escape(item.Message)}{place}{Links(item, groupOf)}</span></li>\n");
        }

        html.Append(isFirst ? "" : "</ul>");
        html.Append(left == 0 ? "" : $"<p>{DiffWords.Count(left, "more is", "more are")} left out to bound this file; --format json has all.</p>");
    }

    private static string Links(ImpactItem item, Func<Finding, int> groupOf)
    {
        var links = item.Findings.Select(finding => (finding, Group: groupOf(finding))).Where(static one => one.Group >= 0).DistinctBy(static one => one.Group).Take(5)
            .Select(static one => string.Create(CultureInfo.InvariantCulture, $" <a href=\"#g{one.Group}\">{HtmlText.Escape(Short($"{one.finding.Path}: {one.finding.Message}"))}</a>"));
        return string.Concat(links);
    }

    private static string Short(string text) => text.Length <= 90 ? text : text[..88] + " …";

    private void Line(string line) => _html.Append(line).Append('\n');
}
