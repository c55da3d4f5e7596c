using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Responses;

public sealed class StreamedResponseTests
{
    private const string Function =
        """{"model":"gpt-5","input":"Hi","stream":true,"tools":[{"type":"function","name":"look","parameters":{"type":"object"},"strict":false}]}""";

    [Fact]
    public async Task A_text_is_told_as_recorded()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("It is warm."));

        var events = await ResponseStream.AskAsync(mock, """{"model":"gpt-5","input":"Hi","stream":true}""");

        Assert.Equal(
            [
                "response.created", "response.in_progress", "response.output_item.added", "response.content_part.added", "response.output_text.delta",
                "response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed",
            ],
            ResponseStream.Types(events));
        Assert.Equal("It is warm.", ResponseStream.Joined(events, "response.output_text.delta"));
        Assert.Equal("""{"type":"response.output_text.delta","content_index":0,"delta":"It","item_id":""", events[4].GetRawText()[..78]);
        var done = events[^2].GetProperty("item").GetRawText();
        Assert.Equal(events[^1].GetProperty("response").GetProperty("output")[0].GetRawText(), done);
        Assert.Matches("""^\{"id":"msg_[0-9a-f]{50}","type":"message","status":"completed",""", done);
    }

    [Fact]
    public async Task Deltas_are_padded_unless_the_request_does_not_want_it()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("It is warm today in all of Paris."));

        var padded = await ResponseStream.AskAsync(mock, """{"model":"gpt-5","input":"Hi","stream":true}""");
        var plain = await ResponseStream.AskAsync(mock, """{"model":"gpt-5","input":"Hi","stream":true,"stream_options":{"include_obfuscation":false}}""");

        Assert.All(
            padded.Where(static one => ResponseStream.Type(one) == "response.output_text.delta"),
            static one => Assert.Equal(0, (one.GetProperty("delta").GetString()!.Length + one.GetProperty("obfuscation").GetString()!.Length) % 16));
        Assert.DoesNotContain(plain, static one => one.TryGetProperty("obfuscation", out _));
    }

    [Fact]
    public async Task Reasoning_tools_text_and_calls_come_in_this_order()
    {
        var reply = new Reply
        {
            Reasoning = "**One**\n\nFirst.\n\n**Two**\n\nThen.",
            ProviderTools = [new ProviderToolCall("web_search", """{"query":"weather"}""")],
            Text = "I look.",
            ToolCalls = [new ToolCall("look", """{"city":"Paris"}"""), new ToolCall("look", """{"city":"Rome"}""")],
        };
        await using var mock = ProviderMock.Replying("openai", reply);

        var events = await ResponseStream.AskAsync(mock, Function.Replace("\"tools\"", "\"reasoning\":{\"summary\":\"auto\"},\"tools\"", StringComparison.Ordinal));

        var output = events[^1].GetProperty("response").GetProperty("output");
        Assert.Equal(
            ["reasoning", "web_search_call", "message", "function_call", "function_call"],
            output.EnumerateArray().Select(static item => item.GetProperty("type").GetString()!));
        Assert.Equal(
            ["**One**\n\nFirst.", "**Two**\n\nThen."],
            output[0].GetProperty("summary").EnumerateArray().Select(static part => part.GetProperty("text").GetString()!));
        Assert.Equal("{\"city\":\"Paris\"}{\"city\":\"Rome\"}", ResponseStream.Joined(events, "response.function_call_arguments.delta"));
        Assert.Equal(
            [0, 1, 2, 3, 4],
            events.Where(static one => ResponseStream.Type(one) == "response.output_item.added").Select(static one => one.GetProperty("output_index").GetInt32()));
    }

    [Fact]
    public async Task A_source_is_told_once_its_quote_is_said()
    {
        var reply = Reply.Says("Über 🌡️ it is warm. Bring water.") with
        {
            Citations = [new Citation("https://example.com/w", "Weather", "it is warm."), new Citation("file-abc", "notes.txt"), new Citation("cfile_1", "plot.png")],
        };
        await using var mock = ProviderMock.Replying("openai", reply);

        var events = await ResponseStream.AskAsync(mock, """{"model":"gpt-5","input":"Hi","stream":true}""");

        var types = events.ConvertAll(ResponseStream.Type);
        Assert.True(types.IndexOf("response.output_text.annotation.added") < types.LastIndexOf("response.output_text.delta"));
        var annotations = events[^1].GetProperty("response").GetProperty("output")[0].GetProperty("content")[0].GetProperty("annotations");
        // Counted in characters: the sign of the thermometer is two of them, in UTF-16 three.
        Assert.Equal("""{"type":"url_citation","end_index":19,"start_index":8,"title":"Weather","url":"https://example.com/w"}""", annotations[0].GetRawText());
        Assert.Equal(["url_citation", "file_citation", "container_file_citation"], annotations.EnumerateArray().Select(static one => one.GetProperty("type").GetString()!));
    }

    [Theory]
    [InlineData("rate_limited", "response.failed", "rate_limit_exceeded")]
    [InlineData("server_error", "response.failed", "server_error")]
    [InlineData("quota_exceeded", "error", "insufficient_quota")]
    public async Task A_stream_breaks_off_in_the_service_s_words(string error, string type, string code)
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("It is warm.") with { Error = new ReplyError(error), ErrorAfter = 1 });

        var events = await ResponseStream.AskAsync(mock, """{"model":"gpt-5","input":"Hi","stream":true}""");

        Assert.Equal("It", ResponseStream.Joined(events, "response.output_text.delta"));
        var last = events[^1];
        Assert.Equal(type, ResponseStream.Type(last));
        Assert.Equal(code, (type == "error" ? last : last.GetProperty("response").GetProperty("error")).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(FinishReason.Length, "max_output_tokens")]
    [InlineData(FinishReason.ContentFilter, "content_filter")]
    public async Task A_response_that_ends_early_is_incomplete(FinishReason finish, string reason)
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("It is") with { Finish = finish });

        var events = await ResponseStream.AskAsync(mock, """{"model":"gpt-5","input":"Hi","stream":true}""");

        var response = events[^1].GetProperty("response");
        Assert.Equal("response.incomplete", ResponseStream.Type(events[^1]));
        Assert.Equal("incomplete", response.GetProperty("status").GetString());
        Assert.Equal(reason, response.GetProperty("incomplete_details").GetProperty("reason").GetString());
        Assert.Equal("incomplete", response.GetProperty("output")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Each_token_of_a_delta_has_its_probability()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("It is warm."));

        var events = await ResponseStream.AskAsync(
            mock, """{"model":"gpt-4o","input":"Hi","stream":true,"include":["message.output_text.logprobs"],"top_logprobs":2}""");

        var first = events.First(static one => ResponseStream.Type(one) == "response.output_text.delta").GetProperty("logprobs")[0];
        Assert.Equal("It", first.GetProperty("token").GetString());
        Assert.Equal([73, 116], first.GetProperty("bytes").EnumerateArray().Select(static one => one.GetInt32()));
        Assert.Equal(2, first.GetProperty("top_logprobs").GetArrayLength());
        var done = events.Single(static one => ResponseStream.Type(one) == "response.output_text.done").GetProperty("logprobs");
        Assert.Equal("It is warm.", string.Concat(done.EnumerateArray().Select(static one => one.GetProperty("token").GetString())));
        Assert.Equal(done.GetRawText(), events[^1].GetProperty("response").GetProperty("output")[0].GetProperty("content")[0].GetProperty("logprobs").GetRawText());
    }

    [Fact]
    public async Task A_stream_keeps_the_order_of_events()
    {
        foreach (var tool in new[] { "web_search", "file_search", "code_interpreter", "image_generation", "mcp_list_tools", "mcp", "shell", "apply_patch", "computer", "local_shell", "mcp_approval_request", "tool_search", "custom" })
        {
            await using var mock = ProviderMock.Replying("openai", Reply.Says("Done.") with { Reasoning = "Think.", ProviderTools = [new ProviderToolCall(tool)], IsSpoken = true });
            var events = await ResponseStream.AskAsync(mock, """{"model":"gpt-5","input":"Hi","stream":true,"reasoning":{"summary":"auto"}}""");
            Assert.Equal("response.completed", ResponseStream.Type(events[^1]));
        }
    }
}
