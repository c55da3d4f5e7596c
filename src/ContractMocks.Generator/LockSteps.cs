using System.Collections.Immutable;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Generator;

/// <summary>A lock and its document; without document where no item is of the lock's path. Equal when the texts are the same objects and the document reads the same.</summary>
internal sealed record LockInput(ContractFile Lock, SpecInputFiles? Spec, Contract? Contract);

/// <summary>What judging by a lock gave: nothing where the document is the one that was accepted.</summary>
internal sealed record JudgedLock(LockVerdict? Verdict, EquatableArray<Problem> Problems);

/// <summary>The steps of locks: which documents changed, and what that means at the lines of scenarios.</summary>
internal static class LockSteps
{
    private static readonly LockCheck Check = new(SpecComparer.Compare);

    public static LockInput Pair(
        ((ContractFile Lock, ImmutableArray<SpecInputFiles> Specs) Files, ImmutableArray<SpecFile> Read) input, CancellationToken cancellation)
    {
        var ((pinned, specs), read) = input;
        return new LockInput(
            pinned,
            specs.FirstOrDefault(spec => spec.Spec.Path == pinned.Of),
            read.FirstOrDefault(file => file.Path == pinned.Of)?.Result.Contract);
    }

    public static JudgedLock Judge(LockInput input, CancellationToken cancellation) =>
        input.Spec is not { } spec
            ? new JudgedLock(null, default)
            : Steps.Guard(
                input.Lock,
                text => Judge(new LockedSpec(new SourceText(input.Lock.Path, text), Steps.Input(spec, spec.Spec.Read(cancellation), cancellation), input.Contract), cancellation),
                static problems => new JudgedLock(null, problems),
                cancellation);

    /// <summary>What there is to say, in the order of paths.</summary>
    public static EquatableArray<LockVerdict> Combine(ImmutableArray<JudgedLock> judged, CancellationToken cancellation) =>
        judged.Select(static one => one.Verdict).OfType<LockVerdict>().Where(static verdict => verdict.HasNews)
            .OrderBy(static verdict => verdict.Lock, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>The problems of a scenario file, which is read for it only where a document changed.</summary>
    public static EquatableArray<Problem> JudgeScenario((ContractFile File, EquatableArray<LockVerdict> Verdicts) input, CancellationToken cancellation) =>
        input.Verdicts.Count == 0
            ? default
            : Steps.Guard(
                input.File,
                text => LockProblems.Of(new SourceText(input.File.Path, text), input.Verdicts, cancellation),
                static problems => problems,
                cancellation);

    private static JudgedLock Judge(LockedSpec input, CancellationToken cancellation)
    {
        var verdict = Check.Judge(input, cancellation);
        return new JudgedLock(verdict, verdict?.Obstacle is { } obstacle ? [obstacle] : default);
    }
}
