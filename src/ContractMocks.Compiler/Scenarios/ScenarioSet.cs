namespace ContractMocks.Compiler.Scenarios;

/// <summary>A scenario and the name of its file, without folders.</summary>
internal sealed record NamedScenario(Scenario Scenario, string SourceName);

/// <summary>
/// The scenarios of all files, each name and each C# member once, and the problems of those that are there twice. Ordered by path, so that the
/// order in which the host found the files does not matter; equal when only positions in files without such problems moved.
/// </summary>
internal sealed record ScenarioSet(EquatableArray<NamedScenario> Scenarios, EquatableArray<Problem> Problems)
{
    /// <summary>Joins what reading each file gave. The problems of the files themselves are not repeated.</summary>
    public static ScenarioSet Combine(IEnumerable<ScenarioResult> files)
    {
        var scenarios = new List<NamedScenario>();
        var problems = new List<Problem>();
        // Without case: members become names of emitted files, which the C# compiler compares so.
        var owners = new Dictionary<string, ScenarioResult>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            if (file.Scenario is not { } scenario || ScenarioNames.Member(scenario.Name) is not { } member)
            {
                continue;
            }

            if (!owners.TryGetValue(member, out var owner))
            {
                owners.Add(member, file);
                scenarios.Add(new NamedScenario(scenario, FileNames.Of(file.Path)));
            }
            else if (owner.Path != file.Path)
            {
                problems.Add(new Problem(ProblemKinds.DuplicateScenario, [scenario.Name, Where(owner, file, member)], file.Path, file.NamePlace));
            }
        }

        return new ScenarioSet(scenarios.ToEquatableArray(), problems.ToEquatableArray());
    }

    private static string Where(ScenarioResult owner, ScenarioResult file, string member)
    {
        var where = FileNames.Distinguish(owner.Path, file.Path);
        var name = owner.Scenario!.Name;
        return name == file.Scenario!.Name ? where : $"{where}, as '{name}' (both become '{member}' in C#)";
    }
}
