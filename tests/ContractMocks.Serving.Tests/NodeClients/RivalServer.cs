using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ContractMocks.Serving.Tests;

/// <summary>Another mock server from npm, started as its own documentation and the SDKs' own test scripts start it.</summary>
internal sealed class RivalServer : IAsyncDisposable
{
    // Prism takes half a minute on OpenAI's document where the machine has other work.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private RivalServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Why it does not answer: its own words; null while it does.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Steady with the options of the SDKs' own <c>scripts/mock</c>.</summary>
    public static Task<RivalServer> SteadyAsync(string file, CancellationToken cancellation) => StartAsync(
        port =>
        [
            Path.Combine("node_modules", "@stdy", "cli", "steady.js"), "--host", "127.0.0.1", "-q", "-p", port,
            "--validator-query-array-format=brackets", "--validator-form-array-format=brackets",
            "--validator-query-object-format=brackets", "--validator-form-object-format=brackets", file,
        ],
        cancellation);

    public static Task<RivalServer> PrismAsync(string file, CancellationToken cancellation) => StartAsync(
        port => [Path.Combine("node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "mock", "--host", "127.0.0.1", "-p", port, file],
        cancellation);

    private static async Task<RivalServer> StartAsync(Func<string, string[]> arguments, CancellationToken cancellation)
    {
        var port = Node.FreePort();
        var process = Node.Start(arguments(port.ToString(CultureInfo.InvariantCulture)));
        var server = new RivalServer(process, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await server.WaitAsync(cancellation);
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
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var patience = Stopwatch.StartNew();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (Refusal is null && await pause.WaitForNextTickAsync(cancellation))
        {
            try
            {
                // Any answer will do: what matters is that it listens.
                using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), cancellation);
                return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                // Not listening yet, or busy with its start: both are no answer, and only time or its end make a refusal of it.
                if (_process.HasExited || patience.Elapsed > s_patience)
                {
                    Refusal = FirstWords(exception.Message);
                }
            }
        }
    }

    private string FirstWords(string otherwise)
    {
        lock (_output)
        {
            var words = _output.ToString().Split('\n').Select(static line => line.Trim()).FirstOrDefault(static line => line.Length > 0) ?? otherwise;
            return words.Length > 200 ? words[..200] : words;
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            // A server logs each request; only how it began is of interest.
            if (_output.Length < 4096)
            {
                _output.AppendLine(line);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
