using System.Globalization;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Updating;

/// <summary>What <c>accept</c> is told.</summary>
/// <param name="Specs">The documents; none for those whose locks are there.</param>
/// <param name="Operations">The operations in use; none for those that are known of the document.</param>
internal sealed record AcceptOptions(IReadOnlyList<string> Specs, IReadOnlyList<string> Operations)
{
    /// <summary>The folder of the project. Default: the current one.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>The folder of the scenarios. Default: that of the project.</summary>
    public string? Scenarios { get; init; }
}

/// <summary>Writes the locks of documents as they are now.</summary>
internal sealed class AcceptCommand(Report output, Report error, TimeProvider time)
{
    public CompareSpecs Comparer { get; init; } = SpecComparer.Compare;

    public int Run(AcceptOptions options, CancellationToken cancellation)
    {
        var specs = options.Specs.Count > 0 ? [.. options.Specs.Distinct(StringComparer.Ordinal).Select(spec => PinnedSpec.Of(spec, options.Folder))] : PinnedSpec.In(options.Folder);
        if (specs.Count == 0)
        {
            error.Line("error: there is no lock below the current folder; name the documents to be pinned, e.g. 'contractmocks accept specs/openai.yaml'");
            return ExitCode.Usage;
        }

        var code = ExitCode.Fine;
        foreach (var spec in specs)
        {
            code = Math.Max(code, Accept(spec, options, cancellation));
        }

        return code;
    }

    private int Accept(PinnedSpec spec, AcceptOptions options, CancellationToken cancellation)
    {
        var workspace = new Workspace();
        if (workspace.Open(spec.Spec, mayBeBundled: true) is not { } text)
        {
            workspace.Print(error);
            return workspace.ExitCode;
        }

        var input = spec.Input(text, options.Operations);
        var recorded = new LockRecorder(options.Scenarios ?? options.Folder, time).Record(input, cancellation);
        if (recorded.Lock is not { } made)
        {
            foreach (var problem in recorded.Problems.Where(static problem => problem.Severity == ProblemSeverity.Error))
            {
                error.Problem(problem);
            }

            error.Line($"error: {spec.Spec} has errors, so {spec.LockPath} is left as it is");
            return ExitCode.Problems;
        }

        return Write(spec, made, recorded.Notes, cancellation);
    }

    private int Write(PinnedSpec spec, SpecLock made, IReadOnlyList<string> notes, CancellationToken cancellation)
    {
        var isNew = !File.Exists(spec.LockPath);
        var changes = isNew ? null : Changes(spec, made, cancellation);
        var content = LockRecorder.Changed(made, spec);
        try
        {
            FilesTogether.Write(content is null ? [] : [(spec.LockPath, content)], cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.Line($"error: {spec.LockPath} cannot be written: {exception.Message}");
            return ExitCode.Usage;
        }

        output.Line($"{spec.LockPath}: {(content is null ? "is up to date" : isNew ? "written" : "renewed")} ({LockRecorder.Summary(made)})");
        if (changes is not null)
        {
            output.Line("  accepted: " + changes);
        }

        foreach (var note in notes)
        {
            output.Line("  note: " + note);
        }

        return ExitCode.Fine;
    }

    /// <summary>What is accepted, in numbers; null where the document is the one that was.</summary>
    private string? Changes(PinnedSpec spec, SpecLock made, CancellationToken cancellation)
    {
        if (spec.ReadLock() is not { } before)
        {
            return "the old lock could not be read, so nothing was compared";
        }

        if (before.Sha256 == made.Sha256)
        {
            return null;
        }

        return Comparer(before.OldInput(spec.Spec), made.OldInput(spec.Spec), cancellation).Comparison is { } comparison
            ? Counts(comparison, before.Accepted)
            : "the old document could not be compared";
    }

    private static string Counts(SpecComparison comparison, string since)
    {
        // The lock has no prose, so prose cannot have changed against it.
        var counts = new[] { ChangeSeverity.Breaking, ChangeSeverity.Risky, ChangeSeverity.Compatible }
            .Select(severity => string.Create(CultureInfo.InvariantCulture, $"{comparison.Count(severity)} {severity.ToString().ToLowerInvariant()}"));
        return $"{string.Join(", ", counts)} since {since}";
    }
}
