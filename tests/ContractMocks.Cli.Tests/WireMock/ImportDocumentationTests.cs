using ContractMocks.TestSupport;

namespace ContractMocks.Cli.Tests.WireMock;

public sealed class ImportDocumentationTests : IDisposable
{
    private readonly ImportRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task The_example_of_the_page_is_what_comes_of_it()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "wiremock-import.md"));
        await _run.With("weather.json", Block(page, "json")).RunAsync("--name", "assistant");

        Assert.Equal(Block(page, "yaml"), _run.Output.ReplaceLineEndings("\n").TrimEnd());
        Assert.Contains("weather.json(25): note: missing 'id', 'object', 'created', 'model': our reply has them", _run.Error, StringComparison.Ordinal);
    }

    private static string Block(string page, string language)
    {
        var start = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];
    }
}
