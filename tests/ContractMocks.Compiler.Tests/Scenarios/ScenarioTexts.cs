using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Tests.Scenarios;

/// <summary>A project for scenarios to be read in: OpenAI's chat operation and two tools.</summary>
internal static class ScenarioTexts
{
    public const string WeatherSchema =
        """{"type":"object","properties":{"city":{"type":"string"},"unit":{"enum":["celsius","fahrenheit"]},"days":{"type":"integer","minimum":1},"area":{"type":"object","properties":{"lat":{"type":"number"},"lon":{"type":"number"}},"required":["lat","lon"],"additionalProperties":false}},"required":["city","days"]}""";

    public static readonly Tool GetWeather = new("get_weather", "The weather of a city.", WeatherSchema);

    public static readonly Tool GetTime = new("get_time", "", """{"type":"object","properties":{"zone":{"type":"string"}},"additionalProperties":false}""");

    public static readonly Contract OpenAi = new()
    {
        Name = "openai",
        Provider = "openai",
        Operations = [new Operation { Id = "createChatCompletion", Method = "POST", Path = "/chat/completions" }],
    };

    public static readonly ScenarioScope Scope = new([OpenAi], [GetWeather, GetTime]);

    public static ScenarioResult Read(string text, ScenarioScope? scope = null) =>
        ScenarioReader.Read(new SourceText("scenarios/a.scenario.yaml", text), scope ?? Scope, TestContext.Current.CancellationToken);

    public static Scenario ReadGood(string text, ScenarioScope? scope = null)
    {
        var result = Read(text, scope);
        Assert.Equal([], Lines(result.Problems));
        return Assert.IsType<Scenario>(result.Scenario);
    }

    public static ToolResult ReadTools(string text) =>
        ToolReader.Read(new SourceText("tools/a.tool.json", text), TestContext.Current.CancellationToken);

    /// <summary>The problems as <c>line:column-column id message</c> (or <c>line:column-line:column</c>), one each.</summary>
    public static string[] Lines(IEnumerable<Problem> problems) => [.. problems.Select(Line)];

    private static string Line(Problem problem)
    {
        var span = problem.Span;
        var end = span.EndLine == span.Line ? $"{span.EndColumn}" : $"{span.EndLine}:{span.EndColumn}";
        return $"{span.Line}:{span.Column}-{end} {problem.Id} {problem.Message}";
    }
}
