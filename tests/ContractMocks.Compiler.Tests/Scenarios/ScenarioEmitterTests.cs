using System.Runtime.CompilerServices;
using ContractMocks.Compiler.Emission;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Tests.Scenarios;

/// <summary>Each file of Goldens/*.yaml and what is emitted for it. CONTRACTMOCKS_ACCEPT=1 rewrites what is emitted; review it as code.</summary>
public sealed class ScenarioEmitterTests
{
    private static readonly EmissionOptions Options = new("Acme.Tests", IsPublic: true, HasSocketHost: true);

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder(), "*.yaml").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_scenario_is_emitted_as_its_golden_says(string file)
    {
        var scenario = ScenarioTexts.ReadGood(File.ReadAllText(Path.Combine(Folder(), file)));
        var emitted = ScenarioEmitter.Emit(scenario, file, Options, new ToolRecords(ScenarioTexts.Scope.Tools, Options));

        var golden = Path.Combine(Folder(), emitted.HintName);
        if (Environment.GetEnvironmentVariable("CONTRACTMOCKS_ACCEPT") == "1")
        {
            File.WriteAllText(golden, emitted.Text);
        }

        Assert.True(File.Exists(golden), $"{golden} is missing; run with CONTRACTMOCKS_ACCEPT=1 to write it");
        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), emitted.Text);
    }

    [Fact]
    public void Every_golden_has_its_scenario()
    {
        var members = Directory.GetFiles(Folder(), "*.yaml").Select(static path => ScenarioTexts.ReadGood(File.ReadAllText(path)).Name);
        var expected = members.Select(static name => $"Scenario.{ScenarioNames.Member(name)}.g.cs").Order(StringComparer.Ordinal);

        Assert.Equal(expected, Directory.GetFiles(Folder(), "*.g.cs").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Internal_projects_get_an_internal_class()
    {
        var options = Options with { IsPublic = false };
        var emitted = ScenarioEmitter.Emit(
            new Scenario { Name = "a", Provider = "openai", Turns = [new Turn { Reply = Reply.Says("x") }] }, "a.yaml", options, new ToolRecords(default, options));

        Assert.Contains("internal static partial class Scenarios", emitted.Text, StringComparison.Ordinal);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Goldens");
}
