using System.Globalization;
using ContractMocks.AspNetCore.Proxy;
using ContractMocks.AspNetCore.Serving;

namespace ContractMocks.Cli;

/// <summary>Serves mocks until it is cancelled.</summary>
internal sealed class ServeCommand(Report output, Report error, TimeProvider? time = null)
{
    public const string HealthPath = "/__contractmocks/health";

    /// <summary>How long answers under way may take once it is to stop.</summary>
    private static readonly TimeSpan s_longestStop = TimeSpan.FromSeconds(5);

    /// <summary>How long files must have been left alone before they are read again.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _counting = new();
    private int _judged;
    private int _breaches;
    private int _failures;

    public async Task<int> RunAsync(ServeOptions options, CancellationToken stop)
    {
        if (ListenAddress.Read(options.Host, options.Port) is not { } endpoints)
        {
            error.Line($"error: --host must be an IP address or localhost, but is '{options.Host}'");
            return ExitCode.Usage;
        }

        var files = new ServedFiles(options);
        var reading = files.Read(stop);
        reading.Workspace.Print(error);
        if (reading.Mocks is not { } mocks)
        {
            return reading.Workspace.ExitCode is ExitCode.Fine ? ExitCode.Problems : reading.Workspace.ExitCode;
        }

        MockServer server;
        try
        {
            server = await MockServer.StartAsync(mocks, ServerOptions(options, endpoints, mocks), stop).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            error.Line(Refused(options, exception));
            return ExitCode.Usage;
        }

        await using (server.ConfigureAwait(false))
        {
            Announce(options, reading, mocks, ListenAddress.IsThisMachineOnly(endpoints), server);
            using (Watch(options, files, reading, server))
            {
                await UntilCancelledAsync(stop).ConfigureAwait(false);
            }

            using var overdue = new CancellationTokenSource(s_longestStop, _time);
            await server.StopAsync(overdue.Token).ConfigureAwait(false);
        }

        await files.Keeping.ConfigureAwait(false);
        return Summarise(options);
    }

    private MockServerOptions ServerOptions(ServeOptions options, IReadOnlyList<System.Net.IPEndPoint> endpoints, MockGroup mocks) =>
        new(endpoints, HealthPath, ToolVersion.Text)
        {
            Proxy = options.Upstream is { } upstream ? new ValidatingProxy(mocks, new ProxyOptions(upstream, Take) { Time = _time }) : null,
        };

    private static string Refused(ServeOptions options, IOException exception) => SocketServer.IsInUse(exception)
        ? string.Create(CultureInfo.InvariantCulture, $"error: port {options.Port} on {options.Host} is in use; name another with --port, or leave --port out for a free one")
        : string.Create(CultureInfo.InvariantCulture, $"error: cannot listen on {options.Host}, port {options.Port}: {exception.Message}");

    private void Announce(ServeOptions options, ServedReading reading, MockGroup mocks, bool isThisMachineOnly, MockServer server)
    {
        foreach (var mock in mocks.Mocks)
        {
            output.Heading($"{mock.Contract.Contract.Name} answers at {mock.Endpoint.AbsoluteUri}");
            foreach (var line in ClientAddresses.Of(mock, server.Address, isAlone: mocks.Mocks.Count == 1))
            {
                output.Line(line);
            }
        }

        output.Line($"health: {new Uri(server.Address, HealthPath)}");
        if (!isThisMachineOnly)
        {
            output.Line($"note: listens on {options.Host}, so other machines can reach it");
        }

        if (options.Upstream is { } upstream)
        {
            output.Line($"requests go to {upstream.AbsoluteUri}; what breaks the contract is printed here");
        }

        foreach (var claim in mocks.Claims())
        {
            output.Line("note: " + claim);
        }

        foreach (var scenario in reading.Workspace.Scenarios)
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"scenario: {scenario.Name}, {scenario.Turns.Count} turns"));
        }

        output.Line(options.Watches ? "Watching the files; Ctrl+C stops." : "Ctrl+C stops.");
    }

    private WatchedFiles? Watch(ServeOptions options, ServedFiles files, ServedReading first, MockServer server)
    {
        if (!options.Watches)
        {
            return null;
        }

        var content = first.Content;
        return new WatchedFiles([.. options.Specs, .. options.Scenarios, .. options.Tools, .. first.Parts], _time, s_quiet, Reload);

        void Reload()
        {
            var reading = files.Read(CancellationToken.None);
            if (reading.Content == content)
            {
                return;
            }

            content = reading.Content;
            reading.Workspace.Print(error);
            if (reading.Mocks is not { } mocks)
            {
                output.Line("not reloaded: what was read last is served on");
                return;
            }

            server.Swap(mocks);
            output.Line(string.Create(CultureInfo.InvariantCulture, $"reloaded: {mocks.Operations} operations, {reading.Workspace.Scenarios.Count} scenarios"));
        }
    }

    // Hears of every exchange that was passed on.
    private void Take(JudgedExchange exchange)
    {
        lock (_counting)
        {
            _judged++;
            _breaches += exchange.Breaches.Count;
            _failures += exchange.Status == 0 ? 1 : 0;
        }

        foreach (var line in exchange.Lines())
        {
            output.Line(line);
        }
    }

    private int Summarise(ServeOptions options)
    {
        output.Line("stopped");
        if (options.Upstream is null)
        {
            return ExitCode.Fine;
        }

        output.Line(string.Create(CultureInfo.InvariantCulture, $"{_judged} requests passed on, {_breaches} breaches, {_failures} without an answer"));
        return _breaches + _failures > 0 ? ExitCode.Problems : ExitCode.Fine;
    }

    private static async Task UntilCancelledAsync(CancellationToken cancellation)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellation.Register(cancelled.SetResult).ConfigureAwait(false))
        {
            await cancelled.Task.ConfigureAwait(false);
        }
    }
}
