namespace ContractMocks.Xunit.Tests;

internal static class SampleScenarios
{
    public static Scenario WeatherLoop { get; } = new()
    {
        Name = "weather-loop",
        Provider = "openai",
        Tools =
        [
            new Tool(
                "get_weather",
                "Looks up the weather of a city.",
                """{"type":"object","properties":{"city":{"type":"string"},"unit":{"enum":["celsius","fahrenheit"]}},"required":["city"],"additionalProperties":false}"""),
        ],
        Turns =
        [
            new Turn
            {
                When = [new UserTextCondition(TextTest.Contains("weather")), new ToolDeclaredCondition("get_weather")],
                Reply = Reply.Calls(new ToolCall("get_weather", """{"city":"Paris"}""")),
            },
            new Turn
            {
                When = [new ToolResultCondition("get_weather")],
                Reply = Reply.Says("It is {{ tool_result.temperature }} °C in {{ tool_call.city }}."),
                AfterPrevious = true,
            },
            new Turn
            {
                When = [new UserTextCondition(TextTest.Matches("(?i)quota"))],
                Reply = Reply.Fails("rate_limited", retryAfter: TimeSpan.FromSeconds(2)),
            },
            new Turn
            {
                When = [new SystemTextCondition(TextTest.Contains("pirate")), new ModelCondition(TextTest.EqualTo("gpt-5-mini"))],
                Reply = Reply.Says("Arr! A 🦜 and more than one word to say."),
            },
        ],
    };

    /// <summary>What every provider's mock is asked and says.</summary>
    public static Scenario Anywhere { get; } = new()
    {
        Name = "anywhere",
        Provider = Scenario.AnyProvider,
        Tools = WeatherLoop.Tools,
        Turns =
        [
            new Turn
            {
                When = [new UserTextCondition(TextTest.Contains("weather")), new ToolDeclaredCondition("get_weather")],
                Reply = Reply.Calls(new ToolCall("get_weather", """{"city":"Paris"}""")) with { Text = "I look." },
            },
            new Turn
            {
                When = [new ToolResultCondition("get_weather")],
                Reply = Reply.Says("It is {{ tool_result.temperature }} °C in {{ tool_call.city }}."),
                AfterPrevious = true,
            },
            new Turn
            {
                When = [new SystemTextCondition(TextTest.Contains("pirate"))],
                Reply = Reply.Says("Arr! A 🦜 and more than one word to say.") with { Reasoning = "They talk to a pirate." },
            },
            new Turn
            {
                When = [new UserTextCondition(TextTest.Matches("(?i)quota"))],
                Reply = Reply.Fails("rate_limited", retryAfter: TimeSpan.FromSeconds(2)),
            },
            new Turn { When = [new UserTextCondition(TextTest.Contains("auto"))], Reply = Reply.CallsTools(2) },
            new Turn { When = [new UserTextCondition(TextTest.Contains("bomb"))], Reply = Reply.Refuses("I will not help with that.") },
        ],
    };

    public static Scenario Bare { get; } = new()
    {
        Name = "bare",
        Provider = "openai",
        Turns = [new Turn { Reply = Reply.Says("First.") }, new Turn { Reply = Reply.Says("Second.") }],
    };

    /// <summary>Turns that leave calls and content to the request.</summary>
    public static Scenario Auto { get; } = new()
    {
        Name = "auto",
        Provider = "openai",
        Tools = WeatherLoop.Tools,
        Turns =
        [
            new Turn { When = [new UserTextCondition(TextTest.Contains("weather"))], Reply = Reply.CallsTools() },
            new Turn { When = [new ToolResultCondition("get_weather")], Reply = Reply.CallsTools() with { Text = "Let me look." } },
            new Turn { When = [new UserTextCondition(TextTest.Contains("five"))], Reply = Reply.CallsTools(5) },
            new Turn { When = [new UserTextCondition(TextTest.Contains("json"))], Reply = Reply.SaysJson("""{"city":"{{ user }}"}""") },
        ],
    };
}
