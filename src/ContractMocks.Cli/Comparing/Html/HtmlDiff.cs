using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

/// <summary>
/// A comparison as one HTML file that needs no network: style, script and data are inside, and the page's own policy forbids everything else. Lines of groups
/// are plain HTML; what is inside a group is made by the script when the group is opened, because thousands at once would be slow.
/// </summary>
internal static class HtmlDiff
{
    public static string Write(DiffReport report, DocumentTexts texts, HtmlBounds? bounds = null)
    {
        bounds ??= HtmlBounds.Default;
        var rows = new HtmlRows(bounds);
        var groups = rows.Groups(report);
        var data = new HtmlData(texts, bounds);
        var json = data.Write(rows.Written);
        var numbers = rows.Written.SelectMany(static (group, at) => group.Findings.Select(finding => (finding, at)))
            .ToDictionary<(Finding finding, int at), Finding, int>(static one => one.finding, static one => one.at, ReferenceEqualityComparer.Instance);
        var (style, script) = (Resource("report.css"), Resource("report.js"));
        return Fill(Resource("report.html"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["policy"] = $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'",
            ["title"] = HtmlText.Escape($"{DiffWords.Name(report.Comparison.Old)} → {DiffWords.Name(report.Comparison.New)}"),
            ["style"] = style,
            ["script"] = script,
            ["heading"] = HtmlSummary.Heading(report.Comparison),
            ["summary"] = HtmlSummary.Tiles(report),
            ["impact"] = HtmlRows.Impact(report, finding => numbers.GetValueOrDefault(finding, -1)),
            ["groups"] = groups,
            ["notes"] = HtmlSummary.Notes(report, rows, data),
            ["version"] = HtmlText.Escape(ToolVersion.Text),
            ["data"] = json,
        });
    }

    // In one pass: a document may hold what looks like a place to fill.
    private static string Fill(string template, Dictionary<string, string> values)
    {
        var page = new StringBuilder(template.Length + values.Values.Sum(static value => value.Length));
        var at = 0;
        while (template.IndexOf("{{", at, StringComparison.Ordinal) is var open and >= 0)
        {
            var close = template.IndexOf("}}", open, StringComparison.Ordinal);
            page.Append(template, at, open - at).Append(values[template[(open + 2)..close]]);
            at = close + 2;
        }

        return page.Append(template, at, template.Length - at).ToString().TrimEnd();
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(string.Create(CultureInfo.InvariantCulture, $"diff/{name}"))!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
