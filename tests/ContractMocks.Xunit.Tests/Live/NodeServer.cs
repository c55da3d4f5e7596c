using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ContractMocks.TestSupport;

namespace ContractMocks.Xunit.Tests.Live;

/// <summary>Another mock server from npm, started as its own documentation says.</summary>
internal sealed class NodeServer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "ContractMocks.Xunit.Tests", "node");

    private readonly Process _process;

    private NodeServer(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>The address, without a path.</summary>
    public string Address { get; }

    public static Task<NodeServer> AimockAsync() =>
        StartAsync(["node_modules/@copilotkit/aimock/dist/cli.js", "-f", "aimock.fixtures.json", "--log-level", "silent", "-p"], []);

    /// <summary>Steady, with a document that ships with ContractMocks.</summary>
    public static Task<NodeServer> SteadyAsync(string name) =>
        StartAsync(["node_modules/@stdy/cli/steady.js", "--host", "127.0.0.1", "-q", "-p"], [Path.Combine(Repository.Root, "specs", name + ".yaml")]);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static async Task<NodeServer> StartAsync(string[] before, string[] after)
    {
        NodeRegExp.Require();
        Assert.SkipUnless(File.Exists(Path.Combine(s_folder, before[0])), "the packages are not there: npm install --no-package-lock in tests/ContractMocks.Xunit.Tests/node");
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("node", [.. before, port, .. after]) { WorkingDirectory = s_folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new NodeServer(process, "http://127.0.0.1:" + port);
        try
        {
            await server.WaitAsync(TestContext.Current.CancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(5) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(s_patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await pause.WaitForNextTickAsync(limit.Token))
        {
            try
            {
                // Any answer will do: what matters is that it listens.
                using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), limit.Token);
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // Not listening yet.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
