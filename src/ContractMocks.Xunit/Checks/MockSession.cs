namespace ContractMocks.Xunit.Checks;

/// <summary>A mock and the client that reaches it. Owns the client only.</summary>
internal sealed record MockSession(ContractMock Mock, HttpClient Client) : IDisposable
{
    public LoadedContract Contract => Mock.Contract;

    public string Provider => Contract.Contract.Provider;

    /// <summary>Whether the client belongs to someone else.</summary>
    public bool IsBorrowed { get; init; }

    public void Dispose()
    {
        if (!IsBorrowed)
        {
            Client.Dispose();
        }
    }
}
