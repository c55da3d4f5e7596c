using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Tests.Impact;

/// <summary>Contracts and scenarios of these tests, read as the command line reads them.</summary>
internal static class ImpactProject
{
    public const string Weather = """
        { "name": "get_weather", "description": "Tells the weather.",
          "parameters": { "type": "object", "properties": { "city": { "type": "string" } }, "required": ["city"], "additionalProperties": false } }
        """;

    public const string Loop = """
        scenario: weather-loop
        provider: PROVIDER
        tools: [get_weather]
        turns:
          - when: { user: weather, tools: get_weather }
            reply:
              tool_calls:
                - get_weather: { city: Paris }
          - when: { tool_result: get_weather }
            reply:
              text: "It is {{ tool_result.temperature }} °C in {{ tool_call.city }}."
          - when: { user: { matches: "(?i)quota" } }
            reply: { error: rate_limited, retry_after: 2s }
        """;

    public static string Bundled(string name) => BundledSpecs.Find(name)!;

    /// <summary>The text with one part of it replaced; fails where the part is not there.</summary>
    public static string Replace(string text, string part, string by)
    {
        Assert.Contains(part, text, StringComparison.Ordinal);
        return text.Replace(part, by, StringComparison.Ordinal);
    }

    public static SpecInput Input(string text, string path = "openai.yaml") => new() { Path = path, Text = text };

    public static Contract Contract(string text, string path = "openai.yaml") =>
        SpecReader.Read(Input(text, path), TestContext.Current.CancellationToken).Contract!;

    public static Scenario Scenario(string yaml, params Contract[] contracts)
    {
        var tools = ToolReader.Read(new SourceText("get_weather.tool.json", Weather), TestContext.Current.CancellationToken);
        var read = ScenarioReader.Read(
            new SourceText("a.scenario.yaml", yaml), new ScenarioScope(contracts.ToEquatableArray(), tools.Tools), TestContext.Current.CancellationToken);
        Assert.Empty(read.Problems);
        return read.Scenario!;
    }
}
