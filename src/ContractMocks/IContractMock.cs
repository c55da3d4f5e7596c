namespace ContractMocks;

/// <summary>What every emitted mock can do as a type, so that fixtures and contract tests can be written once for all mocks.</summary>
/// <typeparam name="TSelf">The mock itself.</typeparam>
public interface IContractMock<TSelf>
    where TSelf : ContractMock, IContractMock<TSelf>
{
    /// <summary>A mock that answers in memory, without a socket.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    static abstract TSelf InMemory(MockOptions? options = null);
}
