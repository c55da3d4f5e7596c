using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContractMocks.AspNetCore;

/// <summary>Hosts a mock on a socket: Kestrel on loopback, a free port, HTTP/1.1.</summary>
public sealed class SocketHost : IMockHost
{
    /// <summary>The most bytes that a request's body may have: 64 MiB. Longer ones are answered with 413.</summary>
    public const long MostRequestBytes = 64L * 1024 * 1024;

    private readonly WebApplication _application;

    private SocketHost(WebApplication application)
    {
        _application = application;
        Address = new Uri(application.Urls.First());
    }

    internal Uri Address { get; }

    Uri IMockHost.Address => Address;

    /// <summary>Starts a mock on a socket. Disposing the mock stops it.</summary>
    /// <param name="mock">The mock; it must not have a host yet.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <returns>The mock, listening.</returns>
    /// <exception cref="InvalidOperationException">The mock has a host already.</exception>
    public static Task<TMock> StartAsync<TMock>(TMock mock, CancellationToken cancellation = default)
        where TMock : ContractMock => StartAsync(mock, port: 0, healthPath: null, cancellation);

    /// <summary>Starts a mock on a port (0: a free one) with a path that answers 200 while it listens (null: none). The command line's way in.</summary>
    internal static async Task<TMock> StartAsync<TMock>(TMock mock, int port, string? healthPath, CancellationToken cancellation)
        where TMock : ContractMock
    {
        ArgumentNullException.ThrowIfNull(mock);
        var application = Build(mock, port, healthPath);
        try
        {
            await application.StartAsync(cancellation).ConfigureAwait(false);
            mock.AttachHost(new SocketHost(application));
            return mock;
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    HttpMessageHandler IMockHost.CreateHandler() => new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };

    /// <summary>Stops listening and ends the answers under way.</summary>
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync().ConfigureAwait(false);
        await _application.StopAsync(atOnce.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(ContractMock mock, int port, string? healthPath)
    {
        // No arguments and no settings files: a mock listens the same wherever the test runs.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.Zero);
        // The test process owns Ctrl+C; a host inside it must not listen for it.
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.AllowSynchronousIO = false;
            options.Limits.MaxRequestBodySize = MostRequestBytes;
            options.Listen(IPAddress.Loopback, port, static listen => listen.Protocols = HttpProtocols.Http1);
        });
        var application = builder.Build();
        if (healthPath is not null)
        {
            application.Map(healthPath, static branch => branch.Run(static context => context.Response.WriteAsync("ok")));
        }

        application.Run(context => SocketExchange.HandleAsync(mock, context));
        return application;
    }

    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
