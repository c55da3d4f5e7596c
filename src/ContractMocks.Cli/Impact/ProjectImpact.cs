using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Impact.Code;
using ContractMocks.Compiler.Impact.Turns;
using ContractMocks.Compiler.Impact.Types;
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

    /// <summary>The ids, by both documents, of the operations that scenarios answer and that kept requests went to.</summary>
    public EquatableArray<string> Operations { get; init; }

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

        var spec = ProjectSpec.Of(folder.Projects, input.Old.Path, old, notes);
        (old, @new) = Choose(old, @new, spec.Operations);
        var project = ProjectScenarios.Read(folder, old, notes, cancellation);
        var (oldLoaded, newLoaded) = (LoadedContract.From(old), LoadedContract.From(@new));
        var verdicts = new RequestVerdicts(oldLoaded, newLoaded, input.Comparison);
        var items = new List<ImpactItem>();
        var replies = await RepliesAsync(oldLoaded, newLoaded, project, input.Comparison, verdicts, notes, cancellation).ConfigureAwait(false);
        items.AddRange(TurnImpact.Read(replies, cancellation));
        items.AddRange(ToolImpact.Read(project, oldLoaded, verdicts, cancellation));
        items.AddRange(Code(input, old, @new, folder, spec, cancellation));
        var kept = input.Journal is null ? [] : KeptRequests.Read(input.Journal, old.Name, notes, cancellation);
        items.AddRange(RequestImpact.OfJournal(kept, verdicts, cancellation));
        return new ProjectImpactResult(Ordered(items), notes.Distinct(StringComparer.Ordinal).ToEquatableArray())
        {
            Scenarios = project.Scenarios.Count,
            Tools = project.Tools.Sum(static file => file.Tools.Count),
            CodeFiles = folder.Code.Count,
            Requests = kept.Count,
            Operations = Ids(
                replies.Replies.Select(static sample => (sample.Method, sample.Path)).Concat(kept.Select(one => verdicts.Operation(one.Request)).OfType<Operation>()
                    .Select(static operation => (operation.Method, operation.Path))), old, @new),
        };
    }

    private static (Contract? Old, Contract? New) Contracts(ProjectImpactInput input, CancellationToken cancellation)
    {
        Contract? old = null;
        Contract? @new = null;
        Parallel.Invoke(
            new ParallelOptions { CancellationToken = cancellation },
            () => old = SpecReader.Read(input.Old with { ChecksStructure = false }, cancellation).Contract,
            () => @new = SpecReader.Read(input.New with { ChecksStructure = false, Operations = default }, cancellation).Contract);
        // The project knows the mock by the name and the provider that it has now.
        return (old, old is null ? @new : @new! with { Name = old.Name, Provider = old.Provider });
    }

    /// <summary>What the project chooses of both documents: the same operations, whatever the new one calls them.</summary>
    private static (Contract Old, Contract New) Choose(Contract old, Contract @new, EquatableArray<string> operations)
    {
        var chosen = operations.Count == 0 ? old : ChosenOperations.Keep(old, operation => operations.Contains(operation.Id));
        if (chosen.Operations.Count == 0)
        {
            return (old, @new);
        }

        var ids = chosen.Operations.Select(operation => OperationMatch.Find(@new, operation.Method, operation.Path, old.BasePath)?.Id).ToHashSet();
        return (chosen, ChosenOperations.Keep(@new, operation => ids.Contains(operation.Id)));
    }

    private static async Task<TurnEvidence> RepliesAsync(
        LoadedContract old, LoadedContract @new, ProjectScenarios project, SpecComparison comparison, RequestVerdicts verdicts, List<string> notes, CancellationToken cancellation)
    {
        var before = await ScenarioReplies.PlayAsync(old, project.Scenarios, notes, cancellation).ConfigureAwait(false);
        var after = await ScenarioReplies.PlayAsync(@new, project.Scenarios, [], cancellation).ConfigureAwait(false);
        return new TurnEvidence
        {
            Old = old.Contract,
            New = @new.Contract,
            Comparison = comparison,
            Places = project.Places,
            Replies = before.Count == 0 ? [] : ScenarioReplies.Samples(before, new ReplyJudge(old.Contract), notes),
            Replays = before.Count == 0 ? [] : new TurnReplays(old, @new, verdicts).Compare(before, after, cancellation),
        };
    }

    private static EquatableArray<string> Ids(IEnumerable<(string Method, string Path)> used, Contract old, Contract @new) =>
        used.Distinct().SelectMany(one => (string?[])
            [
                old.Operations.FirstOrDefault(operation => operation.Method == one.Method && operation.Path == one.Path)?.Id,
                OperationMatch.Find(@new, one.Method, one.Path, old.BasePath)?.Id,
            ])
            .OfType<string>().Distinct(StringComparer.Ordinal).ToEquatableArray();

    private static IReadOnlyList<ImpactItem> Code(
        ProjectImpactInput input, Contract old, Contract @new, ProjectFolder folder, ProjectSpec spec, CancellationToken cancellation)
    {
        // A folder of scenarios alone is no project that emits types.
        if (folder.Code.Count == 0)
        {
            return [];
        }

        var changes = EmittedChanges.Between(old, @new, input.Comparison.RenamedSchemas);
        return changes.Count == 0 ? []
            : CodeImpact.Read(changes, [.. folder.Code.Select(file => CodeFile.Read(file, cancellation))], spec.Models(old), input.Comparison, cancellation);
    }

    private static EquatableArray<ImpactItem> Ordered(IEnumerable<ImpactItem> items) =>
        items.OrderByDescending(static item => item.Level)
            .ThenBy(static item => item.Kind)
            .ThenBy(static item => item.File, StringComparer.Ordinal)
            .ThenBy(static item => item.Span.Line)
            .ThenBy(static item => item.Span.Column)
            .ToEquatableArray();
}
