using ContractMocks.TestSupport;

namespace ContractMocks.Fakes.Tests.Tools;

/// <summary>Fakes of every tool of the corpus, judged by our validator. Run alone: <c>-class "*ToolFakes"</c>.</summary>
public sealed class ToolFakes
{
    [Theory]
    [InlineData("tools/bfcl", 1500)]
    [InlineData("traffic", 47)]
    public async Task Fakes_of_every_tool_fit(string folder, int least)
    {
        Repository.CorpusFile(folder);
        var results = folder == "traffic" ? CorpusRuns.Traffic : CorpusRuns.Functions;
        await Console.Out.WriteLineAsync(FakeRun.Table(results));

        Assert.True(results.All(static result => result.Failure is null), FakeRun.Failures(results));
        Assert.True(results.Count >= least, $"only {results.Count} schemas were found");
    }
}
