using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

public sealed class MarkdownDiffTests
{
    [Fact]
    public void A_comment_has_a_table_then_the_worst_in_full() => Assert.Equal(
        """
        ## Pets 1.0 → Pets 2.0

        | | Findings | Break writers | Break readers |
        |---|---:|---:|---:|
        | breaking | 2 | 2 | 0 |
        | risky | 1 | 0 | 1 |
        | compatible | 2 |  |  |
        | prose | 1 |  |  |

        ### Your scenarios and tools

        - **broken** weather-loop, turn 2: the reply's $.name is longer than 50 characters (`scenarios/weather.scenario.yaml:8`)

        <details><summary>1 more thing uses what changed and goes on working</summary>

        - **uses** Pet.Color: a value is added

        </details>

        ### Breaking

        - `Pet.name`: the longest text went from 100 to 50 characters (`max-length-decreased`, breaks writers)␠␠
          `old.yaml:27` → `new.yaml:24`; reaches `GET /pets`, `POST /pets`
        - `GET /toys`: the operation is gone (`operation-removed`, breaks writers)␠␠
          `old.yaml:18` (old)

        ### Risky

        - `Pet.color`: the value "green" \| \`x\` &lt;b&gt;new&lt;/b&gt; for @<!-- -->octocat #<!-- -->12 was added (`enum-value-added`, breaks readers)␠␠
          `old.yaml:30` → `new.yaml:27`; reaches `GET /pets`

        <details><summary>Compatible (2)</summary>

        - `GET /pets`, `POST /pets`: the response 429 was added \(in 2 places, 2 operations\) (`response-added`)

        </details>

        1 change of wording only.
        """.Replace('␠', ' '),
        MarkdownDiff.Write(Samples.WithImpact()));

    [Theory]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`", "`` ` ``")]
    [InlineData("a``b`c", "```a``b`c```")]
    [InlineData("a\nb", "`a b`")]
    [InlineData(" x ", "`  x  `")]
    [InlineData("", "")]
    public void Code_gets_a_fence_that_it_does_not_hold(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Theory]
    [InlineData("<img src=x>", "&lt;img src=x&gt;")]
    [InlineData("a_b *c* [d](e) ![f]", @"a\_b \*c\* \[d\]\(e\) \!\[f\]")]
    [InlineData("~x~ \\ |", @"\~x\~ \\ \|")]
    [InlineData("https://x.example & www.y.example", "https:<!-- -->//x.example &amp; www<!-- -->.y.example")]
    [InlineData("one\r\n# two", "one  #<!-- --> two")]
    public void Text_is_never_markup(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));

    [Fact]
    public void A_comment_is_short_enough_to_be_posted_and_says_what_it_left_out()
    {
        var finding = Samples.Pets().Findings[0];
        var many = Enumerable.Range(1, 2000).Select(i => finding with { Path = $"Schema{i}.{new string('x', 40)}", Message = $"changed {i}" }).ToArray();
        var text = MarkdownDiff.Write(new DiffReport(Samples.Of("a", "b", [.. many, .. Samples.Pets().Findings.Skip(3)])));
        Assert.InRange(text.Length, 40_000, 65_536);
        Assert.Contains("lines were left out: a comment holds only so much.", text, StringComparison.Ordinal);
        Assert.Contains("</details>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_difference_is_a_sentence() =>
        Assert.Equal("## Pets 1.0 → Pets 2.0\n\nNo difference.", MarkdownDiff.Write(new DiffReport(Samples.Of("a", "b"))));
}
