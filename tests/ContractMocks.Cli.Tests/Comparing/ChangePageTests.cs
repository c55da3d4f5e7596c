using System.Text;
using ContractMocks.Compiler.Comparison;
using ContractMocks.TestSupport;

namespace ContractMocks.Cli.Comparing;

/// <summary>docs/changes.md: what severities and directions mean, and every kind of change. CONTRACTMOCKS_ACCEPT=1 writes its table anew.</summary>
public sealed class ChangePageTests
{
    private const string Start = "<!-- the table below is written by ChangePageTests -->\n";

    [Fact]
    public void Every_change_is_explained_once()
    {
        Assert.Empty(ChangeCatalogue.All.Where(static kind => ChangeAdvice.Find(kind.Id) is null).Select(static kind => kind.Id));
        Assert.Empty(ChangeAdvice.Ids.Except(ChangeCatalogue.All.Select(static kind => kind.Id)));
        Assert.All(ChangeCatalogue.All, static kind => Assert.Matches(@"^[A-Z].*\.$", ChangeAdvice.Find(kind.Id)));
    }

    [Fact]
    public void The_page_lists_every_change()
    {
        var path = Path.Combine(Repository.Root, "docs", "changes.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var words = page[..(page.IndexOf(Start, StringComparison.Ordinal) + Start.Length)];
        var expected = words + Table();
        if (Environment.GetEnvironmentVariable("CONTRACTMOCKS_ACCEPT") == "1")
        {
            File.WriteAllText(path, expected);
            page = expected;
        }

        Assert.Equal(expected, page);
    }

    private static string Table()
    {
        var table = new StringBuilder($"\n{ChangeCatalogue.All.Count} kinds.\n\n| Id | Request | Response | What it is | What to do |\n|---|---|---|---|---|\n");
        foreach (var kind in ChangeCatalogue.All)
        {
            table.Append($"| `{kind.Id}` | {DiffWords.Of(kind.OnRequest)} | {DiffWords.Of(kind.OnResponse)} | {kind.Title} | {ChangeAdvice.Find(kind.Id)} |\n");
        }

        return table.ToString();
    }
}
