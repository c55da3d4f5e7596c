using ContractMocks.WireMock.Mounting;
using WireMock.Server;
using WireMock.Settings;

namespace ContractMocks.WireMock;

/// <summary>
/// Hosts a mock on a WireMock.Net server, beside the mappings that are there. Each operation and each turn of a scenario is a mapping with a title of its own,
/// so requests show in the server's log; mappings of the user come first. Emitted mocks have <c>On</c> and <c>StartWireMockAsync</c> for it.
/// </summary>
public sealed class WireMockHost : IMockHost
{
    /// <summary>
    /// The priority of the mappings, up to two more: 1,000,000. In WireMock.Net the lower number is asked first, and mappings have 0 unless told otherwise.
    /// </summary>
    public const int Priority = 1_000_000;

    private readonly MountedMock _mounted;
    private readonly bool _isOwned;

    private WireMockHost(WireMockServer server, ContractMock mock, bool isOwned)
    {
        Server = server;
        Address = new Uri(server.Url ?? throw new ArgumentException("The WireMock.Net server listens nowhere: it is stopped.", nameof(server)));
        _isOwned = isOwned;
        _mounted = new MountedMock(server, mock);
    }

    /// <summary>The server.</summary>
    internal WireMockServer Server { get; }

    Uri IMockHost.Address => Address;

    private Uri Address { get; }

    /// <summary>
    /// Puts a mock on a server that runs. Disposing the mock takes its mappings away and leaves the server running. Streams are sent by WireMock.Net's own
    /// means, with their limits (status 200, a thread for each, no cut connections), unless the server was started with settings on which
    /// <see cref="WireMockExtensions.UseContractMocks"/> was called.
    /// </summary>
    /// <typeparam name="TMock">The emitted mock.</typeparam>
    /// <param name="server">The server.</param>
    /// <param name="mock">The mock; it must not have a host yet.</param>
    /// <returns>The mock, answering at the server's address.</returns>
    /// <exception cref="ArgumentException">The server is stopped.</exception>
    /// <exception cref="InvalidOperationException">The mock has a host already.</exception>
    public static TMock On<TMock>(WireMockServer server, TMock mock)
        where TMock : ContractMock
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(mock);
        return Attach(new WireMockHost(server, mock, isOwned: false), mock);
    }

    /// <summary>
    /// Starts a server and puts a mock on it. Streams are sent as on a socket: any status, event by event, cut where the mock cuts them. Disposing the mock
    /// stops the server; <see cref="WireMockExtensions.GetWireMockServer"/> gives it, to add mappings of your own.
    /// </summary>
    /// <typeparam name="TMock">The emitted mock.</typeparam>
    /// <param name="settings">The server's settings; null for a free port. Without <c>Urls</c> the server listens on loopback alone, at <c>Port</c>.</param>
    /// <param name="mock">The mock; it must not have a host yet.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <returns>The mock, answering.</returns>
    /// <exception cref="InvalidOperationException">The mock has a host already.</exception>
    public static async Task<TMock> StartAsync<TMock>(WireMockServerSettings? settings, TMock mock, CancellationToken cancellation = default)
        where TMock : ContractMock
    {
        ArgumentNullException.ThrowIfNull(mock);
        var prepared = ServerSettings.OnLoopback(settings ?? new WireMockServerSettings()).UseContractMocks();
        // WireMock.Net waits for its server on the thread that starts it.
        var server = await Task.Run(() => WireMockServer.Start(prepared), cancellation).ConfigureAwait(false);
        try
        {
            return Attach(new WireMockHost(server, mock, isOwned: true), mock);
        }
        catch
        {
            server.Stop();
            throw;
        }
    }

    HttpMessageHandler IMockHost.CreateHandler() => new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };

    /// <summary>Takes the mappings away; stops the server where <see cref="StartAsync"/> started it.</summary>
    public async ValueTask DisposeAsync()
    {
        _mounted.Dispose();
        if (_isOwned)
        {
            await Task.Run(Server.Stop).ConfigureAwait(false);
            Server.Dispose();
        }
    }

    /// <summary>Puts the mappings back that the server has lost.</summary>
    internal void Restore() => _mounted.Restore();

    private static TMock Attach<TMock>(WireMockHost host, TMock mock)
        where TMock : ContractMock
    {
        mock.AttachHost(host);
        host._mounted.Begin();
        return mock;
    }
}
