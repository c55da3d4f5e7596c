using ContractMocks.Compiler.Scenarios;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Scenarios;

/// <summary>The scenario of the README is one that can be read.</summary>
public sealed class ReadmeScenarioTests
{
    [Fact]
    public void The_readme_shows_a_scenario_without_problems()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        var start = readme.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        var yaml = readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
        var tool = File.ReadAllText(Path.Combine(Repository.Root, "generated-samples", "Quickstart", "tools", "get_weather.tool.json"));
        var scope = new ScenarioScope(
            [new Contract { Name = "openai", Provider = "openai" }],
            ToolReader.Read(new SourceText("get_weather.tool.json", tool), TestContext.Current.CancellationToken).Tools);

        var result = ScenarioReader.Read(new SourceText("README.md", yaml), scope, TestContext.Current.CancellationToken);

        Assert.Empty(result.Problems);
        Assert.Equal("weather-loop", result.Scenario!.Name);
    }
}
