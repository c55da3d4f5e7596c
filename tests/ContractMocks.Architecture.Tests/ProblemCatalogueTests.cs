using System.Text.RegularExpressions;

namespace ContractMocks.Architecture.Tests;

/// <summary>A problem has one catalogue row, and everything that repeats it says the same. The generator is read as text: it needs another Roslyn.</summary>
public sealed partial class ProblemCatalogueTests
{
    private sealed record Described(string Id, string Title, string Format, string Severity);

    [Fact]
    public void Ids_are_unique_and_well_formed()
    {
        var ids = ProblemKinds.All.Select(static kind => kind.Id).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(ids, static id => Assert.Matches("^CM[0-9]{4}$", id));
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_declared_kind_is_listed()
    {
        var declared = typeof(ProblemKinds).GetFields().Select(static field => field.GetValue(null)).OfType<ProblemKind>();
        Assert.Equal(declared.OrderBy(static kind => kind.Id, StringComparer.Ordinal), ProblemKinds.All);
    }

    [Fact]
    public void Every_kind_has_an_equal_descriptor_in_the_generator()
    {
        var expected = ProblemKinds.All.Select(static kind => new Described(kind.Id, kind.Title, kind.MessageFormat, kind.Severity.ToString()));
        var described = SourceTree.CSharp("src/ContractMocks.Generator")
            .SelectMany(static file => Descriptor().Matches(SourceTree.Read(file)))
            .Select(static match => new Described(Text(match, "id"), Text(match, "title"), Text(match, "format"), Text(match, "severity")));
        Assert.Equal(expected, described.OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_has_a_release_row_of_its_severity()
    {
        var releases = SourceTree.Read("src/ContractMocks.Generator/AnalyzerReleases.Shipped.md")
            + SourceTree.Read("src/ContractMocks.Generator/AnalyzerReleases.Unshipped.md");
        var rows = ReleaseRow().Matches(releases).Select(static match => $"{Text(match, "id")} {Text(match, "severity")}");
        Assert.Equal(ProblemKinds.All.Select(static kind => $"{kind.Id} {kind.Severity}"), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_has_a_page_and_every_page_a_kind()
    {
        var pages = SourceTree.Files("docs/problems").Select(static file => Path.GetFileName(file)).Where(static name => name.StartsWith("CM", StringComparison.Ordinal));
        Assert.Equal(ProblemKinds.All.Select(static kind => kind.Id + ".md"), pages);
    }

    [Fact]
    public void A_page_says_what_its_kind_says() =>
        Assert.All(
            ProblemKinds.All.Where(static kind => SourceTree.Files("docs/problems").Contains($"docs/problems/{kind.Id}.md")),
            static kind => Assert.Contains(kind.Title, SourceTree.Read($"docs/problems/{kind.Id}.md"), StringComparison.Ordinal));

    private static string Text(Match match, string group) => match.Groups[group].Value.Replace("\\\"", "\"", StringComparison.Ordinal);

    [GeneratedRegex("""
        \(\s*"(?<id>CM\d{4})",\s*"(?<title>(?:\\.|[^"\\])*)",\s*"(?<format>(?:\\.|[^"\\])*)",\s*\w+,\s*DiagnosticSeverity\.(?<severity>\w+)
        """)]
    private static partial Regex Descriptor();

    [GeneratedRegex(@"(?m)^(?<id>CM\d{4})\s*\|[^|]*\|\s*(?<severity>\w+)\s*\|")]
    private static partial Regex ReleaseRow();
}
