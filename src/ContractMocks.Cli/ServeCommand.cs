using ContractMocks.AspNetCore;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Cli;

/// <summary>What <c>serve</c> was asked for.</summary>
internal sealed record ServeOptions(string Spec, string[] Scenarios, string[] Tools, int Port, int Seed);

/// <summary>Serves a mock on loopback until it is cancelled.</summary>
internal sealed class ServeCommand(Report output, Report error)
{
    public const string HealthPath = "/__contractmocks/health";

    public async Task<int> RunAsync(ServeOptions options, CancellationToken cancellation)
    {
        var workspace = Read(options, cancellation);
        if (workspace.Print(error) != 0 || workspace.Contracts.Count == 0)
        {
            return 1;
        }

        var mock = new DynamicMock(LoadedContract.From(workspace.Contracts[0]), new MockOptions { Seed = options.Seed });
        await using (mock.ConfigureAwait(false))
        {
            try
            {
                mock.Use([.. workspace.Scenarios.Where(scenario => scenario.Provider == workspace.Contracts[0].Provider)]);
                await SocketHost.StartAsync(mock, options.Port, HealthPath, cancellation).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is ArgumentException or IOException)
            {
                error.Line("error: " + exception.Message);
                return 1;
            }

            output.Heading($"{workspace.Contracts[0].Name} answers at {mock.Endpoint}");
            output.Line($"health: {new Uri(mock.Endpoint, HealthPath)}");
            foreach (var scenario in workspace.Scenarios)
            {
                output.Line($"scenario: {scenario.Name}, {scenario.Turns.Count} turns");
            }

            output.Line("Ctrl+C stops.");
            await UntilCancelledAsync(cancellation).ConfigureAwait(false);
        }

        output.Line("stopped");
        return 0;
    }

    private static Workspace Read(ServeOptions options, CancellationToken cancellation)
    {
        var workspace = new Workspace { ChecksStructure = false };
        if (workspace.Open(options.Spec, mayBeBundled: true) is { } spec)
        {
            workspace.ReadSpec(spec, cancellation);
        }

        workspace.ReadScenarios(OpenAll(workspace, options.Tools), OpenAll(workspace, options.Scenarios), cancellation);
        return workspace;
    }

    private static List<SourceText> OpenAll(Workspace workspace, string[] arguments) =>
        [.. FileSet.Expand(arguments).Select(path => workspace.Open(path, mayBeBundled: false)).OfType<SourceText>()];

    private static async Task UntilCancelledAsync(CancellationToken cancellation)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellation.Register(cancelled.SetResult).ConfigureAwait(false))
        {
            await cancelled.Task.ConfigureAwait(false);
        }
    }
}
