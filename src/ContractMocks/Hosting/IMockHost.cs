namespace ContractMocks;

/// <summary>What carries requests to a mock from outside: a socket, another server.</summary>
internal interface IMockHost : IAsyncDisposable
{
    /// <summary>Scheme, host and port, e.g. <c>http://127.0.0.1:41873/</c>.</summary>
    Uri Address { get; }

    /// <summary>A handler that sends to the host. The caller disposes it.</summary>
    HttpMessageHandler CreateHandler();
}
