using ContractMocks.Fakes.Tests.Judges;
using ContractMocks.TestSupport;

namespace ContractMocks.Fakes.Tests.SideBySide;

/// <summary>Our share of valid fakes beside json-schema-faker's, Ajv judging. <c>benchmarks/fakes</c> takes all schemas, and the time is its matter.</summary>
public sealed class ContestTests
{
    [Theory]
    [InlineData("suite", 1)]
    [InlineData("functions", 6)]
    [InlineData("components", 60)]
    public async Task More_of_our_fakes_are_valid(string collection, int every)
    {
        NodeTool.Require();
        Repository.CorpusFile("");
        using var contest = new Contest();
        var scores = contest.Run(Contest.Schemas(collection, every), seeds: 5);

        await Console.Out.WriteLineAsync(Contest.Table(collection, scores));
        Assert.True(scores[0].Schemas > 120, $"only {scores[0].Schemas} schemas");
        // All tools of the benchmark are simple enough for both.
        Assert.All(scores.Skip(1), other => Assert.True(
            scores[0].Valid > other.Valid || (scores[0].Valid == scores[0].Fakes && other.Valid == other.Fakes), Contest.Table(collection, scores)));
    }
}
