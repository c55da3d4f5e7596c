using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ContractMocks.Xunit.Tests;

/// <summary>Each check can fail, and its message says where.</summary>
public sealed class CorruptedAnswerTests
{
    private const string Json = "application/json";
    private const string Stream = "text/event-stream";

    [Fact]
    public async Task A_missing_property_is_named_by_its_path()
    {
        var probe = new Probe { Body = Edit(static body => body["choices"]![0]!["message"]!.AsObject().Remove("role")) };
        var message = await probe.FailureAsync(static probe => probe.OperationAsync("createChatCompletion", Json));
        Assert.StartsWith("createChatCompletion 200 application/json: the body does not fit", message, StringComparison.Ordinal);
        Assert.Contains("$.choices[0].message", message, StringComparison.Ordinal);
        Assert.Contains("role", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_value_is_named_by_its_path()
    {
        var probe = new Probe { Body = Edit(static body => body["object"] = "chat") };
        var message = await probe.FailureAsync(static probe => probe.OperationAsync("createChatCompletion", Json));
        Assert.Contains("at       $.object", message, StringComparison.Ordinal);
        Assert.Matches("found    .*chat", message);
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_noticed()
    {
        var message = await new Probe { Body = static body => body[..^1] }.FailureAsync(static probe => probe.OperationAsync("listModels", Json));
        Assert.Contains("the body is not JSON", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_content_type_is_noticed()
    {
        var probe = new Probe { Head = static response => response.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") };
        var message = await probe.FailureAsync(static probe => probe.OperationAsync("listModels", Json));
        Assert.Contains("content-type", message, StringComparison.Ordinal);
        Assert.Contains("text/plain", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_status_is_noticed()
    {
        var probe = new Probe { Head = static response => response.StatusCode = HttpStatusCode.Created };
        var message = await probe.FailureAsync(static probe => probe.OperationAsync("listModels", Json));
        Assert.Contains("the status", message, StringComparison.Ordinal);
        Assert.Contains("201", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_provider_header_is_noticed()
    {
        var probe = new Probe { Head = static response => response.Headers.Remove("x-request-id") };
        Assert.Contains("x-request-id", await probe.FailureAsync(static probe => probe.OperationAsync("listModels", Json)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_retry_after_is_noticed()
    {
        var probe = new Probe { Head = static response => response.Headers.Remove("retry-after") };
        Assert.Contains("retry-after", await probe.FailureAsync(static probe => probe.TurnAsync(SampleScenarios.WeatherLoop, 2, false)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_outside_the_envelope_is_noticed()
    {
        var probe = new Probe { Body = Edit(static body => body["error"]!.AsObject().Remove("code")) };
        var message = await probe.FailureAsync(static probe => probe.TurnAsync(SampleScenarios.WeatherLoop, 2, false));
        Assert.Contains("$.error", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_text_than_the_turn_has_is_noticed()
    {
        var probe = new Probe { Body = Edit(static body => body["choices"]![0]!["message"]!["content"] = "No.") };
        var message = await probe.FailureAsync(static probe => probe.TurnAsync(SampleScenarios.Bare, 0, false));
        Assert.Contains("$.choices[0].message.content", message, StringComparison.Ordinal);
        Assert.Contains("expected \"First.\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_do_not_fit_the_tool_are_noticed()
    {
        var probe = new Probe
        {
            Body = Edit(static body => body["choices"]![0]!["message"]!["tool_calls"]![0]!["function"]!["arguments"] = """{"town":"Paris"}"""),
        };
        var message = await probe.FailureAsync(static probe => probe.TurnAsync(SampleScenarios.WeatherLoop, 0, false));
        Assert.Contains("$.choices[0].message.tool_calls[0].function.arguments", message, StringComparison.Ordinal);
        Assert.Contains("city", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("createChatCompletion", Json)]
    [InlineData("createEmbedding", Json)]
    [InlineData("retrieveModel", Json)]
    public async Task An_empty_object_is_no_answer(string operation, string mediaType) =>
        Assert.Contains("does not fit", await new Probe { Body = static _ => "{}" }.FailureAsync(probe => probe.OperationAsync(operation, mediaType)), StringComparison.Ordinal);

    [Fact]
    public async Task A_turn_that_another_shadows_is_noticed()
    {
        var scenario = new Scenario
        {
            Name = "shadow",
            Provider = "openai",
            Turns =
            [
                new Turn { When = [new UserTextCondition(TextTest.Contains("rain"))], Reply = Reply.Says("a") },
                new Turn { When = [new UserTextCondition(TextTest.Contains("rain in Rome"))], Reply = Reply.Says("b") },
            ],
        };
        var message = await new Probe().FailureAsync(probe => probe.TurnAsync(scenario, 1, false));
        Assert.Contains("does not reach it", message, StringComparison.Ordinal);
        Assert.Contains("turn 1 of 'shadow'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_operation_names_the_nearest()
    {
        await using var probe = new Probe();
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => probe.OperationAsync("listModel", Json));
        Assert.Contains("did you mean 'listModels'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_answered_as_json_is_noticed()
    {
        var probe = new Probe { Head = static response => response.Content.Headers.ContentType = new MediaTypeHeaderValue(Json) };
        Assert.Contains("content-type", await probe.FailureAsync(static probe => probe.OperationAsync("createChatCompletion", Stream)), StringComparison.Ordinal);
    }

    private static Func<string, string> Edit(Action<JsonObject> edit) => text =>
    {
        var body = JsonNode.Parse(text)!.AsObject();
        edit(body);
        return body.ToJsonString();
    };
}
