namespace ContractMocks.AspNetCore;

/// <summary>Hosts a mock on a socket: Kestrel on loopback, a free port, HTTP/1.1.</summary>
public sealed class SocketHost
{
    private SocketHost()
    {
    }

    /// <summary>Starts a mock on a socket. Disposing the mock stops it.</summary>
    /// <param name="mock">The mock; it must not have a host yet.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <returns>The mock, listening.</returns>
    public static Task<TMock> StartAsync<TMock>(TMock mock, CancellationToken cancellation = default)
        where TMock : ContractMock => throw new NotImplementedException();
}
