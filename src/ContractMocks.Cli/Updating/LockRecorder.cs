using System.Globalization;
using System.Text;
using ContractMocks.Cli.Impact;
using ContractMocks.Compiler.Locks;
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
        var folder = ProjectFolder.Read(scenarios, cancellation);
        var known = ProjectScenarios.Read(folder, contract, notes, cancellation).Scenarios;
        var turns = folder.Scenarios.SelectMany(file => TurnPlaces.Of(file, cancellation).Turns);
        var recording = ScenarioReplies.Record([contract], known, cancellation);
        notes.AddRange(recording.Notes);
        return new RecordedLock(LockMaker.Make(input, contract, turns, recording.Samples, time.GetLocalNow(), cancellation), read.Problems, notes);
    }

    /// <summary>The lock as a file; the one that is there where only the day would differ, so that accepting twice changes nothing.</summary>
    public static byte[]? Changed(SpecLock made, PinnedSpec spec)
    {
        var text = LockWriter.Write(made);
        return File.Exists(spec.LockPath) && spec.ReadLock() is { } before && LockWriter.Write(made with { Accepted = before.Accepted }) == File.ReadAllText(spec.LockPath)
            ? null
            : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>What a lock holds, in a line.</summary>
    public static string Summary(SpecLock made) =>
        $"{Count(made.Operations.Count, "operation")}, {Count(made.Schemas.Count, "schema")}, {Count(made.Turns.Count, "turn")}, "
        + Count(made.Turns.Sum(static turn => turn.Replies.Count), "recorded answer");

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
