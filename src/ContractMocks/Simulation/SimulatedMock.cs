namespace ContractMocks.Simulation;

/// <summary>A mock that nobody but a simulation talks to.</summary>
internal sealed class SimulatedMock(LoadedContract contract, MockOptions options) : ContractMock(contract, options);
