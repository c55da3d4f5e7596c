using System.Text.RegularExpressions;

namespace ContractMocks.Architecture.Tests;

/// <summary>House rules that no compiler checks.</summary>
public sealed partial class HouseTests
{
    private const int MaxLines = 400;
    private const int MaxReadmeLines = 150;

    /// <summary>Files that are one long table: splitting them would hide a gap.</summary>
    private static readonly string[] s_tables = [];

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        SourceTree.CSharp("src").Except(s_tables)
            .Select(static file => (File: file, Lines: SourceTree.Read(file).Count(static c => c == '\n')))
            .Where(static file => file.Lines > MaxLines)
            .Select(static file => $"{file.File}: {file.Lines} lines")
            .ShouldBeNone();

    [Fact]
    public void Every_exempt_table_exists() => Assert.Empty(s_tables.Except(SourceTree.CSharp("src")));

    [Fact]
    public void The_readme_is_not_longer_than_150_lines() =>
        Assert.InRange(SourceTree.Read("README.md").Count(static c => c == '\n'), 1, MaxReadmeLines);

    [Fact]
    public void No_file_names_a_path_of_a_machine_or_a_package_registry()
    {
        var found =
            from file in SourceTree.Files(".")
            where !IsBinary(file) && !file.EndsWith("/HouseTests.cs", StringComparison.Ordinal)
            from line in SourceTree.Read(file).Split('\n').Select(static (text, index) => (Text: text, Number: index + 1))
            let match = OfAMachine().Match(line.Text)
            where match.Success
            select $"{file}({line.Number}): {match.Value}";
        found.ShouldBeNone();
    }

    [Theory]
    [InlineData("/home/jo/x")]
    [InlineData("see https://api." + "nuget" + ".org/v3")]
    [InlineData(@"C:\Users\jo")]
    public void A_path_of_a_machine_is_recognised(string line) => Assert.Matches(OfAMachine(), line);

    [Fact]
    public void Text_files_end_lines_with_a_line_feed_only()
    {
        var texts = SourceTree.Files(".").Where(static file => !IsBinary(file) && !file.EndsWith(".sln", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, static file => SourceTree.Read(file).Contains('\r'));
    }

    private static bool IsBinary(string file) =>
        Path.GetExtension(file) is ".png" or ".ico" or ".nupkg" or ".snk" or ".bin" or ".br" or ".dll" || file == ".git";

    [GeneratedRegex(@"(?<![\w.<])/(?:home/\w+|root/|work/|Users/\w+)|[A-Z]:\\Users\\|\b(?:api\.|www\.)?nuget\.org\b|registry\.npmjs|\bpypi\.org\b|\bartifactory\b")]
    private static partial Regex OfAMachine();
}
