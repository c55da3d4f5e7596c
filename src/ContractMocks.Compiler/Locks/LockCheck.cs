using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Locks;

/// <summary>Compares two documents, as <see cref="SpecComparer"/> does; something else in tests.</summary>
internal delegate ComparisonResult CompareSpecs(SpecInput old, SpecInput @new, CancellationToken cancellation);

/// <summary>A document that is pinned.</summary>
/// <param name="Lock">The lock's file.</param>
/// <param name="Spec">The document as it is now.</param>
/// <param name="Contract">What reading it gave; null where it is beyond use.</param>
internal sealed record LockedSpec(SourceText Lock, SpecInput Spec, Contract? Contract);

/// <summary>
/// Judges a document by its lock, in steps that cost more the more has changed: the hash; the fingerprints of what is in use; the comparison. Null,
/// and no work, where the document is the one that was accepted.
/// </summary>
internal sealed class LockCheck(CompareSpecs compare)
{
    public LockVerdict? Judge(LockedSpec input, CancellationToken cancellation)
    {
        if (LockReader.ReadHashes(input.Lock.Text) is { } hashes && IsUnchanged(hashes, input.Spec))
        {
            return null;
        }

        var name = NameOf(input);
        var read = LockReader.Read(input.Lock.Text);
        if (read.Lock is not { } pinned)
        {
            var problem = new Problem(ProblemKinds.LockUnreadable, [name, read.Obstacle!], input.Lock.Path, SourceSpan.On(1, 1, 1));
            return new LockVerdict { Lock = input.Lock.Path, Spec = name, Obstacle = problem };
        }

        // A document that cannot be read has its own problem.
        if (input.Contract is not { } contract || ContractFingerprints.Of(contract).Has(pinned))
        {
            return null;
        }

        var old = SpecReader.Read(pinned.OldInput(input.Spec.Path) with { Provider = contract.Provider }, cancellation).Contract;
        if (old is null)
        {
            var problem = new Problem(ProblemKinds.LockUnreadable, [name, "the document in it is no OpenAPI document"], input.Lock.Path, SourceSpan.On(1, 1, 1));
            return new LockVerdict { Lock = input.Lock.Path, Spec = name, Obstacle = problem };
        }

        var comparison = compare(pinned.OldInput(input.Spec.Path), input.Spec with { ChecksStructure = false }, cancellation).Comparison;
        var news = new LockNews(pinned, old, contract, comparison?.Findings ?? default);
        return new LockVerdict
        {
            Lock = input.Lock.Path,
            Spec = name,
            Accepted = pinned.Accepted,
            Provider = contract.Provider,
            Operations = news.Operations(input.Spec.Operations),
            Turns = news.Turns(cancellation),
        };
    }

    private static bool IsUnchanged((string Sha256, EquatableArray<(string Path, string Sha256)> Files) hashes, SpecInput spec) =>
        DocumentHash.Of(spec.Text) == hashes.Sha256
        && hashes.Files.All(file => spec.Files?.Read(SpecPath.Join(spec.Path, file.Path)) is { } text && DocumentHash.Of(text) == file.Sha256);

    /// <summary>A lock that is not beside its document is of one that ships with ContractMocks, which is called by its name.</summary>
    private static string NameOf(LockedSpec input) =>
        SpecPath.Normalise(SpecLock.PathOf(input.Spec.Path)) == SpecPath.Normalise(input.Lock.Path) ? FileNames.Of(input.Spec.Path) : SpecPath.Stem(input.Spec.Path);
}
