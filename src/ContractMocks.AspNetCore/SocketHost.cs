using System.Net;
using ContractMocks.AspNetCore.Serving;

namespace ContractMocks.AspNetCore;

/// <summary>Hosts a mock on a socket: Kestrel on loopback, a free port, HTTP/1.1.</summary>
public sealed class SocketHost : IMockHost
{
    /// <summary>The most bytes that a request's body may have: 64 MiB. Longer ones are answered with 413.</summary>
    public const long MostRequestBytes = 64L * 1024 * 1024;

    private static readonly IPEndPoint[] s_free = [new(IPAddress.Loopback, 0)];

    private readonly SocketServer _server;

    private SocketHost(SocketServer server)
    {
        _server = server;
        Address = server.Address;
    }

    internal Uri Address { get; }

    Uri IMockHost.Address => Address;

    /// <summary>Starts a mock on a socket. Disposing the mock stops it.</summary>
    /// <param name="mock">The mock; it must not have a host yet.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <returns>The mock, listening.</returns>
    /// <exception cref="InvalidOperationException">The mock has a host already.</exception>
    public static async Task<TMock> StartAsync<TMock>(TMock mock, CancellationToken cancellation = default)
        where TMock : ContractMock
    {
        ArgumentNullException.ThrowIfNull(mock);
        var server = await SocketServer.StartAsync(s_free, context => SocketExchange.HandleAsync(mock, context), cancellation).ConfigureAwait(false);
        try
        {
            mock.AttachHost(new SocketHost(server));
            return mock;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    HttpMessageHandler IMockHost.CreateHandler() => new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };

    /// <summary>Stops listening and ends the answers under way.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
