using System.Globalization;
using System.Text;
using ContractMocks.Cli.Impact;
using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Updating;

/// <summary>What recording a lock gave.</summary>
/// <param name="Lock">The lock; null where the document has errors.</param>
/// <param name="Problems">Of reading the document.</param>
/// <param name="Notes">Which scenarios are not watched and why, each a sentence.</param>
internal sealed record RecordedLock(SpecLock? Lock, EquatableArray<Problem> Problems, IReadOnlyList<string> Notes);

/// <summary>Reads a document and the scenarios of a project, plays them, and makes the lock.</summary>
/// <param name="scenarios">The folder whose scenarios and tools are read.</param>
/// <param name="time">The day that the lock names.</param>
internal sealed class LockRecorder(string scenarios, TimeProvider time)
{
    public RecordedLock Record(SpecInput input, CancellationToken cancellation)
    {
        var read = SpecReader.Read(input, cancellation);
        if (read.Contract is not { } contract || read.Problems.Any(static problem => problem.Severity == ProblemSeverity.Error))
        {
            return new RecordedLock(null, read.Problems, []);
        }

        var notes = new List<string>();
        var (known, turns) = ReadScenarios(contract, notes, cancellation);
        var recording = ScenarioReplies.Record([contract], known, cancellation);
        notes.AddRange(recording.Notes);
        return new RecordedLock(LockMaker.Make(input, contract, turns, recording.Samples, time.GetLocalNow(), cancellation), read.Problems, notes);
    }

    /// <summary>The scenarios of the provider, as they are bound to this document alone, and their turns.</summary>
    private (IReadOnlyList<Scenario> Scenarios, IReadOnlyList<TurnPlace> Turns) ReadScenarios(Contract contract, List<string> notes, CancellationToken cancellation)
    {
        var workspace = new Workspace();
        workspace.Contracts.Add(contract);
        var texts = Open(workspace, ProjectFiles.Scenarios(scenarios))
            .Select(file => (File: file, Places: TurnPlaces.Of(file, cancellation)))
            .Where(one => one.Places.Provider == contract.Provider || one.Places.Provider == Scenario.AnyProvider).ToList();
        workspace.ReadScenarios(Open(workspace, ProjectFiles.Tools(scenarios)), texts.Select(static one => one.File), cancellation);
        var names = workspace.Scenarios.Select(static scenario => scenario.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, _) in texts.Where(one => !names.Contains(one.Places.Scenario)))
        {
            var why = workspace.Problems.FirstOrDefault(problem => problem.File == file.Path && problem.Severity == ProblemSeverity.Error);
            notes.Add($"{file.Path} is not watched: {why?.Message ?? "it cannot be read here"}");
        }

        return ([.. workspace.Scenarios], [.. texts.SelectMany(static one => one.Places.Turns)]);
    }

    private static List<SourceText> Open(Workspace workspace, IEnumerable<string> paths) =>
        [.. paths.Select(path => workspace.Open(path, mayBeBundled: false)).OfType<SourceText>()];

    /// <summary>The lock as a file; the one that is there where only the day would differ, so that accepting twice changes nothing.</summary>
    public static byte[]? Changed(SpecLock made, PinnedSpec spec)
    {
        var text = LockWriter.Write(made);
        return File.Exists(spec.LockPath) && spec.ReadLock() is { } before && LockWriter.Write(made with { Accepted = before.Accepted }) == File.ReadAllText(spec.LockPath)
            ? null
            : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>What a lock holds, in a line.</summary>
    public static string Summary(SpecLock made) => string.Create(
        CultureInfo.InvariantCulture, $"{made.Operations.Count} operations, {made.Schemas.Count} schemas, {made.Turns.Count} turns with {made.Turns.Sum(static turn => turn.Replies.Count)} replies");
}
