using ContractMocks.Cli.Impact;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using ContractMocks.TestSupport;
using static ContractMocks.Cli.Tests.Impact.ImpactProject;

namespace ContractMocks.Cli.Tests.Impact;

/// <summary>The sample project, told of real updates of the provider's own document.</summary>
public sealed class CorpusImpactTests
{
    private static readonly Lazy<string> s_old = new(static () => File.ReadAllText(Repository.CorpusFile("llm/openai/openai-2026-05-13.yaml")));
    private static readonly Lazy<string> s_new = new(static () => File.ReadAllText(Repository.CorpusFile("llm/openai/openai-2026-07-15.yaml")));

    [Fact]
    public void A_real_update_of_two_months_breaks_nothing_of_the_sample_project()
    {
        var result = Impact(s_old.Value, s_new.Value);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', result.Items));
        Assert.Empty(result.Notes);
        Assert.Equal((2, 1), (result.Scenarios, result.Tools));
        Assert.DoesNotContain(result.Items, static item => item.Level == ImpactLevel.Broken);
    }

    [Fact]
    public void A_reason_to_stop_that_is_taken_away_breaks_the_turns_that_call_tools()
    {
        var changed = s_new.Value.Replace("\n                  - tool_calls\n", "\n", StringComparison.Ordinal);
        Assert.NotEqual(s_new.Value, changed);
        var result = Impact(s_new.Value, changed);

        var broken = result.Items.Where(static item => item.Level == ImpactLevel.Broken).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', result.Items));
        Assert.Equal(["weather-loop, turn 1", "train-trip, turn 1", "train-trip, turn 2"], broken.Select(static item => item.Subject));
        Assert.All(broken, static item => Assert.Contains("finish_reason", item.Message, StringComparison.Ordinal));
        Assert.All(broken, static item => Assert.NotEmpty(item.Findings));
    }

    private static ProjectImpactResult Impact(string old, string @new)
    {
        var (before, after) = (Input(old), Input(@new));
        var comparison = SpecComparer.Compare(before, after, TestContext.Current.CancellationToken).Comparison!;
        var time = TimeProvider.System.GetTimestamp();
        var result = ProjectImpact.Of(
            new ProjectImpactInput { Folder = Path.GetDirectoryName(CommandRun.Sample("Quickstart.csproj"))!, Old = before, New = after, Comparison = comparison },
            TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{TimeProvider.System.GetElapsedTime(time).TotalMilliseconds} ms");
        return result;
    }
}
