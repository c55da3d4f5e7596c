using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.Impact;

/// <summary>What scenarios answer, recorded.</summary>
/// <param name="Samples">In the order of scenarios, turns and operations.</param>
/// <param name="Notes">What could not be recorded and why, each a sentence.</param>
internal sealed record ReplyRecording(EquatableArray<ReplySample> Samples, EquatableArray<string> Notes);
