using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Serving.Tests;

/// <summary>One SDK of a provider, and the document of the corpus that is nearest to its date.</summary>
public sealed record ClientSdk(string Name, string Document)
{
    public static ClientSdk OpenAi { get; } = new("openai", "llm/openai/openai-2026-07-15.yaml");

    public static ClientSdk Anthropic { get; } = new("anthropic", "llm/anthropic/anthropic-2026-03-10.yaml");

    public override string ToString() => Name;
}

/// <summary>How the calls of an SDK went against one server.</summary>
/// <param name="Client">What called: <c>npm</c> or <c>NuGet</c>.</param>
/// <param name="Server">Which server.</param>
/// <param name="Calls">How many calls were made; 0 where the server did not serve the document.</param>
/// <param name="Failures">The calls that failed, each with its error.</param>
/// <param name="Uncovered">The SDK's resources without a call.</param>
/// <param name="Refusal">Why the server did not serve the document, in its words; else null.</param>
internal sealed record Score(string Client, string Server, int Calls, IReadOnlyList<string> Failures, IReadOnlyList<string> Uncovered, string? Refusal)
{
    public int Succeeded => Calls - Failures.Count;
}

/// <summary>The same calls of the same SDKs, for Node and for .NET, against ours, Steady and Prism. Runs once for all tests of a class.</summary>
public sealed class Contest
{
    private const string Npm = "npm";
    private const string NuGet = "NuGet";

    private readonly Dictionary<ClientSdk, Lazy<Task<IReadOnlyList<Score>>>> _scores = new()
    {
        [ClientSdk.OpenAi] = new(static () => RunAsync(ClientSdk.OpenAi)),
        [ClientSdk.Anthropic] = new(static () => RunAsync(ClientSdk.Anthropic)),
    };

    /// <summary>Ours, Steady and Prism, in this order, of Node and then of .NET; skips the running test where Node or the corpus is absent.</summary>
    internal Task<IReadOnlyList<Score>> ScoresAsync(ClientSdk sdk)
    {
        Node.Require();
        _ = Repository.CorpusFile(sdk.Document);
        return _scores[sdk].Value;
    }

    private static async Task<IReadOnlyList<Score>> RunAsync(ClientSdk sdk)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = Repository.CorpusFile(sdk.Document);
        // Prism takes longest to start: it does so while the others work.
        var prism = RivalServer.PrismAsync(file, cancellation);
        Score[] ours;
        await using (var served = await ServedDocument.StartAsync(sdk.Document))
        {
            ours = await DriveAsync("ContractMocks", sdk, served.Address, cancellation);
        }

        var steady = await RivalAsync("Steady", sdk, RivalServer.SteadyAsync(file, cancellation), cancellation);
        var last = await RivalAsync("Prism", sdk, prism, cancellation);
        return [ours[0], steady[0], last[0], ours[1], steady[1], last[1]];
    }

    private static async Task<Score[]> RivalAsync(string name, ClientSdk sdk, Task<RivalServer> starting, CancellationToken cancellation)
    {
        await using var server = await starting;
        return server.Refusal is { } refusal
            ? [new Score(Npm, name, 0, [], [], refusal), new Score(NuGet, name, 0, [], [], refusal)]
            : await DriveAsync(name, sdk, server.Address, cancellation);
    }

    private static async Task<Score[]> DriveAsync(string server, ClientSdk sdk, Uri address, CancellationToken cancellation)
    {
        var npm = await DriveNodeAsync(server, sdk, address, cancellation);
        var calls = sdk == ClientSdk.OpenAi ? OpenAiCalls.For(address) : AnthropicCalls.For(address);
        return [npm, new Score(NuGet, server, calls.Count, await calls.FailuresAsync(), [], null)];
    }

    private static async Task<Score> DriveNodeAsync(string server, ClientSdk sdk, Uri address, CancellationToken cancellation)
    {
        using var process = Node.Start("drive.mjs", sdk.Name, address.ToString().TrimEnd('/'));
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            Assert.True(process.ExitCode == 0, $"drive.mjs failed: {await error}");
            return Read(server, output);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static Score Read(string server, string output)
    {
        var calls = 0;
        var failures = new List<string>();
        string[] uncovered = ["the script did not say"];
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var parsed = JsonDocument.Parse(line);
            if (parsed.RootElement.TryGetProperty("uncovered", out var resources))
            {
                uncovered = [.. resources.EnumerateArray().Select(static one => one.GetString() ?? "")];
                continue;
            }

            calls++;
            if (!parsed.RootElement.GetProperty("ok").GetBoolean())
            {
                failures.Add($"{parsed.RootElement.GetProperty("call").GetString()}: {parsed.RootElement.GetProperty("error").GetString()}");
            }
        }

        return new Score(Npm, server, calls, failures, uncovered, null);
    }
}
