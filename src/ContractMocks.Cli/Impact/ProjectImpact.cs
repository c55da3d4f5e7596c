using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Impact.Turns;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Impact;

/// <summary>What to look at.</summary>
internal sealed record ProjectImpactInput
{
    /// <summary>The folder of the project: its scenario files, tool files and C# are found below it.</summary>
    public required string Folder { get; init; }

    /// <summary>What changed.</summary>
    public required SpecComparison Comparison { get; init; }

    /// <summary>The document that the project was written against.</summary>
    public required SpecInput Old { get; init; }

    /// <summary>The document that is to take its place.</summary>
    public required SpecInput New { get; init; }

    /// <summary>The folder, or the file, of kept journals; null for none.</summary>
    public string? Journal { get; init; }
}

/// <summary>What the change touches of a project.</summary>
/// <param name="Items">Worst first, then by file and line.</param>
/// <param name="Notes">What could not be looked at and why, each a sentence.</param>
internal sealed record ProjectImpactResult(EquatableArray<ImpactItem> Items, EquatableArray<string> Notes)
{
    /// <summary>How many scenario files were read.</summary>
    public int Scenarios { get; init; }

    /// <summary>How many tools are declared.</summary>
    public int Tools { get; init; }

    /// <summary>How many C# files were read.</summary>
    public int CodeFiles { get; init; }

    /// <summary>How many kept requests were judged.</summary>
    public int Requests { get; init; }

    /// <summary>The findings that touch something of the project: what <c>--used-only</c> shows.</summary>
    public EquatableArray<Finding> Used => Items.SelectMany(static item => item.Findings).Distinct().ToEquatableArray();
}

/// <summary>What a new document means for what is in a folder.</summary>
internal static class ProjectImpact
{
    public static ProjectImpactResult Of(ProjectImpactInput input, CancellationToken cancellation) => OfAsync(input, cancellation).GetAwaiter().GetResult();

    public static async Task<ProjectImpactResult> OfAsync(ProjectImpactInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var folder = ProjectFolder.Read(input.Folder, cancellation);
        var notes = new List<string>(folder.Notes);
        var (old, @new) = Contracts(input, cancellation);
        if (old is null || @new is null)
        {
            notes.Add("one of the documents cannot be read, so nothing can be judged by it");
            return new ProjectImpactResult(default, notes.ToEquatableArray());
        }

        var project = ProjectScenarios.Read(folder, old, notes, cancellation);
        var items = new List<ImpactItem>();
        items.AddRange(await TurnsAsync(input, old, @new, project, notes, cancellation).ConfigureAwait(false));
        return new ProjectImpactResult(Ordered(items), notes.Distinct(StringComparer.Ordinal).ToEquatableArray())
        {
            Scenarios = project.Scenarios.Count,
            Tools = project.Tools.Sum(static file => file.Tools.Count),
            CodeFiles = folder.Code.Count,
        };
    }

    private static (Contract? Old, Contract? New) Contracts(ProjectImpactInput input, CancellationToken cancellation)
    {
        Contract? old = null;
        Contract? @new = null;
        Parallel.Invoke(
            new ParallelOptions { CancellationToken = cancellation },
            () => old = SpecReader.Read(input.Old with { ChecksStructure = false }, cancellation).Contract,
            () => @new = SpecReader.Read(input.New with { ChecksStructure = false }, cancellation).Contract);
        // The project knows the mock by the name and the provider that it has now.
        return (old, old is null ? @new : @new! with { Name = old.Name, Provider = old.Provider });
    }

    private static async Task<IReadOnlyList<ImpactItem>> TurnsAsync(
        ProjectImpactInput input, Contract old, Contract @new, ProjectScenarios project, List<string> notes, CancellationToken cancellation)
    {
        if (project.Scenarios.Count == 0)
        {
            return [];
        }

        var (oldLoaded, newLoaded) = (LoadedContract.From(old), LoadedContract.From(@new));
        var before = await ScenarioReplies.PlayAsync(oldLoaded, project.Scenarios, notes, cancellation).ConfigureAwait(false);
        var after = await ScenarioReplies.PlayAsync(newLoaded, project.Scenarios, [], cancellation).ConfigureAwait(false);
        return TurnImpact.Read(
            new TurnEvidence
            {
                Old = old,
                New = @new,
                Comparison = input.Comparison,
                Places = project.Places,
                Replies = ScenarioReplies.Samples(before, new ReplyJudge(old), notes),
                Replays = new TurnReplays(oldLoaded, newLoaded).Compare(before, after, cancellation),
            },
            cancellation);
    }

    private static EquatableArray<ImpactItem> Ordered(IEnumerable<ImpactItem> items) =>
        items.OrderByDescending(static item => item.Level)
            .ThenBy(static item => item.Kind)
            .ThenBy(static item => item.File, StringComparer.Ordinal)
            .ThenBy(static item => item.Span.Line)
            .ThenBy(static item => item.Span.Column)
            .ToEquatableArray();
}
