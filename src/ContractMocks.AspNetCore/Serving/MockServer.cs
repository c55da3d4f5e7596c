using System.Buffers;
using System.Net;
using System.Text.Json;
using ContractMocks.AspNetCore.Proxy;
using Microsoft.AspNetCore.Http;

namespace ContractMocks.AspNetCore.Serving;

/// <summary>What a server is told.</summary>
/// <param name="Endpoints">Where it listens, at least one; port 0 takes a free one.</param>
/// <param name="HealthPath">The path that says in JSON what is served.</param>
/// <param name="Version">The version that the health path tells.</param>
internal sealed record MockServerOptions(IReadOnlyList<IPEndPoint> Endpoints, string HealthPath, string Version)
{
    /// <summary>Passes requests on to a real server in place of answering them; null to answer. The server disposes it.</summary>
    public ValidatingProxy? Proxy { get; init; }
}

/// <summary>Serves a group of mocks on one address. The group may be changed while it serves: each request is answered by one group from start to end.</summary>
internal sealed class MockServer : IAsyncDisposable
{
    private readonly MockServerOptions _options;
    private Served _served;
    private SocketServer? _socket;

    private MockServer(MockGroup group, MockServerOptions options)
    {
        _options = options;
        _served = new Served(group, options.Proxy);
    }

    /// <summary>Scheme, host and port; an address of all networks is given as loopback, where clients of this machine reach it.</summary>
    public Uri Address { get; private set; } = new("http://localhost/");

    /// <summary>Starts serving.</summary>
    /// <exception cref="IOException">It cannot listen there.</exception>
    public static async Task<MockServer> StartAsync(MockGroup group, MockServerOptions options, CancellationToken cancellation)
    {
        var server = new MockServer(group, options);
        server._socket = await SocketServer.StartAsync(options.Endpoints, server.HandleAsync, cancellation).ConfigureAwait(false);
        var address = new UriBuilder(server._socket.Address);
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
        {
            address.Host = "127.0.0.1";
        }

        server.Address = address.Uri;
        server.Attach(group);
        return server;
    }

    /// <summary>Answers requests that come from now on with another group; those under way are finished by the old one.</summary>
    public void Swap(MockGroup group)
    {
        Attach(group);
        Volatile.Write(ref _served, new Served(group, _options.Proxy?.With(group)));
    }

    /// <summary>Stops listening and waits for the answers under way, at most until the token ends them.</summary>
    public Task StopAsync(CancellationToken overdue) => _socket?.StopAsync(overdue) ?? Task.CompletedTask;

    /// <summary>Stops at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_socket is not null)
        {
            await _socket.DisposeAsync().ConfigureAwait(false);
        }

        _options.Proxy?.Dispose();
    }

    private Task HandleAsync(HttpContext context)
    {
        var served = Volatile.Read(ref _served);
        if (context.Request.Path.Equals(_options.HealthPath, StringComparison.Ordinal))
        {
            return HealthAsync(context, served.Group);
        }

        if (served.Proxy is { } proxy)
        {
            return proxy.HandleAsync(context);
        }

        var mocks = served.Group.Mocks;
        return SocketExchange.HandleAsync(mocks.Count == 1 ? mocks[0] : served.Group.Find(SocketExchange.Request(context, default)), context);
    }

    private async Task HealthAsync(HttpContext context, MockGroup group)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        await using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status", "ready");
            json.WriteString("version", _options.Version);
            json.WriteStartArray("specs");
            foreach (var mock in group.Mocks)
            {
                var contract = mock.Contract.Contract;
                json.WriteStartObject();
                json.WriteString("name", contract.Name);
                json.WriteString("version", contract.Version);
                json.WriteString("url", mock.Endpoint.AbsoluteUri);
                json.WriteNumber("operations", contract.Operations.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("operations", group.Operations);
            json.WriteEndObject();
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    private void Attach(MockGroup group)
    {
        foreach (var mock in group.Mocks)
        {
            mock.AttachHost(new Host(Address));
        }
    }

    private sealed record Served(MockGroup Group, ValidatingProxy? Proxy);

    /// <summary>Tells mocks their address. The server's life is its own, longer than theirs.</summary>
    private sealed class Host(Uri address) : IMockHost
    {
        public Uri Address => address;

        public HttpMessageHandler CreateHandler() => new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };

        public ValueTask DisposeAsync() => default;
    }
}
