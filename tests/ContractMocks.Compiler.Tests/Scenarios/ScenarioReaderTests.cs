namespace ContractMocks.Compiler.Tests.Scenarios;

public sealed class ScenarioReaderTests
{
    private const string WeatherLoop =
        """
        # A comment, to move positions.
        scenario: weather-loop
        provider: openai
        description: Asks for the weather, then tells it.
        tools: [get_weather]
        turns:
          - when: { user: weather, tools: get_weather }
            reply:
              tool_calls:
                - get_weather: { city: Paris }
          - when: { tool_result: get_weather }
            times: 2
            after_previous: true
            reply:
              text: "It is {{ tool_result.temperature }} °C in {{ tool_call.city }}."
          - when: { user: { matches: "(?i)quota" }, model: { equals: gpt-5 }, system: { contains: terse } }
            reply: { error: rate_limited, message: Slow down., retry_after: 1.5s }
          - reply: Hello.
        """;

    [Fact]
    public void A_scenario_with_every_key_reads()
    {
        var scenario = ScenarioTexts.ReadGood(WeatherLoop);

        var expected = new Scenario
        {
            Name = "weather-loop",
            Provider = "openai",
            Description = "Asks for the weather, then tells it.",
            Tools = [ScenarioTexts.GetWeather],
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
                    Times = 2,
                    AfterPrevious = true,
                },
                new Turn
                {
                    When =
                    [
                        new UserTextCondition(TextTest.Matches("(?i)quota")),
                        new ModelCondition(TextTest.EqualTo("gpt-5")),
                        new SystemTextCondition(TextTest.Contains("terse")),
                    ],
                    Reply = Reply.Fails("rate_limited", "Slow down.", TimeSpan.FromSeconds(1.5)),
                },
                new Turn { Reply = Reply.Says("Hello.") },
            ],
        };
        Assert.Equal(expected, scenario);
    }

    [Fact]
    public void Without_a_tools_list_the_scenario_has_the_tools_that_its_turns_name()
    {
        var scenario = ScenarioTexts.ReadGood(
            """
            scenario: a
            provider: openai
            turns:
              - when: { tools: [get_time] }
                reply: { text: One moment., tool_calls: [get_weather, get_time: { zone: UTC }] }
            """);

        Assert.Equal([ScenarioTexts.GetTime, ScenarioTexts.GetWeather], scenario.Tools);
        Assert.Equal("One moment.", scenario.Turns[0].Reply.Text);
        Assert.Equal([new ToolCall("get_weather"), new ToolCall("get_time", """{"zone":"UTC"}""")], scenario.Turns[0].Reply.ToolCalls);
    }

    [Fact]
    public void A_tool_may_be_written_in_place()
    {
        var scenario = ScenarioTexts.ReadGood(
            """
            scenario: a
            provider: openai
            tools:
              - name: roll_dice
                description: Rolls dice.
                parameters: { type: object, properties: { sides: { type: integer } } }
            turns:
              - reply: { tool_calls: [roll_dice: { sides: 6 }] }
            """);

        Assert.Equal([new Tool("roll_dice", "Rolls dice.", """{"type":"object","properties":{"sides":{"type":"integer"}}}""")], scenario.Tools);
    }

    [Theory]
    [InlineData("2s", 2_000)]
    [InlineData("500ms", 500)]
    [InlineData("1m", 60_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("3", 3_000)]
    [InlineData("0.25", 250)]
    [InlineData("0", 0)]
    public void Retry_after_reads_units_and_seconds(string text, int milliseconds)
    {
        var scenario = ScenarioTexts.ReadGood($"scenario: a\nprovider: openai\nturns:\n  - reply: {{ error: rate_limited, retry_after: {text} }}\n");

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), scenario.Turns[0].Reply.Error!.RetryAfter);
    }

    [Fact]
    public void Numbers_count_as_the_text_they_are_written_as()
    {
        var scenario = ScenarioTexts.ReadGood("scenario: a\nprovider: openai\nturns:\n  - when: { user: 007 }\n    reply: { text: 1.50 }\n");

        Assert.Equal([new UserTextCondition(TextTest.Contains("007"))], scenario.Turns[0].When);
        Assert.Equal("1.50", scenario.Turns[0].Reply.Text);
    }

    [Fact]
    public void A_scenario_is_equal_when_only_positions_move()
    {
        var moved = ScenarioTexts.Read("\n# moved\n" + WeatherLoop);
        var original = ScenarioTexts.Read(WeatherLoop);

        Assert.Equal(original.Scenario, moved.Scenario);
        Assert.NotEqual(original.NamePlace, moved.NamePlace);
    }

    [Fact]
    public void Line_ends_move_no_position()
    {
        var text = ScenarioProblemTests.FiveMistakes;
        Assert.DoesNotContain('\r', text);

        var windows = ScenarioTexts.Read(text.Replace("\n", "\r\n"));
        Assert.Equal(ScenarioTexts.Lines(ScenarioTexts.Read(text).Problems), ScenarioTexts.Lines(windows.Problems));
    }

    [Fact]
    public void Incomplete_arguments_are_allowed_at_every_depth()
    {
        ScenarioTexts.ReadGood(Call("get_weather: { area: { lat: 1 } }"));
    }

    [Theory]
    [InlineData("days: '{{ tool_result.days }}'")]
    [InlineData("unit: '{{ tool_result.unit }}'")]
    [InlineData("area: { lat: '{{ tool_result.lat }}' }")]
    public void A_template_stands_for_a_value_that_is_not_known_yet(string argument)
    {
        ScenarioTexts.ReadGood(Call($"get_weather: {{ {argument} }}"));
    }

    [Fact]
    public void Branches_that_differ_in_required_properties_only_accept_incomplete_arguments()
    {
        var tool = new Tool(
            "find",
            "",
            """
            {"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"}},
             "oneOf":[{"required":["id"]},{"required":["name"]}],"minProperties":1}
            """);
        ScenarioTexts.ReadGood(Call("find: {}"), ScenarioTexts.Scope with { Tools = [tool] });
    }

    internal static string Call(string call) => $"scenario: a\nprovider: openai\nturns:\n  - reply:\n      tool_calls:\n        - {call}\n";
}
