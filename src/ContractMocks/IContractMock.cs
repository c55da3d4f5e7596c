namespace ContractMocks;

/// <summary>A mock that can be made without knowing its type: fixtures and contract tests ask for it. Emitted mocks implement it.</summary>
/// <typeparam name="TSelf">The mock itself.</typeparam>
public interface IContractMock<TSelf>
    where TSelf : ContractMock, IContractMock<TSelf>
{
    /// <summary>A mock that answers in memory.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    static abstract TSelf InMemory(MockOptions? options = null);
}
