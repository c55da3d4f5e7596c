using System.Text.RegularExpressions;

namespace ContractMocks.Cli.Comparing;

/// <summary>The page as a browser shows it.</summary>
public sealed class HtmlInBrowserTests : IDisposable
{
    private readonly Tests.CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    private string Write(string page) => _run.Write("report.html", page);

    [Fact]
    public async Task A_group_that_a_link_names_is_open_with_its_lines_side_by_side()
    {
        var dom = await Browser.DomAsync(Write(HtmlDiff.Write(Samples.WithImpact(), Samples.Texts())), "#g0");
        Assert.Matches("""<details id="g0" open""", dom);
        Assert.Contains("Old: old.yaml", dom, StringComparison.Ordinal);
        Assert.Matches(@"removed: </span>.*maxLength.*<mark>100</mark>", dom);
        Assert.Matches(@"added: </span>.*maxLength.*<mark>50</mark>", dom);
        Assert.Contains("POST /pets <small>request body</small>", dom, StringComparison.Ordinal);
        Assert.Contains("4 of 5 entries", dom, StringComparison.Ordinal);
        Assert.Matches("""<option value="a0">all of /pets</option>""", dom);
    }

    [Fact]
    public async Task Nothing_that_a_document_holds_runs()
    {
        var (output, error) = await Browser.RunAsync(Write(HtmlDiff.Write(Samples.Report with { TellsProse = true }, Samples.Texts())) + "#g4", "--dump-dom");
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)", output, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(output, "<script\\b"));
        Assert.DoesNotContain("CONSOLE", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("find.value = 'color green'; find.dispatchEvent(new Event('input'));", "1 of 5 entries", "g2")]
    [InlineData("find.value = 'nothing like it'; find.dispatchEvent(new Event('input'));", "0 of 5 entries", "")]
    [InlineData("find.value = 'LISTTOYS'; find.dispatchEvent(new Event('input'));", "1 of 5 entries", "g1")]
    [InlineData("who.value = 'r'; who.dispatchEvent(new Event('change'));", "1 of 5 entries", "g2")]
    [InlineData("where.value = 'a0'; where.dispatchEvent(new Event('change'));", "3 of 5 entries", "g0 g2 g3")]
    [InlineData("document.querySelector('.tile.breaking').click();", "2 of 5 entries", "g2 g3")]
    [InlineData("document.querySelector('.tile.prose').click();", "5 of 5 entries", "g0 g1 g2 g3 g4")]
    [InlineData("find.value = 'x'; document.getElementById('reset').click();", "5 of 5 entries", "g0 g1 g2 g3 g4")]
    public async Task Filters_leave_what_matches(string script, string count, string shown)
    {
        var page = HtmlDiff.Write(Samples.Report, Samples.Texts());
        // The page's own policy lets nothing else run: only for this test.
        page = Regex.Replace(page, "script-src '[^']*'", "script-src 'unsafe-inline'")
            .Replace("</body>", $"<script>const [find, who, where] = ['find', 'who', 'where'].map(id => document.getElementById(id)); {script}</script></body>", StringComparison.Ordinal);
        var dom = await Browser.DomAsync(Write(page));
        Assert.Contains($">{count}</output>", dom, StringComparison.Ordinal);
        Assert.Equal(shown, string.Join(' ', Regex.Matches(dom, "<details id=\"(g\\d)\"(?! hidden)").Select(static row => row.Groups[1].Value)));
    }

    [Fact]
    public async Task Operations_are_listed_by_how_much_they_are_affected()
    {
        var page = Regex.Replace(HtmlDiff.Write(Samples.Report, Samples.Texts()), "script-src '[^']*'", "script-src 'unsafe-inline'")
            .Replace("</body>", "<script>document.querySelector('.operations').open = true;</script></body>", StringComparison.Ordinal);
        var dom = await Browser.DomAsync(Write(page));
        Assert.Equal(
            ["GET /pets", "POST /pets", "GET /toys"],
            Regex.Matches(dom, "<td><button type=\"button\">([^<]*)</button>").Select(static row => row.Groups[1].Value));
    }

    [Fact]
    public async Task Thousands_of_findings_are_shown()
    {
        var text = string.Join('\n', Enumerable.Range(1, 60_000).Select(static line => $"      property_{line}: {{ type: string }}"));
        var page = HtmlDiff.Write(new DiffReport(Samples.Of("old.yaml", "new.yaml", HtmlDiffTests.Many(4000))), Samples.Texts(text, text));
        var dom = await Browser.DomAsync(Write(page), "#g3");
        Assert.Matches(@"<output id=""count""[^>]*>1,\d\d\d of 2,\d\d\d entries</output>", dom);
        Assert.Contains("<th role=\"columnheader\" scope=\"col\">Old: old.yaml</th>", dom, StringComparison.Ordinal);
    }
}
