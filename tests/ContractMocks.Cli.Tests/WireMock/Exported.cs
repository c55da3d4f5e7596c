using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>A scenario that was exported by the command, and our own engine with the same scenario.</summary>
internal sealed class Exported : IAsyncDisposable
{
    private static readonly Dictionary<string, LoadedContract> s_contracts = ((string[])["openai", "anthropic", "gemini", "ollama"]).ToDictionary(
        static name => name,
        static name => LoadedContract.From(SpecReader.Read(new SpecInput { Path = name, Text = BundledSpecs.Find(name)! }, CancellationToken.None).Contract!),
        StringComparer.Ordinal);

    private readonly CommandRun _run;
    private readonly Scenario _scenario;
    private readonly Dictionary<string, SimulatedMock> _mocks = new(StringComparer.Ordinal);

    private Exported(CommandRun run, string output, Scenario scenario)
    {
        (_run, Output, _scenario) = (run, output, scenario);
        Server = new MappingServer(Folder);
    }

    public string Folder => Path.Combine(_run.Folder, "out");

    /// <summary>What the command printed.</summary>
    public string Output { get; }

    public MappingServer Server { get; }

    /// <summary>Exports a scenario for every provider.</summary>
    /// <param name="turns">Its turns, as YAML.</param>
    public static async Task<Exported> Of(string turns)
    {
        var run = new CommandRun();
        var tools = string.Join(", ", ((string[])["get_weather", "book"]).Select(static name => $"{{ name: {name}, parameters: {{ type: object, properties: {{}} }} }}"));
        var text = $"scenario: tried\nprovider: any\ntools: [{tools}]\nturns:\n{turns}\n";
        var file = run.Write("tried.scenario.yaml", text);
        var (code, output, error) = await CommandRun.RunAsync("export", "wiremock", "--scenarios", file, "--out", Path.Combine(run.Folder, "out"));
        Assert.True(code == 0, error + output);
        var scope = new ScenarioScope(s_contracts.Values.Select(static one => one.Contract).ToEquatableArray(), default);
        return new Exported(run, output, ScenarioReader.Read(new SourceText(file, text), scope, CancellationToken.None).Scenario!);
    }

    /// <summary>What our engine answers: the turn, from 1, or null, and the body.</summary>
    public async Task<(int? Turn, int Status, string Body)> Engine(string dialect, WireRequest request)
    {
        var provider = TalkWriter.Provider(dialect);
        if (!_mocks.TryGetValue(provider, out var mock))
        {
            mock = new SimulatedMock(s_contracts[provider], new MockOptions { Requests = RequestChecks.Lenient, ChecksSecurity = false });
            mock.Use(_scenario);
            _mocks.Add(provider, mock);
        }

        using var client = mock.CreateClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(request.Path + (request.Query.Length > 0 ? "?" + request.Query : ""), UriKind.Relative))
        {
            Content = new StringContent(request.Body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(message, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var outcome = mock.Journal.Exchanges[^1].Outcome;
        return (outcome.Kind == OutcomeKind.Matched ? outcome.Turn : null, (int)response.StatusCode, body);
    }

    /// <summary>Has the engine begin anew.</summary>
    public async Task ForgetAsync()
    {
        foreach (var mock in _mocks.Values)
        {
            await mock.DisposeAsync();
        }

        _mocks.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await ForgetAsync();
        Server.Dispose();
        _run.Dispose();
    }
}
