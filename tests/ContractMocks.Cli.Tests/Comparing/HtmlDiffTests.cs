using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

public sealed partial class HtmlDiffTests
{
    private static string Page(DiffReport? report = null, HtmlBounds? bounds = null) => HtmlDiff.Write(report ?? Samples.WithImpact(), Samples.Texts(), bounds);

    private static JsonElement Data(string page) =>
        JsonDocument.Parse(Regex.Match(page, "<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement;

    [Fact]
    public void A_page_has_its_counts_and_a_line_for_each_group()
    {
        var page = Page();
        Assert.Contains("<title>Pets 1.0 → Pets 2.0</title>", page, StringComparison.Ordinal);
        Assert.Matches("""class="tile breaking"[^>]*><b>2</b>""", page);
        Assert.Equal(5, Regex.Count(page, "<details id=\"g"));
        Assert.Contains("<b>Pet.name</b> <span>the longest text went from 100 to 50 characters</span>", page, StringComparison.Ordinal);
        Assert.Contains("<em>breaks writers</em>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#g0\">Pet.name: the longest text went from 100 to 50 characters</a>", page, StringComparison.Ordinal);
        Assert.Contains("<b>1</b> of <b>yours</b> no longer works.", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("h-impact", StringComparison.Ordinal) < page.IndexOf("h-breaking", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_reaches_for_nothing_outside()
    {
        var page = Page();
        Assert.DoesNotMatch("""\b(src|href|action|data)\s*=\s*["'][^#]""", Markup(page));
        Assert.DoesNotMatch(@"url\(|@import|\bfetch\(|XMLHttpRequest|WebSocket|\bimport\b", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("style")]
    [InlineData("script")]
    public void The_policy_names_the_very_texts_of_the_page(string element)
    {
        var page = Page();
        var text = Regex.Match(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.Contains($"{element}-src 'sha256-{hash}'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_documents_are_never_markup()
    {
        var finding = Samples.Pets().Findings[2] with { Message = "another", Path = "a</b><img src=x onerror=alert(1)>{{script}}", Before = "</script>", After = "<!--<script>" };
        var report = new DiffReport(Samples.Of("old.yaml", "new.yaml", [.. Samples.Pets().Findings, finding]) with { New = new ComparedDocument("<x>", "</title><script>", "'\"", "", 1) });
        var page = Page(report);
        Assert.Equal(2, Regex.Count(page, "<script\\b"));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        Assert.Contains("a&lt;/b&gt;&lt;img src=x onerror=alert(1)&gt;{{script}}", page, StringComparison.Ordinal);
        var lines = Data(page).GetProperty("new").GetRawText();
        Assert.Contains(@"\u003c/script>\u003cscript>alert(1)", lines, StringComparison.Ordinal);
        Assert.Equal("</script>", Data(page).GetProperty("groups").EnumerateArray().SelectMany(static group => group[4].EnumerateArray())
            .Single(static one => one[0].GetString()!.StartsWith("a<", StringComparison.Ordinal))[1].GetString());
    }

    [Fact]
    public void The_lines_around_a_change_are_those_of_the_documents()
    {
        var data = Data(Page());
        var window = data.GetProperty("groups")[0][4][0][7];
        Assert.Equal("=1+1=5-1+1=2", window[4].GetString());
        var old = data.GetProperty("old")[0];
        Assert.Equal("old.yaml", old[0].GetString());
        var run = old.EnumerateArray().Skip(1).Single(run => run[0].GetInt32() <= 27 && run[0].GetInt32() + run.GetArrayLength() - 1 > 27);
        Assert.Equal(Samples.Old.Split('\n')[26], run[27 - run[0].GetInt32() + 1].GetString());
    }

    [Fact]
    public void A_large_comparison_stays_below_its_bound_and_says_what_is_left_out()
    {
        var text = string.Join('\n', Enumerable.Range(1, 60_000).Select(static line => $"      property_{line}: {{ type: string, description: \"words <{line}> of a schema\" }}"));
        var report = new DiffReport(Samples.Of("old.yaml", "new.yaml", Many(6000)));
        var page = HtmlDiff.Write(report, Samples.Texts(text, text.Replace("string", "number", StringComparison.Ordinal)));
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 2_000_000, 5_000_000);
        Assert.Contains("the lines of the documents are not shown", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_part_is_bounded()
    {
        var report = new DiffReport(Samples.Of("old.yaml", "new.yaml", Many(300)));
        var page = HtmlDiff.Write(report, Samples.Texts(), new HtmlBounds { Rows = 10_000, Findings = 1000, FindingsOfGroup = 1 });
        Assert.Contains("more findings (prose) would have made this file too large; --format json has all.", page, StringComparison.Ordinal);
        Assert.Matches(@"\d+ findings of large groups are only counted", page);
        var cut = HtmlDiff.Write(report, Samples.Texts(), new HtmlBounds { Reaches = 100 });
        Assert.Contains("Some long lists of operations are cut after 20.", cut, StringComparison.Ordinal);
    }

    internal static Finding[] Many(int count)
    {
        var pets = Samples.Pets().Findings;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var one = pets[i < count / 20 ? 0 : i < count / 4 ? 2 : i < count / 2 ? 3 : 5];
            return one with
            {
                Path = $"Schema{i / 7}.messages[].content.property_{i}",
                Message = $"{one.Message} by number {i / 2}",
                Old = one.Old is { } old ? old with { Span = SourceSpan.On((i * 9) + 1, 7, 12) } : null,
                New = one.New! with { Span = SourceSpan.On((i * 9) + 1, 7, 12) },
                Reaches = Enumerable.Range(0, i % 40).Select(at => Samples.Reach($"op{at}", at % 2 == 0 ? "GET" : "POST", $"/v1/area{at % 9}/things{at}", (ChangeSide)(i % 2), "body")).ToEquatableArray(),
            };
        })];
    }

    [Fact]
    public void No_difference_is_said() => Assert.Contains("<p class=\"none\">No difference.</p>", Page(new DiffReport(Samples.Of("a", "b"))), StringComparison.Ordinal);

    [Fact]
    public void The_same_comparison_gives_the_same_page() => Assert.Equal(Page(), Page());

    private static string Markup(string page) => Scripts().Replace(page, "");

    [GeneratedRegex("<(script|style)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Scripts();
}
