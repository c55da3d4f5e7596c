namespace ContractMocks.Cli;

/// <summary>A mock of a contract that was read at run time, so without a type of its own.</summary>
internal sealed class DynamicMock(LoadedContract contract, MockOptions options) : ContractMock(contract, options);
