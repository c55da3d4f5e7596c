using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Cli.Impact;

/// <summary>The scenarios and tools of a folder, as far as they are for the provider of a contract.</summary>
internal sealed record ProjectScenarios(IReadOnlyList<Scenario> Scenarios, IReadOnlyDictionary<string, ScenarioPlaces> Places, IReadOnlyList<ToolResult> Tools)
{
    // Tools that are written in C# are known to the compiler alone; their names are enough to play a turn.
    private const string AnyArguments = """{"type":"object"}""";

    public static ProjectScenarios Read(ProjectFolder folder, Contract contract, List<string> notes, CancellationToken cancellation)
    {
        var tools = folder.Tools.Select(file => Workspace.Guard(
            file, one => ToolReader.Read(one, cancellation), problems => new ToolResult(default, problems) { Path = file.Path })).ToList();
        var known = ToolScope.Combine(tools).Tools;
        var scenarios = new List<ScenarioResult>();
        var places = new Dictionary<string, ScenarioPlaces>(StringComparer.Ordinal);
        foreach (var file in folder.Scenarios)
        {
            var result = Read(file, contract, known, cancellation);
            if (result.Scenario is { } scenario && scenario.IsFor(contract.Provider))
            {
                scenarios.Add(result);
                places.TryAdd(scenario.Name, ScenarioPlaces.Read(file, cancellation));
            }
            else if (result.Scenario is null && result.Problems.Count > 0 && result.Problems.All(static problem => problem.Kind != ProblemKinds.UnknownProvider))
            {
                // A scenario of another provider is no matter of this document.
                notes.Add($"a scenario cannot be read: {result.Problems[0]}");
            }
        }

        return new ProjectScenarios([.. ScenarioSet.Combine(scenarios).Scenarios.Select(static one => one.Scenario)], places, tools);
    }

    private static ScenarioResult Read(SourceText file, Contract contract, EquatableArray<Tool> tools, CancellationToken cancellation)
    {
        var result = Read(tools);
        if (result.Scenario is not null)
        {
            return result;
        }

        var unknown = result.Problems.Where(static problem => problem.Kind == ProblemKinds.UnknownTool).Select(static problem => problem.Arguments[0])
            .Distinct(StringComparer.Ordinal).Select(static name => new Tool(name, "", AnyArguments)).ToList();
        return unknown.Count == 0 ? result : Read(tools.Concat(unknown).ToEquatableArray());

        ScenarioResult Read(EquatableArray<Tool> all) => Workspace.Guard(
            file,
            one => ScenarioReader.Read(one, new ScenarioScope([contract], all), cancellation),
            problems => new ScenarioResult(null, problems) { Path = file.Path });
    }
}
