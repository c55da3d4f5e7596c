namespace ContractMocks.Simulation;

/// <summary>A mock that nobody but a simulation talks to.</summary>
internal sealed class SimulatedMock : ContractMock
{
    // Requests that we make up are not what clients send.
    public SimulatedMock(LoadedContract contract, MockOptions options)
        : base(contract, options) => Journal.File = null;
}
