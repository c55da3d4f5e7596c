using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Anthropic;

public sealed class MessagesTests
{
    private const string Documents =
        """
        "messages":[{"role":"user","content":[
          {"type":"document","source":{"type":"text","media_type":"text/plain","data":"Water boils at 100 degrees. It freezes at 0."},"title":"Water","citations":{"enabled":true}},
          {"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"JVBERi0="},"title":"Scan","citations":{"enabled":true}},
          {"type":"document","source":{"type":"content","content":[{"type":"text","text":"Salt dissolves."}]},"title":"Notes","citations":{"enabled":true}},
          {"type":"search_result","source":"https://example.com/ice","title":"Ice","content":[{"type":"text","text":"Ice floats."}],"citations":{"enabled":true}},
          {"type":"text","text":"Tell me of water."}]}]
        """;

    public static TheoryData<string, string> Replies
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in All.Keys)
            {
                data.Add("anthropic", name);
                data.Add(AnthropicMock.Document, name);
            }

            return data;
        }
    }

    private static readonly Dictionary<string, (Reply Reply, string Request, string Kinds, string Stop)> All = new()
    {
        ["text"] = (Reply.Says("It is warm in Zürich 🌞, and dry."), "", "text", "end_turn"),
        ["nothing"] = (new Reply { Text = "" }, "", "", "end_turn"),
        ["thinking"] = (new Reply { Reasoning = "Let me see: 20 and 5.", Text = "25." }, "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}", "thinking text", "end_turn"),
        ["hidden thinking"] = (new Reply { Reasoning = "Secret.", HidesReasoning = true, Text = "25." }, "", "redacted_thinking text", "end_turn"),
        ["tools"] = (
            new Reply { Text = "I look.", ToolCalls = [new("get_weather", "{\"city\":\"Paris\"}"), new("get_time", "{}")] },
            "\"tools\":[{\"name\":\"get_weather\",\"input_schema\":{\"type\":\"object\"}},{\"name\":\"get_time\",\"input_schema\":{\"type\":\"object\"}}]",
            "text tool_use tool_use",
            "tool_use"),
        ["refusal"] = (new Reply { Refusal = "No." }, "", "text", "refusal"),
        ["length"] = (new Reply { Text = "Once", Finish = FinishReason.Length }, "", "text", "max_tokens"),
        ["pause"] = (new Reply { ProviderTools = [new("web_search")], Finish = FinishReason.Pause }, "", "server_tool_use web_search_tool_result", "pause_turn"),
        ["window"] = (new Reply { Text = "Once", Finish = FinishReason.ContextWindow }, "", "text", "model_context_window_exceeded"),
        ["stop"] = (new Reply { Text = "Once", Finish = FinishReason.StopSequence }, "\"stop_sequences\":[\"END\"]", "text", "stop_sequence"),
        ["search"] = (
            new Reply
            {
                ProviderTools = [new("web_search", "{\"query\":\"warm\"}", "[{\"url\":\"https://example.com/a\",\"title\":\"A\"}]")],
                Text = "It is warm. So they say.",
                Citations = [new("https://example.com/a", "A", "It is warm.", "Warm all day")],
            },
            "",
            "server_tool_use web_search_tool_result text text",
            "end_turn"),
        ["fetch"] = (new Reply { ProviderTools = [new("web_fetch", "{\"url\":\"https://example.com/a\"}", "\"A page\"")], Text = "Read." }, "", "server_tool_use web_fetch_tool_result text", "end_turn"),
        ["code"] = (
            new Reply { ProviderTools = [new("code_interpreter", "{\"code\":\"1+1\"}", "{\"stdout\":\"2\\n\",\"stderr\":\"\",\"return_code\":0,\"files\":[\"file_1\"]}")], Text = "2" },
            "",
            "server_tool_use code_execution_tool_result text",
            "end_turn"),
        ["shell"] = (new Reply { ProviderTools = [new("shell", "{}", "\"hello\\n\"")], Text = "Done" }, "", "server_tool_use bash_code_execution_tool_result text", "end_turn"),
        ["files"] = (
            new Reply
            {
                ProviderTools =
                [
                    new("code_interpreter", "{\"command\":\"create\",\"path\":\"/tmp/a\",\"file_text\":\"x\"}"),
                    new("code_interpreter", "{\"command\":\"str_replace\",\"path\":\"/tmp/a\",\"old_str\":\"x\",\"new_str\":\"y\"}"),
                    new("code_interpreter", "{\"command\":\"view\",\"path\":\"/tmp/a\"}", "\"y\""),
                ],
            },
            "",
            "server_tool_use text_editor_code_execution_tool_result server_tool_use text_editor_code_execution_tool_result server_tool_use text_editor_code_execution_tool_result",
            "end_turn"),
        ["tool search"] = (
            new Reply { ProviderTools = [new("tool_search")], ToolCalls = [new("get_time")] },
            "\"tools\":[{\"type\":\"tool_search_tool_bm25_20251119\",\"name\":\"tool_search_tool_bm25\"},{\"name\":\"get_time\",\"input_schema\":{\"type\":\"object\"},\"defer_loading\":true}]",
            "server_tool_use tool_search_tool_result tool_use",
            "tool_use"),
        ["failures"] = (
            new Reply
            {
                ProviderTools =
                [
                    new("web_search", Fails: true, Output: "{\"error_code\":\"max_uses_exceeded\"}"), new("web_fetch", Fails: true), new("shell", Fails: true),
                    new("code_interpreter", "{\"code\":\"1/0\"}", Fails: true), new("code_interpreter", "{\"command\":\"view\",\"path\":\"/x\"}", Fails: true), new("tool_search", Fails: true),
                ],
            },
            "",
            "server_tool_use web_search_tool_result server_tool_use web_fetch_tool_result server_tool_use bash_code_execution_tool_result server_tool_use code_execution_tool_result "
            + "server_tool_use text_editor_code_execution_tool_result server_tool_use tool_search_tool_result",
            "end_turn"),
        ["documents"] = (
            new Reply
            {
                Text = "At 100 degrees. Salt. Ice. A scan. More.",
                Citations =
                [
                    new("", "Water", "At 100 degrees.", "boils at 100 degrees"), new("", "Notes", "Salt."), new("https://example.com/ice", "?", "Ice."), new("", "Scan", "A scan."),
                ],
            },
            Documents,
            "text text text text text text text text",
            "end_turn"),
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task A_reply_is_answered_whole_and_streamed_and_both_say_the_same(string spec, string name)
    {
        var (reply, request, kinds, stop) = All[name];
        await using var mock = ProviderMock.Replying(spec, reply);

        var message = await mock.MessageAsync(request);
        Assert.Equal(kinds, string.Join(' ', message.GetProperty("content").EnumerateArray().Select(static block => block.GetProperty("type").GetString())));
        Assert.Equal(stop, message.GetProperty("stop_reason").GetString());
        AnthropicJudge.Message(message);

        var events = await mock.EventsAsync(request);
        foreach (var data in events)
        {
            AnthropicJudge.Event(data);
        }

        Assert.Equal(AssembledMessage.Essence(JsonNode.Parse(message.GetRawText())), AssembledMessage.Essence(AssembledMessage.Of(events)));
    }

    [Fact]
    public async Task Tools_of_MCP_servers_are_called_in_beta()
    {
        var reply = new Reply { ProviderTools = [new("mcp", "{\"name\":\"ask\",\"arguments\":{\"q\":1}}", "\"It is.\""), new("mcp", Fails: true)], Text = "So." };
        await using var mock = ProviderMock.Replying("anthropic", reply);
        var request = "\"mcp_servers\":[{\"type\":\"url\",\"name\":\"wiki\",\"url\":\"https://example.com/mcp\"}]";
        var message = await mock.MessageAsync(request);
        AnthropicJudge.Message(message);
        var content = message.GetProperty("content");
        Assert.StartsWith("mcptoolu_01", content[0].GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"q":1}""", content[0].GetProperty("input").GetRawText());
        Assert.Equal("wiki", content[0].GetProperty("server_name").GetString());
        Assert.Equal("""[{"type":"text","text":"It is."}]""", content[1].GetProperty("content").GetRawText());
        Assert.True(content[3].GetProperty("is_error").GetBoolean());
        Assert.Equal("""{"web_search_requests":0,"web_fetch_requests":0}""", message.GetProperty("usage").GetProperty("server_tool_use").GetRawText());
    }

    [Fact]
    public async Task A_stream_has_the_bytes_of_recorded_ones()
    {
        await using var mock = ProviderMock.Replying("anthropic", new Reply { Chunks = ["Hel", "lo"] });
        var (_, body, response) = await mock.AskAsync("\"stream\":true");
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var unpadded = string.Join("\n", body.Split('\n').Select(static line => line.EndsWith('}') ? line[..^1].TrimEnd(' ') + "}" : line));
        var id = JsonElement.Parse(unpadded.Split('\n')[1]["data: ".Length..]).GetProperty("message").GetProperty("id").GetString()!;
        Assert.Matches("^msg_01[0-9A-Za-z]{22}$", id);
        var input = JsonElement.Parse(unpadded.Split('\n')[1]["data: ".Length..]).GetProperty("message").GetProperty("usage").GetProperty("input_tokens").GetInt32();
        var output = JsonElement.Parse(unpadded.Split("\n\n")[^3].Split('\n')[1]["data: ".Length..]).GetProperty("usage").GetProperty("output_tokens").GetInt32();
        Assert.Equal(
            $$$$"""
            event: message_start
            data: {"type":"message_start","message":{"model":"claude-sonnet-4-6","id":"{{{{id}}}}","type":"message","role":"assistant","content":[],"stop_reason":null,"stop_sequence":null,"stop_details":null,"usage":{"input_tokens":{{{{input}}}},"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"output_tokens":1,"service_tier":"standard","inference_geo":"global"}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            event: ping
            data: {"type": "ping"}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"lo"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null,"stop_details":null},"usage":{"input_tokens":{{{{input}}}},"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":{{{{output}}}},"output_tokens_details":{"thinking_tokens":0}}}

            event: message_stop
            data: {"type":"message_stop"}


            """.ReplaceLineEndings("\n"),
            unpadded);
        Assert.NotEqual(unpadded, body);
    }

    [Fact]
    public async Task Places_in_documents_are_told_as_the_document_has_them()
    {
        await using var mock = ProviderMock.Replying("anthropic", All["documents"].Reply);
        var message = await mock.MessageAsync(Documents);
        var citations = message.GetProperty("content").EnumerateArray()
            .Where(static block => block.TryGetProperty("citations", out _)).Select(static block => block.GetProperty("citations")[0]).ToList();
        Assert.Equal(
            """{"type":"char_location","cited_text":"boils at 100 degrees","document_index":0,"document_title":"Water","start_char_index":6,"end_char_index":26,"file_id":null}""",
            citations[0].GetRawText());
        Assert.Equal(["char_location", "content_block_location", "search_result_location", "page_location"], citations.Select(static one => one.GetProperty("type").GetString()!));
    }

    [Fact]
    public async Task A_stream_may_fail_in_its_middle()
    {
        await using var mock = ProviderMock.Replying("anthropic", Reply.Fails("overloaded") with { Text = "One two three", ErrorAfter = 1 });
        var (status, body, response) = await mock.AskAsync("\"stream\":true");
        Assert.Equal(200, status);
        var last = AnthropicMock.Events(body)[^1];
        AnthropicJudge.Event(last);
        Assert.Equal("error", last.GetProperty("type").GetString());
        Assert.Equal("""{"type":"overloaded_error","message":"Overloaded"}""", last.GetProperty("error").GetRawText());
        Assert.Equal(Assert.Single(response.Headers.GetValues("request-id")), last.GetProperty("request_id").GetString());
    }

    [Fact]
    public async Task Thinking_is_kept_back_where_the_request_says_so()
    {
        await using var mock = ProviderMock.Replying("anthropic", new Reply { Reasoning = "Hm.", Text = "Yes." });
        Assert.Equal("thinking", Kind(await mock.MessageAsync()));
        Assert.Equal("text", Kind(await mock.MessageAsync("\"thinking\":{\"type\":\"disabled\"}")));
        var omitted = (await mock.MessageAsync("\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"}")).GetProperty("content")[0];
        Assert.Equal("", omitted.GetProperty("thinking").GetString());
        Assert.InRange(omitted.GetProperty("signature").GetString()!.Length, 200, 1000);
        var events = await mock.EventsAsync("\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"}");
        Assert.DoesNotContain(events, static data => data.ToString().Contains("thinking_delta", StringComparison.Ordinal));

        static string? Kind(JsonElement message) => message.GetProperty("content")[0].GetProperty("type").GetString();
    }

    [Fact]
    public async Task A_container_is_named_where_code_ran_and_goes_on_where_the_request_says_so()
    {
        await using var mock = ProviderMock.Replying("anthropic", new Reply { ProviderTools = [new("shell")] });
        var container = (await mock.MessageAsync()).GetProperty("container");
        Assert.Matches("^container_01", container.GetProperty("id").GetString());
        Assert.Equal("2026-01-01T01:00:00.000000Z", container.GetProperty("expires_at").GetString());
        Assert.Equal("container_x", (await mock.MessageAsync("\"container\":\"container_x\"")).GetProperty("container").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Names_of_models_are_answered_with_their_dated_ids()
    {
        await using var mock = ProviderMock.Replying("anthropic", Reply.Says("Hi"));
        Assert.Equal("claude-haiku-4-5-20251001", (await mock.MessageAsync("\"model\":\"claude-haiku-4-5\"")).GetProperty("model").GetString());
        Assert.Equal("claude-of-mine", (await mock.MessageAsync("\"model\":\"claude-of-mine\"")).GetProperty("model").GetString());
    }

    [Fact]
    public async Task The_same_run_gives_the_same_bytes()
    {
        var bodies = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var mock = ProviderMock.Replying("anthropic", All["search"].Reply with { Reasoning = "Hm." });
            bodies.Add((await mock.AskAsync("\"stream\":true")).Body + (await mock.AskAsync()).Body);
        }

        Assert.Equal(bodies[0], bodies[1]);
    }
}
