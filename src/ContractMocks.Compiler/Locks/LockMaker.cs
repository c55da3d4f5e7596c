using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Locks;

/// <summary>Makes the lock of a document as it is now.</summary>
internal static class LockMaker
{
    /// <summary>The lock; null where the document is beyond use.</summary>
    /// <param name="input">The document, with the operations that the project chose.</param>
    /// <param name="contract">What reading it gave.</param>
    /// <param name="turns">The turns of the project's scenarios.</param>
    /// <param name="replies">What the mock answers for them.</param>
    /// <param name="accepted">The day.</param>
    /// <param name="cancellation">Gives up.</param>
    public static SpecLock? Make(
        SpecInput input, Contract contract, IEnumerable<TurnPlace> turns, IReadOnlyList<ReplySample> replies, DateTimeOffset accepted, CancellationToken cancellation)
    {
        if (PinnedDocument.Reduce(input, cancellation) is not var (document, files))
        {
            return null;
        }

        var fingerprints = ContractFingerprints.Of(contract);
        return new SpecLock
        {
            Sha256 = DocumentHash.Of(input.Text),
            Accepted = accepted.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Title = contract.Title,
            Version = contract.Version,
            Chosen = input.Operations.OrderBy(static id => id, StringComparer.Ordinal).ToEquatableArray(),
            Files = files,
            Operations = fingerprints.Operations,
            Schemas = fingerprints.Schemas,
            Turns = turns.OrderBy(static turn => turn.Scenario, StringComparer.Ordinal).ThenBy(static turn => turn.Turn)
                .Select(turn => new PinnedTurn(
                    turn.Scenario, turn.Turn, turn.Hash,
                    replies.Where(reply => reply.Scenario == turn.Scenario && reply.Turn == turn.Turn).ToEquatableArray()))
                .Where(static turn => turn.Replies.Count > 0)
                .ToEquatableArray(),
            Document = document,
        };
    }
}
