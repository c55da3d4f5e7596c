using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContractMocks.AspNetCore.Serving;

/// <summary>
/// Kestrel and nothing around it: no host, no configuration, no log. They would double the time to be ready, and nothing here uses them.
/// </summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IServer _server;

    private SocketServer(ServiceProvider services)
    {
        _services = services;
        _server = services.GetRequiredService<IServer>();
    }

    /// <summary>Where it listens, the first address: scheme, host and port.</summary>
    public Uri Address => new(_server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    /// <summary>Starts listening.</summary>
    /// <param name="endpoints">Where; port 0 takes a free one.</param>
    /// <param name="handle">Answers a request.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="IOException">It cannot listen there.</exception>
    public static async Task<SocketServer> StartAsync(IReadOnlyList<IPEndPoint> endpoints, RequestDelegate handle, CancellationToken cancellation)
    {
        var bare = new BareHost();
        bare.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.AllowSynchronousIO = false;
            options.Limits.MaxRequestBodySize = SocketHost.MostRequestBytes;
            foreach (var endpoint in endpoints)
            {
                options.Listen(endpoint, static listen => listen.Protocols = HttpProtocols.Http1);
            }
        });
        var server = new SocketServer(bare.Services.BuildServiceProvider());
        try
        {
            await server._server.StartAsync(new Application(handle), cancellation).ConfigureAwait(false);
            return server;
        }
        catch (Exception exception)
        {
            await server._services.DisposeAsync().ConfigureAwait(false);
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
        await _services.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class Application(RequestDelegate handle) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handle(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }

    /// <summary>What Kestrel asks for to put its services somewhere: no host is built.</summary>
    private sealed class BareHost : IWebHostBuilder
    {
        public IServiceCollection Services { get; } =
            new ServiceCollection().AddOptions().AddMetrics()
                .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
                .AddSingleton<DiagnosticSource>(new DiagnosticListener("Microsoft.AspNetCore"));

#pragma warning disable ASPDEPR008 // The interface has it; nobody calls it here.
        public IWebHost Build() => throw new NotSupportedException();
#pragma warning restore ASPDEPR008

        public IWebHostBuilder ConfigureAppConfiguration(Action<WebHostBuilderContext, IConfigurationBuilder> configureDelegate) => this;

        public IWebHostBuilder ConfigureServices(Action<IServiceCollection> configureServices)
        {
            configureServices(Services);
            return this;
        }

        public IWebHostBuilder ConfigureServices(Action<WebHostBuilderContext, IServiceCollection> configureServices)
        {
            configureServices(new WebHostBuilderContext(), Services);
            return this;
        }

        public string? GetSetting(string key) => null;

        public IWebHostBuilder UseSetting(string key, string? value) => this;
    }
}
