using static ContractMocks.Tests.Live.LiveWire;

namespace ContractMocks.Tests.Live;

/// <summary>Anthropic's messages without a scenario: tools and formats of the request, as JSON and as a stream.</summary>
public sealed class AnthropicLiveTests
{
    private const string Tools =
        $$"""[{"name":"get_weather","description":"Weather","input_schema":{{Weather}}},{"name":"get_time","input_schema":{{Time}}}]""";

    public static TheoryData<string> Documents => [LiveDocuments.Anthropic, LiveDocuments.OlderAnthropic];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Any_makes_one_call_that_fits(string document)
    {
        var answer = await LiveAnswer.OfAnthropicAsync(document, Ask($$"""
            "tools":{{Tools}},"tool_choice":{"type":"any"}
            """));

        var call = Assert.Single(answer.Calls);
        Assert.Equal("get_weather", call.Tool);
        Fits(Weather, call.Arguments);
        Assert.Null(answer.Text);
        Assert.Equal("tool_use", answer.Stop);
        Assert.Empty(answer.Exchange.Notes);
        Assert.Equal([call.Tool], answer.Exchange.ToolCalls.Select(static made => made.Tool));
    }

    [Fact]
    public async Task A_named_tool_is_called()
    {
        var answer = await LiveAnswer.OfAnthropicAsync(LiveDocuments.Anthropic, Ask($$"""
            "tools":{{Tools}},"tool_choice":{"type":"tool","name":"get_time","disable_parallel_tool_use":true}
            """));

        Assert.Equal("get_time", Assert.Single(answer.Calls).Tool);
        Fits(Time, answer.Calls[0].Arguments);
    }

    [Theory]
    [InlineData("auto", LiveDocuments.Anthropic)]
    [InlineData("none", LiveDocuments.Anthropic)]
    [InlineData("auto", LiveDocuments.OlderAnthropic)]
    public async Task A_model_that_need_not_call_speaks(string choice, string document)
    {
        var answer = await LiveAnswer.OfAnthropicAsync(document, Ask($$"""
            "tools":{{Tools}},"tool_choice":{"type":"{{choice}}"}
            """));

        Assert.Empty(answer.Calls);
        Assert.StartsWith("This is a mock answer", answer.Text, StringComparison.Ordinal);
        Assert.Equal("end_turn", answer.Stop);
    }

    [Fact]
    public async Task The_format_of_the_request_is_kept()
    {
        var answer = await LiveAnswer.OfAnthropicAsync(LiveDocuments.Anthropic, Ask($$$"""
            "output_config":{"format":{"type":"json_schema","schema":{{{Weather}}}}}
            """));

        Fits(Weather, answer.Text!);
        Assert.Equal("end_turn", answer.Stop);
    }

    [Fact]
    public async Task A_stream_is_sent_to_whoever_asks_for_one()
    {
        Assert.Equal("end_turn", (await LiveAnswer.OfAnthropicAsync(LiveDocuments.Anthropic, Ask($"\"tools\":{Tools}"))).Stop);
        await using var mock = LiveDocuments.Mock(LiveDocuments.Anthropic);
        using var client = mock.CreateClient();

        var stream = await LiveAnswer.SendAsync(client, "v1/messages", Ask("\"stream\":true"));

        Assert.StartsWith("event: message_start\ndata: {", stream, StringComparison.Ordinal);
        Assert.Matches("event: message_stop\ndata: {\"type\":\"message_stop\" *}\n\n$", stream);
    }

    [Fact]
    public async Task A_schema_without_an_instance_is_named_in_the_provider_s_error()
    {
        await using var mock = LiveDocuments.Mock(LiveDocuments.Anthropic);
        using var client = mock.CreateClient();
        var body = Ask($$"""
            "tools":[{"name":"broken","input_schema":{{Impossible}}}],"tool_choice":{"type":"any"}
            """);

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        content.Headers.Add("anthropic-version", "2023-06-01");
        using var response = await client.PostAsync(new Uri("v1/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var error = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("invalid_request_error", (string?)error["error"]!["type"]);
        Assert.StartsWith("The schema of the tool 'broken' has no instance: $", (string)error["error"]!["message"]!, StringComparison.Ordinal);
    }

    private static string Ask(string more) =>
        """{"model":"claude-sonnet-4-5","max_tokens":100,"messages":[{"role":"user","content":"go"}],""" + more.Trim() + "}";
}
