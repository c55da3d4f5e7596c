using System.Text.Json.Nodes;
using ContractMocks.TestSupport;
using static ContractMocks.Tests.Live.LiveWire;

namespace ContractMocks.Tests.Live;

/// <summary>A reply that calls whatever tools the request declares.</summary>
public sealed class AutoCallsTests
{
    [Fact]
    public async Task Each_declared_tool_is_called_once_with_arguments_that_fit()
    {
        var answer = await BothWaysAsync(static () => Auto(), Ask());

        var calls = Calls(answer);
        Assert.Equal(["get_weather", "get_time"], calls.Select(static call => call.Tool));
        Fits(Weather, calls[0].Arguments);
        Fits(Time, calls[1].Arguments);
        Assert.Equal("tool_calls", Finish(answer));
        Assert.Null(Content(answer));
    }

    [Fact]
    public async Task No_more_than_three_tools_are_called_unless_the_turn_counts()
    {
        var tools = string.Join(",", Enumerable.Range(0, 5).Select(static i => Tool($"tool_{i}", Time)));

        Assert.Equal(3, Calls(await BothWaysAsync(static () => Auto(), Ask(tools: tools))).Count);
        Assert.Equal(
            ["tool_0", "tool_1", "tool_2", "tool_3", "tool_4", "tool_0", "tool_1"],
            Calls(await BothWaysAsync(static () => Auto(7), Ask(tools: tools))).Select(static call => call.Tool));
    }

    [Fact]
    public async Task The_same_request_gets_the_same_arguments_whatever_was_asked_before_and_another_seed_gets_others()
    {
        await using var mock = Auto();
        await using var other = Auto(options: new MockOptions { Seed = 7 });
        using var client = mock.CreateClient();
        using var otherClient = other.CreateClient();

        var first = Calls(await Wire.JsonAsync(client, Ask()));
        await Wire.JsonAsync(client, Ask(tools: Tool("get_time", Time)));
        var again = Calls(await Wire.JsonAsync(client, Ask()));

        Assert.Equal(first, again);
        Assert.NotEqual(first, Calls(await Wire.JsonAsync(otherClient, Ask())));
    }

    [Theory]
    [InlineData("""{"type":"function","function":{"name":"get_time"}}""", "get_time")]
    [InlineData("""{"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"get_time"}}]}}""", "get_time")]
    [InlineData("""{"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[{"type":"function","function":{"name":"get_weather"}}]}}""", "get_weather")]
    [InlineData("\"auto\"", "get_weather", "get_time")]
    [InlineData("\"required\"", "get_weather", "get_time")]
    public async Task Only_tools_that_the_request_allows_are_called(string choice, params string[] tools)
    {
        var answer = await BothWaysAsync(static () => Auto(), Ask($"\"tool_choice\":{choice}"));

        Assert.Equal(tools, Calls(answer).Select(static call => call.Tool));
    }

    [Fact]
    public async Task One_call_is_made_where_the_request_wants_no_parallel_calls()
    {
        await using var mock = Auto(2);
        using var client = mock.CreateClient();

        var answer = await Wire.JsonAsync(client, Ask("\"parallel_tool_calls\":false"));

        Assert.Equal(["get_weather"], Calls(answer).Select(static call => call.Tool));
        Assert.Equal(["The turn calls 2 tools; one was called, because the request does not allow calls in parallel."], mock.Journal.Exchanges[0].Notes);
    }

    [Theory]
    [InlineData("\"tool_choice\":\"none\"", null, "the request says tool_choice: \"none\"")]
    [InlineData("", "", "the request declares none")]
    public async Task Where_no_tool_may_be_called_a_text_says_why(string more, string? tools, string why)
    {
        await using var mock = Auto();
        using var client = mock.CreateClient();

        var answer = await Wire.JsonAsync(client, Ask(more, tools));

        Assert.Equal($"This is a mock answer. It calls no tool: {why}.", Content(answer));
        Assert.Equal("stop", Finish(answer));
        Assert.Equal([$"The turn calls tools (auto), but none may be called, so it says something instead: {why}."], mock.Journal.Exchanges[0].Notes);
    }

    [Fact]
    public async Task The_text_of_the_turn_is_said_where_no_tool_may_be_called()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.CallsTools().Says("As you like.");
        using var client = mock.CreateClient();

