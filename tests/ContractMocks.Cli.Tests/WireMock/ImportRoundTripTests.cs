namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>What <c>export wiremock</c> writes comes back as the scenario that it was.</summary>
public sealed class ImportRoundTripTests : IDisposable
{
    private const string Turns = """
        scenario: round-trip
        provider: PROVIDER
        tools:
          - name: get_weather
            parameters: { type: object, properties: { city: { type: string } } }
        turns:
          - when: { user: weather, tools: get_weather }
            reply: { tool_calls: [get_weather: { city: Paris }], usage: { input: 1, output: 2 } }
          - when: { tool_result: get_weather }
            reply: { text: "Sunny, and it's {{{{ fine }}.", usage: { input: 1, output: 2 } }
          - when: { user: { matches: "(?i)quota" } }
            reply: { error: rate_limited, retry_after: 2s }
          - when: { user: "what's a/b" }
            reply: { error: server_error, message: "Boom." }
          - when: { user: { equals: "Hi" } }
            reply: { text: "Hello.", finish: length, usage: { input: 3, output: 4 } }
        """;

    private const string Chain = """
        scenario: round-trip
        provider: PROVIDER
        turns:
          - reply: { error: overloaded }
          - reply: { text: Here I am., usage: { input: 1, output: 2 } }
          - when: { user: again }
            after_previous: true
            times: 2
            reply: { text: "Here I am, again.", usage: { input: 1, output: 2 } }
        """;

    private readonly ImportRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("openai", Turns)]
    [InlineData("anthropic", Turns)]
    [InlineData("gemini", Turns)]
    [InlineData("ollama", Turns)]
    [InlineData("openai", Chain)]
    public async Task What_is_exported_comes_back(string provider, string text)
    {
        var path = Path.Combine(_run.Folder, "round-trip.scenario.yaml");
        var scenario = text.Replace("PROVIDER", provider, StringComparison.Ordinal);
        File.WriteAllText(path, scenario);
        Assert.Equal(ExitCode.Fine, (await CommandRun.RunAsync("export", "wiremock", "--spec", provider, "--scenarios", path, "--out", _run.Mappings)).Code);

        await _run.RunAsync("--spec", provider, "--name", "round-trip");

        Assert.True(_run.Code == ExitCode.Fine, _run.Error);
        var (before, after) = (ImportRun.ReadScenario(scenario), _run.Scenario);
        Assert.Equal(before.Turns.Select(Sorted), after.Turns.Select(Sorted));
        Assert.Equal(before.Tools.Select(static tool => (tool.Name, tool.Parameters)), after.Tools.Select(static tool => (tool.Name, tool.Parameters)));
    }

    private static Turn Sorted(Turn turn) => turn with { When = [.. turn.When.OrderBy(static condition => condition.GetType().Name, StringComparer.Ordinal)] };
}
