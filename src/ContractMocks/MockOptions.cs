namespace ContractMocks;

/// <summary>How a mock behaves. Init-only; the default of each is what most tests want.</summary>
public sealed record MockOptions
{
    /// <summary>What all chance comes from: ids, faked arguments, embeddings. Default: 0. The same seed gives the same bytes.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// The time that answers carry (<c>created</c>). Default: a clock that stands still at 2026-01-01T00:00:00Z, so that equal runs give equal bytes.
    /// </summary>
    public TimeProvider Time { get; init; } = FixedTime.Default;

    /// <summary>How many exchanges the journal keeps; the oldest go first. Default: 10,000.</summary>
    public int JournalCapacity { get; init; } = 10_000;
}
