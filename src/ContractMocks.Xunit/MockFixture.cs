namespace ContractMocks.Xunit;

/// <summary>One mock for all tests of a class (<c>IClassFixture&lt;MockFixture&lt;OpenAiMock&gt;&gt;</c>), in memory, disposed after the last of them.</summary>
/// <typeparam name="TMock">The emitted mock.</typeparam>
public sealed class MockFixture<TMock> : IAsyncDisposable
    where TMock : ContractMock, IContractMock<TMock>
{
    /// <summary>The mock. Tests of a class run one after the other; <see cref="ContractMock.Reset"/> forgets what the one before did.</summary>
    public TMock Mock { get; } = TMock.InMemory();

    /// <summary>Stops the mock.</summary>
    public ValueTask DisposeAsync() => Mock.DisposeAsync();
}
