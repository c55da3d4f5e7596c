using System.Text.Json;
using ContractMocks.TestSupport;
using static ContractMocks.Dialects.Tests.OpenAi.ChatTraffic;

namespace ContractMocks.Dialects.Tests.OpenAi;

public sealed class ChatTests
{
    private const string Function = """{"type":"function","function":{"name":"get_weather","parameters":{"type":"object"}}}""";

    [Fact]
    public async Task A_body_has_the_fields_of_recorded_traffic_in_their_order()
    {
        var body = await WholeAsync(Reply.Says("Hello."));

        Assert.Equal("id object created model choices usage service_tier system_fingerprint", Names(body));
        Assert.Equal("index message logprobs finish_reason", Names(body.GetProperty("choices")[0]));
        Assert.Equal("role content refusal annotations", Names(body.GetProperty("choices")[0].GetProperty("message")));
        Assert.Matches("^chatcmpl-[0-9A-Za-z]{29}$", body.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_refusal_stands_in_its_own_field_and_the_answer_stops()
    {
        var choice = await ChoiceAsync(new Reply { Refusal = "I will not." });
        Assert.Equal("I will not.", choice.GetProperty("message").GetProperty("refusal").GetString());
        Assert.Equal(JsonValueKind.Null, choice.GetProperty("message").GetProperty("content").ValueKind);
        Assert.Equal("stop", choice.GetProperty("finish_reason").GetString());

        var deltas = Deltas(await EventsAsync(new Reply { Refusal = "I will not." }));
        Assert.Equal(
            ["""{"role":"assistant","content":null,"refusal":null}""", """{"refusal":"I"}""", """{"refusal":" will"}""", """{"refusal":" not"}""", """{"refusal":"."}""", "{}"],
            deltas);
    }

    [Fact]
    public async Task Citations_are_annotations_with_the_place_of_the_quote_in_characters()
    {
        var reply = new Reply { Text = "😀 It rains. Bring a coat.", Citations = [new("https://example.com/w", "Weather", "It rains."), new("https://example.com/c", "Coats")] };
        var annotations = (await ChoiceAsync(reply)).GetProperty("message").GetProperty("annotations");

        Assert.Equal(2, annotations.GetArrayLength());
        var first = annotations[0].GetProperty("url_citation");
        Assert.Equal((2, 11), (first.GetProperty("start_index").GetInt32(), first.GetProperty("end_index").GetInt32()));
        Assert.Equal((0, 25), (annotations[1].GetProperty("url_citation").GetProperty("start_index").GetInt32(), annotations[1].GetProperty("url_citation").GetProperty("end_index").GetInt32()));

        var deltas = Deltas(await EventsAsync(reply));
        Assert.StartsWith("""{"annotations":[{"type":"url_citation",""", deltas[^2]);
    }

    [Fact]
    public async Task Reasoning_is_counted_and_not_shown()
    {
        var reply = new Reply { Text = "Four.", Reasoning = "Two and two make four, as everybody knows." };
        var body = await WholeAsync(reply, Ask("", "o3"));

        Assert.True(body.GetProperty("usage").GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32() > 4);
        Assert.DoesNotContain("everybody", body.GetRawText());
        Assert.DoesNotContain("everybody", await TextAsync(reply));
    }

    [Fact]
    public async Task A_spoken_answer_is_audio_with_its_transcript()
    {
        var reply = new Reply { Text = "Hello you.", IsSpoken = true };
        var request = Ask("\"modalities\":[\"text\",\"audio\"],\"audio\":{\"voice\":\"alloy\",\"format\":\"wav\"}", "gpt-4o-audio-preview");
        var message = (await ChoiceAsync(reply, request)).GetProperty("message");

        Assert.Equal(JsonValueKind.Null, message.GetProperty("content").ValueKind);
        Assert.Equal("Hello you.", message.GetProperty("audio").GetProperty("transcript").GetString());
        var sound = message.GetProperty("audio").GetProperty("data").GetBytesFromBase64();
        Assert.Equal("RIFF"u8, sound.AsSpan(0, 4));
        Assert.Equal(sound.Length - 8, BitConverter.ToInt32(sound, 4));
        Assert.Equal(sound.Length - 44, BitConverter.ToInt32(sound, 40));

        var events = await EventsAsync(reply, "\"modalities\":[\"text\",\"audio\"],\"audio\":{\"voice\":\"alloy\",\"format\":\"pcm16\"}");
        var parts = events.Select(static one => one.GetProperty("choices")[0].GetProperty("delta"))
            .Where(static one => one.TryGetProperty("audio", out _)).Select(static one => one.GetProperty("audio")).ToArray();
        Assert.Equal("id transcript", Names(parts[0]));
        Assert.Equal("Hello you.", string.Concat(parts.Skip(1).Where(static one => one.TryGetProperty("transcript", out _)).Select(static one => one.GetProperty("transcript").GetString())));
        Assert.Equal(sound.Length - 44, parts.Where(static one => one.TryGetProperty("data", out _)).Sum(static one => one.GetProperty("data").GetBytesFromBase64().Length));
        Assert.Equal("expires_at", Names(parts[^1]));
    }

    [Fact]
    public async Task Several_choices_take_turns_and_have_calls_of_their_own()
    {
        var reply = new Reply { Text = "One two.", ToolCalls = [new("get_weather")] };
        var events = await EventsAsync(reply, $"\"n\":3,\"tools\":[{Function}]");

        var order = events.Select(static one => one.GetProperty("choices")[0].GetProperty("index").GetInt32()).Take(6);
        Assert.Equal([0, 1, 2, 0, 1, 2], order);
        Assert.Equal(3, Enumerable.Range(0, 3).Select(choice => string.Concat(Deltas(events, choice))).Distinct().Count());
        var body = await WholeAsync(reply, Ask($"\"n\":3,\"tools\":[{Function}]"));
        Assert.Equal(3, body.GetProperty("choices").EnumerateArray().Select(static one => one.GetProperty("message").GetProperty("tool_calls")[0].GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_custom_tool_is_called_with_a_text()
    {
        const string Tools = """
            "tools":[{"type":"custom","custom":{"name":"run_code","description":"Runs code."}}]
            """;
        var reply = new Reply { ToolCalls = [new("run_code", """{"input":"print(1)"}""")] };
        var call = (await ChoiceAsync(reply, Ask(Tools))).GetProperty("message").GetProperty("tool_calls")[0];

        Assert.Equal("custom", call.GetProperty("type").GetString());
        Assert.Equal("""{"name":"run_code","input":"print(1)"}""", call.GetProperty("custom").GetRawText().Replace(" ", "").Replace("\n", ""));
        var stream = await TextAsync(reply, Tools);
        Assert.Contains("\"custom\":{\"name\":\"run_code\",\"input\":\"\"}", stream);
        Assert.Contains("\"custom\":{\"input\":", stream);
    }

    [Fact]
    public async Task Functions_of_the_older_form_are_called_in_the_older_form()
    {
        const string Functions = """
            "functions":[{"name":"get_weather","parameters":{"type":"object"}}]
            """;
        var reply = new Reply { ToolCalls = [new("get_weather", """{"city":"Rome"}""")] };
        var choice = await ChoiceAsync(reply, Ask(Functions));

        Assert.Equal("get_weather", choice.GetProperty("message").GetProperty("function_call").GetProperty("name").GetString());
        Assert.False(choice.GetProperty("message").TryGetProperty("tool_calls", out _));
        Assert.Equal("function_call", choice.GetProperty("finish_reason").GetString());
        var deltas = Deltas(await EventsAsync(reply, Functions));
        Assert.Contains("""{"role":"assistant","content":null,"function_call":{"name":"get_weather","arguments":""},"refusal":null}""", deltas);
    }

    [Theory]
    [InlineData(FinishReason.Length, "length")]
    [InlineData(FinishReason.ContextWindow, "length")]
    [InlineData(FinishReason.ContentFilter, "content_filter")]
    [InlineData(FinishReason.Blocklist, "content_filter")]
    [InlineData(FinishReason.StopSequence, "stop")]
    [InlineData(FinishReason.Pause, "stop")]
    [InlineData(FinishReason.ToolCalls, "tool_calls")]
    public async Task Every_reason_to_stop_has_a_word(FinishReason finish, string word) =>
        Assert.Equal(word, (await ChoiceAsync(new Reply { Text = "Hi", Finish = finish })).GetProperty("finish_reason").GetString());

    [Theory]
    [InlineData("auto", "default")]
    [InlineData("flex", "flex")]
    [InlineData("priority", "priority")]
    public async Task The_service_tier_is_the_one_that_served(string asked, string served) =>
        Assert.Equal(served, (await WholeAsync(Reply.Says("Hi"), Ask($"\"service_tier\":\"{asked}\""))).GetProperty("service_tier").GetString());

    [Fact]
    public async Task A_prediction_is_accepted_as_far_as_the_answer_begins_with_it()
    {
        var body = await WholeAsync(Reply.Says("one two three four"), Ask("\"prediction\":{\"type\":\"content\",\"content\":\"one two six\"}"));
        var details = body.GetProperty("usage").GetProperty("completion_tokens_details");
        Assert.Equal((2, 1), (details.GetProperty("accepted_prediction_tokens").GetInt32(), details.GetProperty("rejected_prediction_tokens").GetInt32()));
    }

    [Fact]
    public async Task What_a_model_does_not_take_is_refused_in_the_services_words()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hi"));
        var (status, text, _) = await mock.SendAsync("POST", ChatTraffic.Path, Ask("\"max_tokens\":5", "o3"), ("authorization", "Bearer x"));
        Assert.Equal(400, status);
        var error = JsonElement.Parse(text).GetProperty("error");
        Assert.Equal(("max_tokens", "unsupported_parameter"), (error.GetProperty("param").GetString(), error.GetProperty("code").GetString()));

        (status, text, _) = await mock.SendAsync("POST", ChatTraffic.Path, Ask("\"web_search_options\":{}"), ("authorization", "Bearer x"));
        Assert.Equal(400, status);
        Assert.Equal("web_search_options", JsonElement.Parse(text).GetProperty("error").GetProperty("param").GetString());
        await WholeAsync(Reply.Says("Hi"), Ask("\"web_search_options\":{}", "gpt-4o-search-preview"));
    }

    [Fact]
    public async Task The_shape_of_the_stream_is_that_of_recorded_traffic()
    {
        var events = await EventsAsync(Reply.Says("Hi."), "\"stream_options\":{\"include_usage\":true}");
        Assert.Equal("id object created model service_tier system_fingerprint choices usage obfuscation", Names(events[0]));
        Assert.Equal("index delta logprobs finish_reason", Names(events[0].GetProperty("choices")[0]));
        Assert.Equal(0, events[^1].GetProperty("choices").GetArrayLength());
        // Models that reason do not even say that there are no log probabilities.
        var reasoning = await EventsAsync(Reply.Says("Hi."), model: "gpt-5");
        Assert.Equal("index delta finish_reason", Names(reasoning[0].GetProperty("choices")[0]));
        Assert.Equal(JsonValueKind.Null, reasoning[0].GetProperty("system_fingerprint").ValueKind);
        Assert.Equal("index message finish_reason", Names(await ChoiceAsync(Reply.Says("Hi."), Ask("", "gpt-5"))));
    }

    [Fact]
    public async Task Chunks_are_padded_unless_the_request_forbids_it()
    {
        var events = await EventsAsync(Reply.Says("Hi you."));
        Assert.All(events, static one => Assert.Matches("^[0-9A-Za-z]{1,16}$", one.GetProperty("obfuscation").GetString()));
        Assert.Equal(14, events[1].GetProperty("obfuscation").GetString()!.Length);
        Assert.DoesNotContain("obfuscation", await TextAsync(Reply.Says("Hi you."), "\"stream_options\":{\"include_obfuscation\":false}"));
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_a_stream_is_an_error_event()
    {
        var text = await TextAsync(new Reply { Text = "One two three.", Error = new ReplyError("server_error"), ErrorAfter = 1 });
        var last = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.StartsWith("data: {\"error\":{\"message\":", last);
        Assert.Contains("\"type\":\"server_error\"", last);
        Assert.DoesNotContain("[DONE]", text);
        Assert.DoesNotContain(" three", text);
    }
}
