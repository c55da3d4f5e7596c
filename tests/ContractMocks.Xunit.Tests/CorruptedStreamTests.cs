using System.Text.Json.Nodes;

namespace ContractMocks.Xunit.Tests;

/// <summary>Each rule of a stream can be broken, and the message names the event or the rule.</summary>
public sealed class CorruptedStreamTests
{
    [Fact]
    public async Task A_missing_terminator_is_noticed() =>
        Assert.Contains("[DONE]", await FailureAsync(static events => events.Remove("[DONE]")), StringComparison.Ordinal);

    [Fact]
    public async Task A_missing_role_is_noticed()
    {
        var message = await FailureAsync(static events => events.RemoveAt(0));
        Assert.Contains("the role first", message, StringComparison.Ordinal);
        Assert.Contains("event 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_role_is_noticed() =>
        Assert.Contains("order of the stream", await FailureAsync(static events => events.Insert(1, events[0])), StringComparison.Ordinal);

    [Fact]
    public async Task A_missing_finish_is_noticed() =>
        Assert.Contains("choice 0", await FailureAsync(static events => events.RemoveAt(Finish(events))), StringComparison.Ordinal);

    [Fact]
    public async Task A_delta_after_the_finish_is_noticed() =>
        Assert.Contains("the finish is its last chunk", await FailureAsync(static events => events.Insert(Finish(events) + 1, events[1])), StringComparison.Ordinal);

    [Fact]
    public async Task A_missing_usage_is_noticed() =>
        Assert.Contains("usage", await FailureAsync(static events => events.RemoveAt(events.Count - 2)), StringComparison.Ordinal);

    [Fact]
    public async Task Usage_before_its_time_is_noticed() =>
        Assert.Contains("order of the stream", await FailureAsync(static events => events.Insert(1, events[^2])), StringComparison.Ordinal);

    [Fact]
    public async Task Usage_on_an_earlier_chunk_must_be_null() =>
        Assert.Contains("event 2 $.usage", await FailureAsync(static events => events[1] = Edit(events[1], static one => one.Remove("usage"))), StringComparison.Ordinal);

    [Fact]
    public async Task Something_after_the_terminator_is_noticed() =>
        Assert.Contains("nothing after the terminator", await FailureAsync(static events => events.Add("[DONE]")), StringComparison.Ordinal);

    [Fact]
    public async Task Another_id_is_noticed() =>
        Assert.Contains("event 2 $.id", await FailureAsync(static events => events[1] = Edit(events[1], static one => one["id"] = "chatcmpl-x")), StringComparison.Ordinal);

    [Fact]
    public async Task An_event_that_breaks_the_schema_is_named_by_number_and_path()
    {
        var message = await FailureAsync(static events => events[1] = Edit(events[1], static one => one["choices"]![0]!["index"] = "first"));
        Assert.Contains("event 2 $.choices[0].index", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_delta_differs_from_the_answer_in_one_piece()
    {
        var message = await FailureAsync(static events => events[1] = Edit(events[1], static one => one["choices"]![0]!["delta"]!["content"] = "Other"));
        Assert.Contains("the stream does not say what the answer in one piece says", message, StringComparison.Ordinal);
        Assert.Contains("$.choices[0].message.content", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_fragment_of_arguments_is_noticed()
    {
        var probe = Corrupt(static events =>
        {
            var at = events.FindIndex(static one => one.Contains("\"arguments\":\"", StringComparison.Ordinal) && !one.Contains("\"name\"", StringComparison.Ordinal));
            events[at] = Edit(events[at], static one => one["choices"]![0]!["delta"]!["tool_calls"]![0]!["function"]!["arguments"] = "[");
        });
        var message = await probe.FailureAsync(static probe => probe.TurnAsync(SampleScenarios.WeatherLoop, 0, true));
        Assert.Contains("$.choices[0].message.tool_calls", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_without_its_announcement_is_noticed()
    {
        var probe = Corrupt(static events =>
        {
            var at = events.FindIndex(static one => one.Contains("\"name\"", StringComparison.Ordinal));
            events[at] = Edit(events[at], static one => one["choices"]![0]!["delta"]!["tool_calls"]![0]!.AsObject().Remove("id"));
        });
        var message = await probe.FailureAsync(static probe => probe.TurnAsync(SampleScenarios.WeatherLoop, 0, true));
        Assert.Contains("a tool call starts with its id, type and name", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_name_is_noticed()
    {
        var probe = new Probe { StreamsOnly = true, Body = static body => "event: chunk\n" + body };
        Assert.Contains("'event: chunk'", await OperationAsync(probe), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_field_is_noticed()
    {
        var probe = new Probe { StreamsOnly = true, Body = static body => "{}\n" + body };
        Assert.Contains("no field", await OperationAsync(probe), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_noticed()
    {
        var probe = new Probe { StreamsOnly = true, Body = static body => body[..^1] };
        Assert.Contains("breaks off inside an event", await OperationAsync(probe), StringComparison.Ordinal);
    }

    private static Task<string> FailureAsync(Action<List<string>> change) => OperationAsync(Corrupt(change));

    private static Task<string> OperationAsync(Probe probe) =>
        probe.FailureAsync(static probe => probe.OperationAsync("createChatCompletion", "text/event-stream"));

    private static int Finish(List<string> events) => events.FindIndex(static one => one.Contains("\"finish_reason\":\"", StringComparison.Ordinal));

    private static Probe Corrupt(Action<List<string>> change) => new()
    {
        StreamsOnly = true,
        Body = body =>
        {
            var events = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(static one => one["data: ".Length..]).ToList();
            change(events);
            return string.Concat(events.Select(static one => $"data: {one}\n\n"));
        },
    };

    private static string Edit(string data, Action<JsonObject> edit)
    {
        var one = JsonNode.Parse(data)!.AsObject();
        edit(one);
        return one.ToJsonString();
    }
}
