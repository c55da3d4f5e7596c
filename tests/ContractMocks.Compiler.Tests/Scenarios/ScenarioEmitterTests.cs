using System.Runtime.CompilerServices;
using System.Text.Json;
using ContractMocks.Compiler.Emission;
using ContractMocks.Compiler.Emission.Scenarios;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Tests.Emission;

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
        var emitted = ScenarioEmitter.Emit(scenario, file, Options, new EmittedTools(new ToolScope(ScenarioTexts.Scope.Tools, default), Options));

        Golden.Matches(emitted.HintName, emitted.Text);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_emitted_compiles_and_is_the_scenario_that_was_read(string file)
    {
        var read = ScenarioTexts.ReadGood(File.ReadAllText(Path.Combine(Folder(), file)));
        var assembly = Compile(read, ScenarioTexts.Scope.Tools);

        var property = assembly.Type("Acme.Tests.Scenarios").GetProperty(ScenarioNames.Member(read.Name)!)!;
        Assert.Equal(Normal(read), Normal(Assert.IsType<Scenario>(property.GetValue(null))));
    }

    [Fact]
    public void A_scenario_named_like_a_tool_does_not_hide_its_record()
    {
        var read = ScenarioTexts.ReadGood(
            """
            scenario: get-weather
            provider: openai
            turns:
              - reply: { tool_calls: [get_weather: { city: "GetWeather", days: 1, unit: celsius }] }
            """);

        Compile(read, ScenarioTexts.Scope.Tools);
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
            new Scenario { Name = "a", Provider = "openai", Turns = [new Turn { Reply = Reply.Says("x") }] }, "a.yaml", options, new EmittedTools(new ToolScope(default, default), options));

        Assert.Contains("internal static partial class Scenarios", emitted.Text, StringComparison.Ordinal);
    }

    private static EmittedAssembly Compile(Scenario scenario, EquatableArray<Tool> tools)
    {
        var emitted = ScenarioEmitter.Emit(scenario, "a.yaml", Options, new EmittedTools(new ToolScope(tools, default), Options));
        return EmittedAssembly.Of([emitted, .. tools.Select(static tool => ToolEmitter.Emit(tool, Options))]);
    }

    /// <summary>The scenario with its arguments in one order and notation: a record writes them in its own.</summary>
    private static string Normal(Scenario scenario) => JsonSerializer.Serialize(
        scenario.Turns.Select(static turn => turn with
        {
            Reply = turn.Reply with { ToolCalls = turn.Reply.ToolCalls.Select(static call => call with { Arguments = Sorted(call.Arguments) }).ToEquatableArray() },
        }).Select(static turn => $"{turn.When.Count} {string.Join(" ", turn.When)} {turn.Times} {turn.AfterPrevious} {turn.Reply.Text} {turn.Reply.Error} {string.Join(" ", turn.Reply.ToolCalls)}")
        .Prepend($"{scenario.Name} {scenario.Provider} {scenario.Description} {string.Join(" ", scenario.Tools)}"));

    private static string Sorted(string json) =>
        string.Join(",", JsonSerializer.Deserialize<SortedDictionary<string, JsonElement>>(json)!.Select(static pair => $"{pair.Key}={JsonSerializer.Serialize(pair.Value)}"));

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Goldens");
}
