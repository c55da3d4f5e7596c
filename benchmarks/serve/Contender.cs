using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ContractMocks.ServeBenchmark;

/// <summary>A mock server and how it is started.</summary>
internal sealed record Contender(string Name, string File, Func<string, string[]> Arguments)
{
    public const string Ours = "ContractMocks";

    public string? CacheFolder { get; init; }

    /// <summary>Whether what it consists of is on this machine.</summary>
    public string? Missing { get; init; }

    public static IEnumerable<Contender> All(string root, string document, string cache)
    {
        var cli = Path.Combine(root, "src", "ContractMocks.Cli", "bin", "Release", "net10.0", "ContractMocks.Cli.dll");
        var modules = Path.Combine(root, "tests", "ContractMocks.Serving.Tests", "node", "node_modules");
        var steady = Path.Combine(modules, "@stdy", "cli", "steady.js");
        var prism = Path.Combine(modules, "@stoplight", "prism-cli", "dist", "index.js");
        yield return new(Ours, "dotnet", port => [cli, "serve", "--spec", document, "--port", port]) { CacheFolder = cache, Missing = Absent(cli) };
        yield return new("Steady", "node", port => [steady, "--host", "127.0.0.1", "-q", "-p", port, document]) { Missing = Absent(steady) };
        yield return new("Prism", "node", port => [prism, "mock", "--host", "127.0.0.1", "-p", port, document]) { Missing = Absent(prism) };
    }

    public RunningServer Start()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var start = new ProcessStartInfo(File, Arguments(port.ToString(CultureInfo.InvariantCulture)))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (CacheFolder is not null)
        {
            // A cache of its own, so that the first start is a first start.
            start.Environment["XDG_CACHE_HOME"] = CacheFolder;
            start.Environment["XDG_DATA_HOME"] = CacheFolder;
            start.Environment["LOCALAPPDATA"] = CacheFolder;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{Name} did not start");
        // A full pipe would stop a server that logs.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new RunningServer(process, port, clock);
    }

    public static string? Absent(string file) => System.IO.File.Exists(file) ? null : file;
}

/// <summary>A server's process; it ends with everything it started.</summary>
internal sealed class RunningServer(Process process, int port, Stopwatch sinceStart) : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    public int Port => port;

    /// <summary>The time from the start of the process to the first successful answer.</summary>
    public async Task<TimeSpan> ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await pause.WaitForNextTickAsync())
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/models");
                request.Headers.Add("Authorization", "Bearer sk-benchmark");
                using var answer = await client.SendAsync(request);
                if (answer.IsSuccessStatusCode)
                {
                    return sinceStart.Elapsed;
                }

                throw new InvalidOperationException($"GET /models: {(int)answer.StatusCode}");
            }
            catch (HttpRequestException) when (!process.HasExited && sinceStart.Elapsed < s_patience)
            {
            }
        }

        throw new InvalidOperationException("unreachable");
    }

    /// <summary>Waits until the port takes connections.</summary>
    public async Task ListensAsync()
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await pause.WaitForNextTickAsync())
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (!process.HasExited && sinceStart.Elapsed < s_patience)
            {
            }
        }
    }

    /// <summary>The memory that the process holds now, in megabytes.</summary>
    public double ResidentMegabytes()
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }
}
