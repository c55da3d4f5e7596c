using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace ContractMocks.Cli.Tests;

/// <summary>A <c>serve</c> that runs in this process: its lines as they come, a client, and its end.</summary>
internal sealed class Serving : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly LineWriter _output = new();
    private readonly LineWriter _error = new();
    private readonly Task<int> _command;

    private Serving(string[] args) => _command = CommandLine.RunAsync(["serve", .. args], _output, _error, _stop.Token);

    public HttpClient Client { get; } = new();

    public string Errors => _error.All;

    public string Output => _output.All;

    /// <summary>Starts and waits until it is ready. The client's base address has no path.</summary>
    public static async Task<Serving> StartAsync(params string[] args)
    {
        var serving = new Serving(args);
        var health = await serving.LineAsync("health: ");
        serving.Client.BaseAddress = new Uri(new Uri(health), "/");
        return serving;
    }

    /// <summary>What follows a text on the next line that starts with it; fails when the command ends first.</summary>
    public Task<string> LineAsync(string start) => _output.LineAsync(start, _command, _error);

    public Task<string> ErrorLineAsync(string start) => _error.LineAsync(start, _command, _error);

    public async Task<JsonElement> HealthAsync()
    {
        await using var body = await Client.GetStreamAsync(new Uri(ServeCommand.HealthPath, UriKind.Relative), _stop.Token);
        return (await JsonDocument.ParseAsync(body, cancellationToken: _stop.Token)).RootElement;
    }

    /// <summary>Asks it to stop, as Ctrl+C does, without waiting for the end.</summary>
    public Task BeginStopAsync() => _stop.CancelAsync();

    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _command;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        _stop.Dispose();
        await _output.DisposeAsync();
        await _error.DisposeAsync();
    }

    /// <summary>Gives lines to a test as they are written, so that nothing has to be waited for by time.</summary>
    private sealed class LineWriter : StringWriter
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
        private readonly StringBuilder _all = new();
        private readonly StringBuilder _line = new();

        public string All
        {
            get
            {
                lock (_all)
                {
                    return _all.ToString();
                }
            }
        }

        public override void Write(char value)
        {
            lock (_all)
            {
                _all.Append(value);
                if (value != '\n')
                {
                    _line.Append(value);
                    return;
                }

                _lines.Writer.TryWrite(_line.ToString());
                _line.Clear();
            }
        }

        public override void Write(string? value)
        {
            foreach (var c in value ?? "")
            {
                Write(c);
            }
        }

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public async Task<string> LineAsync(string start, Task<int> command, LineWriter error)
        {
            _ = command.ContinueWith(_ => _lines.Writer.TryComplete(), TaskScheduler.Default);
            await foreach (var line in _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
            {
                if (line.StartsWith(start, StringComparison.Ordinal))
                {
                    return line[start.Length..].Trim();
                }
            }

            throw new InvalidOperationException($"the command ended without '{start}': {error.All}");
        }
    }
}
