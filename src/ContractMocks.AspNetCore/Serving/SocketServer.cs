using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContractMocks.AspNetCore.Serving;

/// <summary>
/// Kestrel and nothing around it: no host, no configuration, no services. They would double the time to be ready, and nothing here uses them.
/// </summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly KestrelServer _server;

    private SocketServer(KestrelServer server) => _server = server;

    /// <summary>Where it listens, the first address: scheme, host and port.</summary>
    public Uri Address => new(_server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    /// <summary>Starts listening.</summary>
    /// <param name="endpoints">Where; port 0 takes a free one.</param>
    /// <param name="handle">Answers a request.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="IOException">It cannot listen there.</exception>
    public static async Task<SocketServer> StartAsync(IReadOnlyList<IPEndPoint> endpoints, RequestDelegate handle, CancellationToken cancellation)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, AllowSynchronousIO = false };
        options.Limits.MaxRequestBodySize = SocketHost.MostRequestBytes;
        foreach (var endpoint in endpoints)
        {
            options.Listen(endpoint, static listen => listen.Protocols = HttpProtocols.Http1);
        }

        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync(new Application(handle), cancellation).ConfigureAwait(false);
            return new SocketServer(server);
        }
        catch (Exception exception)
        {
            server.Dispose();
            if (exception is System.Net.Sockets.SocketException refused)
            {
                // Kestrel wraps only an address in use; an address that is not this machine's comes as the socket says it.
                throw new IOException(refused.Message, refused);
            }

            throw;
        }
    }

    /// <summary>Whether a failure of <see cref="StartAsync"/> means that another program listens there.</summary>
    public static bool IsInUse(IOException failure) => failure.InnerException is AddressInUseException;

    /// <summary>Stops listening, waits for the answers under way, and ends those that the token overtakes.</summary>
    public Task StopAsync(CancellationToken overdue) => _server.StopAsync(overdue);

    /// <summary>Stops at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _server.Dispose();
    }

    private sealed class Application(RequestDelegate handle) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handle(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
