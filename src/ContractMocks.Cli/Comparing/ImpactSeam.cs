using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Comparing;

/// <summary>What looking at the user's scenarios gives.</summary>
/// <param name="Items">What changes mean for them, worst first.</param>
/// <param name="UsedOperations">The ids of the operations that they use.</param>
/// <param name="Problems">The problems of reading them.</param>
/// <param name="Unreadable">What could not be opened, each a sentence.</param>
internal sealed record ImpactRunResult(
    EquatableArray<ImpactItem> Items, EquatableArray<string> UsedOperations, EquatableArray<Problem> Problems, EquatableArray<string> Unreadable);

/// <summary>Looks at the user's scenarios and tools; what does so is handed in, so that reports are tested without it.</summary>
internal delegate ImpactRunResult ImpactRunner(
    SpecComparison comparison, SpecInput old, SpecInput @new, IReadOnlyList<string> scenarios, CancellationToken cancellation);
