namespace ContractMocks.Xunit.Checks;

/// <summary>A mock and the client that reaches it. Owns the client only.</summary>
internal sealed record MockSession(ContractMock Mock, HttpClient Client) : IDisposable
{
    public LoadedContract Contract => Mock.Contract;

    public string Provider => Contract.Contract.Provider;

    public void Dispose() => Client.Dispose();
}