        Assert.Equal("As you like.", Content(await Wire.JsonAsync(client, Ask("\"tool_choice\":\"none\""))));
    }

    [Fact]
    public async Task An_endless_turn_calls_each_tool_once_and_then_speaks()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Always.CallsTools(1);
        using var client = mock.CreateClient();
        var messages = "";
        var called = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            var answer = await Wire.JsonAsync(client, Ask(messages: messages.Length == 0 ? null : messages));
            called.AddRange(Calls(answer).Select(static call => call.Tool));
            messages += (round == 0 ? "" : ",") + Results(answer);
        }

        var last = await Wire.JsonAsync(client, Ask(messages: messages));
        Assert.Equal(["get_weather", "get_time"], called);
        Assert.Empty(Calls(last));
        Assert.Equal("This is a mock answer. It calls no tool: each was called already.", Content(last));

        // What the user says next starts it all again.
        var next = await Wire.JsonAsync(client, Ask(messages: messages + """,{"role":"assistant","content":"x"},{"role":"user","content":"more"}"""));
        Assert.Single(Calls(next));
    }

    [Fact]
    public async Task A_turn_with_a_limit_calls_again()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.CallsTools();
        mock.Chat.CallsTools();
        using var client = mock.CreateClient();
        var only = Tool("get_time", Time);

        var first = await Wire.JsonAsync(client, Ask(tools: only));
        var second = await Wire.JsonAsync(client, Ask(tools: only, messages: Results(first)));

        Assert.Equal(["get_time"], Calls(second).Select(static call => call.Tool));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_schema_without_an_instance_is_named_in_the_error(bool stream)
    {
        await using var mock = Auto();
        using var client = mock.CreateClient();
        var tools = Tool("get_time", Time) + "," + Tool("broken", Impossible);

        var error = await Wire.ErrorAsync(client, Ask(stream ? "\"stream\":true" : "", tools), 400);

        Assert.Equal("tools[1].function.parameters", (string?)error["param"]);
        Assert.Equal("contractmocks_unfakeable", (string?)error["code"]);
        var message = (string)error["message"]!;
        Assert.StartsWith("The schema of the tool 'broken' has no instance: $", message, StringComparison.Ordinal);
        Assert.Equal([message], mock.Journal.Exchanges[0].Notes);
        Assert.Equal(OutcomeKind.Refused, mock.Journal.Exchanges[0].Outcome.Kind);
    }

    [Fact]
    public async Task A_choice_of_a_tool_that_is_not_declared_is_an_error()
    {
        await using var mock = Auto();
        using var client = mock.CreateClient();

        var error = await Wire.ErrorAsync(client, Ask("""
            "tool_choice":{"type":"function","function":{"name":"get_tim"}}
            """), 400);

        Assert.Equal("'tool_choice' names the tool 'get_tim', which the request does not declare; did you mean 'get_time'?", (string?)error["message"]);
        Assert.Equal("tool_choice", (string?)error["param"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"properties":{"a":{"type":"integer"}},"required":["a"]}""")]
    [InlineData("""{"type":"object","$defs":{"A":{"type":"integer"}},"properties":{"a":{"$ref":"#/$defs/A"}},"required":["a"]}""")]
    public async Task Arguments_are_an_object_whatever_the_schema_leaves_open(string schema)
    {
        var answer = await BothWaysAsync(static () => Auto(), Ask(tools: Tool("f", schema)));

        var arguments = Calls(answer)[0].Arguments;
        Assert.IsType<JsonObject>(JsonNode.Parse(arguments));
        Fits(schema, arguments);
    }

    [Fact]
    public async Task Named_calls_are_sent_whatever_the_request_says_and_the_journal_says_so()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When().Calls("get_weather", """{"city":"Paris"}""").Calls("fly");
        using var client = mock.CreateClient();

        var answer = await Wire.JsonAsync(client, Ask("\"tool_choice\":\"none\",\"parallel_tool_calls\":false"));

        Assert.Equal(["get_weather", "fly"], Calls(answer).Select(static call => call.Tool));
        Assert.Equal(
            [
                "The reply calls 'get_weather', which the request does not allow (tool_choice: \"none\"); it was sent all the same.",
                "The reply calls 'fly', which the request does not declare; it was sent all the same.",
                "The reply makes 2 calls, but the request does not allow calls in parallel; it was sent all the same.",
            ],
            mock.Journal.Exchanges[0].Notes);
    }

    [Fact]
    public async Task Calls_are_counted_as_tokens_and_written_down()
    {
        await using var mock = Auto();
        using var client = mock.CreateClient();

        var answer = await Wire.JsonAsync(client, Ask());

        Assert.Equal(Calls(answer), mock.Journal.Exchanges[0].ToolCalls.Select(static call => (call.Tool, call.Arguments)));
        Assert.True((int)answer["usage"]!["completion_tokens"]! > 10);
    }

    private static TestMock Auto(int? count = null, MockOptions? options = null)
    {
        var mock = TestMock.InMemory(options);
        mock.Chat.Always.CallsTools(count);
        return mock;
    }
}
