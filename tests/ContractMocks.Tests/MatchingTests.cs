using System.Net;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests;

public sealed class MatchingTests
{
    private static readonly Scenario s_weather = new()
    {
        Name = "weather-loop",
        Provider = "openai",
        Tools = [GetWeather.Tool],
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
            },
        ],
    };

    [Fact]
    public async Task A_scenario_plays_a_tool_loop()
    {
        await using var mock = TestMock.InMemory();
        mock.Use(s_weather);
        using var client = mock.CreateClient();

        var call = (await Wire.JsonAsync(client, Wire.Ask("The WEATHER, please", tools: true)))["choices"]![0]!["message"]!["tool_calls"]![0]!;
        var text = await Wire.JsonAsync(
            client, Wire.Result("The WEATHER, please", (string)call["id"]!, (string)call["function"]!["arguments"]!, """{"temperature":21.5}"""));

        Assert.Equal("It is 21.5 °C in Paris.", (string)text["choices"]![0]!["message"]!["content"]!);
        Assert.Equal(["turn 1 of 'weather-loop'", "turn 2 of 'weather-loop'"], mock.Journal.Exchanges.Select(static exchange => exchange.Outcome.ToString()));
        Assert.Equal("get_weather", mock.Journal.Exchanges[1].ToolResults.Single().Tool);
        mock.Journal.ShouldHaveCalled<GetWeather>(static weather => weather.City == "Paris");
    }

    [Fact]
    public async Task A_client_may_call_a_tool_by_the_name_that_other_providers_do_not_take()
    {
        await using var mock = TestMock.InMemory();
        mock.Use(s_weather with { Tools = [GetWeather.Tool with { WrittenName = "get.weather" }] });
        using var client = mock.CreateClient();

        var asked = Wire.Ask("The WEATHER, please", tools: true).Replace("get_weather", "get.weather", StringComparison.Ordinal);
        var call = (await Wire.JsonAsync(client, asked))["choices"]![0]!["message"]!["tool_calls"]![0]!;
        var result = Wire.Result("The WEATHER, please", (string)call["id"]!, (string)call["function"]!["arguments"]!, """{"temperature":21.5}""");
        var text = await Wire.JsonAsync(client, result.Replace("get_weather", "get.weather", StringComparison.Ordinal));

        Assert.Equal("get.weather", (string)call["function"]!["name"]!);
        Assert.Equal("It is 21.5 °C in Paris.", (string)text["choices"]![0]!["message"]!["content"]!);
        mock.Journal.ShouldHaveCalled<GetWeather>(static weather => weather.City == "Paris");
    }

    [Fact]
    public async Task Turns_in_csharp_play_a_tool_loop()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat
            .When(static turn => turn.User.Contains("WEATHER") && turn.HasTool<GetWeather>())
            .Calls(new GetWeather { City = "Paris" })
            .Then(static turn => turn.HasResultOf<GetWeather>())
            .Says("Sunny.");
        using var client = mock.CreateClient();

        var first = await Wire.JsonAsync(client, Wire.Ask("weather", tools: true));
        var second = await Wire.JsonAsync(client, Wire.Result("weather", "call_1", "{}", "sun"));
        var third = await Wire.JsonAsync(client, Wire.Ask("weather", tools: true));

        Assert.NotNull(first["choices"]![0]!["message"]!["tool_calls"]);
        Assert.Equal("Sunny.", (string)second["choices"]![0]!["message"]!["content"]!);
        Assert.NotNull(third["choices"]![0]!["message"]!["tool_calls"]);
    }

    [Fact]
    public async Task A_condition_on_the_user_alone_does_not_answer_tool_results()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When(static turn => turn.User.Contains("weather")).Calls(new GetWeather { City = "Paris" });
        mock.Chat.When(new UserTextCondition(TextTest.Contains("weather"))).Calls(new GetWeather { City = "Paris" });
        mock.Chat.Says("Done.");
        using var client = mock.CreateClient();

        var text = await Wire.JsonAsync(client, Wire.Result("weather", "call_1", "{}", "sun"));

        Assert.Equal("Done.", (string)text["choices"]![0]!["message"]!["content"]!);
    }

    [Fact]
    public async Task Turns_without_conditions_play_once_in_order_and_then_end()
    {
        await using var mock = TestMock.InMemory();
        mock.Use(new Scenario { Name = "three", Provider = "openai", Turns = [new Turn { Reply = Reply.Says("1") }, new Turn { Reply = Reply.Says("2"), Times = 2 }] });
        using var client = mock.CreateClient();

        Assert.Equal(["1", "2", "2"], await TextsAsync(client, 3));
        var error = await Wire.ErrorAsync(client, Wire.Ask("Hi"), 404);
        Assert.Contains("may not answer again", (string)error["message"]!);

        mock.Reset();
        Assert.Empty(mock.Journal.Exchanges);
        Assert.Equal(["1", "2", "2"], await TextsAsync(client, 3));
    }

    [Fact]
    public async Task Then_waits_for_the_turn_before_and_goes_ahead_of_it()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When(static turn => turn.Model.StartsWith("gpt", StringComparison.Ordinal)).Says("first").Then().Says("second").Then().Says("third");
        using var client = mock.CreateClient();

        Assert.Equal(["first", "second", "third", "first"], await TextsAsync(client, 4));
    }

    [Fact]
    public async Task What_was_added_first_answers_first()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When(new ModelCondition(TextTest.EqualTo("gpt-4o-mini"))).Says("chain");
        mock.Use(new Scenario { Name = "all", Provider = "openai", Turns = [new Turn { Reply = Reply.Says("scenario"), Times = 10 }] });
        using var client = mock.CreateClient();

        Assert.Equal("chain", await TextAsync(client, Wire.Ask("Hi")));
        Assert.Equal("scenario", await TextAsync(client, Wire.Ask("Hi", model: "gpt-5")));
    }

    [Fact]
    public async Task Regular_expressions_are_tried_with_and_without_backtracking()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When(new UserTextCondition(TextTest.Matches("(?i)^quota$"))).Says("plain");
        mock.Chat.When(new UserTextCondition(TextTest.Matches("(?<=over )quota"))).Says("lookbehind");
        using var client = mock.CreateClient();

        Assert.Equal("plain", await TextAsync(client, Wire.Ask("QUOTA")));
        Assert.Equal("lookbehind", await TextAsync(client, Wire.Ask("over quota")));
    }

    [Fact]
    public async Task Parallel_requests_never_share_a_last_use()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When().Says("mine").Times(20);
        using var client = mock.CreateClient();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            await Task.Yield();
            using var response = await Wire.PostAsync(client, Wire.Ask("Hi"));
            return response.StatusCode;
        }));

        Assert.Equal(20, statuses.Count(static status => status == HttpStatusCode.OK));
        Assert.Equal(Enumerable.Range(1, 64), mock.Journal.Exchanges.Select(static exchange => exchange.Index));
    }

    [Fact]
    public async Task A_request_without_a_turn_is_told_which_came_closest_and_why()
    {
        await using var mock = TestMock.InMemory();
        mock.Use(s_weather);
        using var client = mock.CreateClient();

        var error = await Wire.ErrorAsync(client, Wire.Ask("Hi", tools: true), 404);

        Assert.Equal(
            "No turn answers this request. Closest: turn 1 of 'weather-loop': the user text should contain \"weather\", but is \"Hi\".",
            (string)error["message"]!);
        Assert.Equal("invalid_request_error", (string)error["type"]!);
        Assert.Equal("contractmocks_unmatched", (string)error["code"]!);
        Assert.Equal(OutcomeKind.Unmatched, mock.Journal.Unmatched.Single().Outcome.Kind);
        var thrown = Assert.Throws<ContractMocksException>(mock.Journal.ShouldHaveNoUnmatched);
        Assert.Contains("should contain \"weather\"", thrown.Message);
    }

    [Theory]
    [InlineData(false, "the request should declare the tool 'get_weather', but declares none")]
    [InlineData(true, "the request should end in a result of 'get_weather', but ends in a user message")]
    public async Task Each_kind_of_condition_explains_itself(bool tools, string reason)
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When(new ToolDeclaredCondition("get_weather"), new ToolResultCondition("get_weather")).Says("x");
        using var client = mock.CreateClient();

        var error = await Wire.ErrorAsync(client, Wire.Ask("Hi", tools: tools), 404);

        Assert.Contains(reason, (string)error["message"]!);
    }

    [Fact]
    public async Task A_condition_in_csharp_is_quoted()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When(turn => turn.User == "Bye").Says("x");
        using var client = mock.CreateClient();

        Assert.Contains("turn => turn.User == \"Bye\"", (string)(await Wire.ErrorAsync(client, Wire.Ask("Hi"), 404))["message"]!);
    }

    [Fact]
    public async Task A_mock_without_turns_says_how_to_add_one()
    {
        await using var mock = TestMock.InMemory();
        using var client = mock.CreateClient();

        Assert.Contains("Use(scenario)", (string)(await Wire.ErrorAsync(client, Wire.Ask("Hi"), 404))["message"]!);
    }

    [Fact]
    public async Task A_condition_that_throws_is_shown_and_does_not_hang()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When(static _ => throw new InvalidOperationException("boom")).Says("x");
        using var client = mock.CreateClient();

        Assert.Contains("boom", (string)(await Wire.ErrorAsync(client, Wire.Ask("Hi"), 400))["message"]!);
        Assert.Equal(OutcomeKind.Failed, mock.Journal.Exchanges.Single().Outcome.Kind);
    }

    [Fact]
    public async Task Missing_required_arguments_are_made_up_and_given_ones_kept()
    {
        await using var mock = TestMock.InMemory();
        mock.Use(s_weather with { Turns = [new Turn { Reply = Reply.Calls(new ToolCall("get_weather", """{ "unit": "celsius" }""")) }] });
        using var client = mock.CreateClient();

        await Wire.TextAsync(client, Wire.Ask("Hi"));

        var arguments = mock.Journal.Exchanges.Single().ToolCalls.Single().Arguments;
        Assert.StartsWith("""{"unit":"celsius","city":""", arguments);
        Assert.True(Schemas.SchemaValidator.Compile(GetWeather.Tool.Parameters).IsValid(System.Text.Json.JsonElement.Parse(arguments)));
    }

    [Fact]
    public async Task Places_in_arguments_keep_the_kind_of_value()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When(new ToolResultCondition("get_weather")).Calls(
            "report", """{"t":"{{ tool_result.now[1] }}","all":"{{ tool_result }}","text":"{{ tool_call.city }}: {{ tool_result.now[0] }}","plain":"{{{{x}}"}""");
        using var client = mock.CreateClient();

        await Wire.TextAsync(client, Wire.Result("weather", "call_1", """{"city":"Bonn"}""", """{"now":[20,21.5]}"""));

        Assert.Equal(
            """{"t":21.5,"all":{"now":[20,21.5]},"text":"Bonn: 20","plain":"{{x}}"}""",
            mock.Journal.Exchanges.Single().ToolCalls.Single().Arguments);
    }

    [Fact]
    public async Task Mistakes_show_when_a_turn_is_added()
    {
        await using var mock = TestMock.InMemory();

        Assert.Contains("did you mean 'rate_limited'", Assert.Throws<ArgumentException>(() => mock.Chat.Fails("rate_limit")).Message);
        Assert.Contains("tool_result", Assert.Throws<ArgumentException>(() => mock.Chat.Says("{{ tool_reslt }}")).Message);
        Assert.Throws<ArgumentException>(() => mock.Chat.When(new UserTextCondition(TextTest.Matches("("))).Says("x"));
        Assert.Throws<ArgumentException>(() => mock.Chat.When().Calls("get_weather", "[]"));
        Assert.Contains("anthropic", Assert.Throws<ArgumentException>(() => mock.Use(s_weather with { Provider = "anthropic" })).Message);
    }

    private static async Task<List<string>> TextsAsync(HttpClient client, int count)
    {
        List<string> texts = [];
        for (var i = 0; i < count; i++)
        {
            texts.Add(await TextAsync(client, Wire.Ask("Hi")));
        }

        return texts;
    }

    private static async Task<string> TextAsync(HttpClient client, string body) =>
        (string)(await Wire.JsonAsync(client, body))["choices"]![0]!["message"]!["content"]!;
}
