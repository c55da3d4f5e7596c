using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Responses;

public sealed class WholeResponseTests
{
    public static TheoryData<string> Tools =>
    [
        "web_search", "web_fetch", "file_search", "code_interpreter", "image_generation", "mcp", "mcp_list_tools", "mcp_approval_request", "computer", "local_shell",
        "shell", "apply_patch", "tool_search", "custom",
    ];

    [Fact]
    public async Task A_body_repeats_what_the_request_asks_for()
    {
        var response = await AskAsync(Reply.Says("Hello."), """
            {"model":"gpt-5","input":"Hi","instructions":"Be kind.","temperature":0.5,"top_p":1,"max_output_tokens":100,"max_tool_calls":2,"metadata":{"a":"b"},
             "service_tier":"flex","truncation":"auto","prompt_cache_key":"k","safety_identifier":"s","user":"u","store":false,"parallel_tool_calls":false,
             "text":{"verbosity":"low"},"reasoning":{"effort":"high"},"tool_choice":"none","tools":[{"type":"function","name":"f","parameters":{"type":"object"}}]}
            """);

        Assert.Equal("0.5", response.GetProperty("temperature").GetRawText());
        Assert.Equal("1.0", response.GetProperty("top_p").GetRawText());
        Assert.Equal("flex", response.GetProperty("service_tier").GetString());
        Assert.Equal("Be kind.", response.GetProperty("instructions").GetString());
        Assert.Equal("k", response.GetProperty("prompt_cache_key").GetString());
        Assert.False(response.GetProperty("store").GetBoolean());
        Assert.Equal("low", response.GetProperty("text").GetProperty("verbosity").GetString());
        Assert.Equal("text", response.GetProperty("text").GetProperty("format").GetProperty("type").GetString());
        Assert.True(response.GetProperty("tools")[0].GetProperty("strict").GetBoolean());
        Assert.Equal("none", response.GetProperty("tool_choice").GetString());
        Assert.Matches("^resp_[0-9a-f]{50}$", response.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Names_are_in_the_order_of_recorded_traffic()
    {
        var response = await AskAsync(Reply.Says("Hello."), """{"model":"gpt-5","input":"Hi"}""");

        Assert.Equal(
            [
                "id", "object", "created_at", "status", "background", "billing", "completed_at", "error", "frequency_penalty", "incomplete_details",
                "instructions", "max_output_tokens", "max_tool_calls", "model", "moderation", "output", "parallel_tool_calls", "presence_penalty",
                "previous_response_id", "prompt_cache_retention", "reasoning", "service_tier", "store", "temperature", "text", "tool_choice", "tools",
                "top_logprobs", "top_p", "truncation", "usage", "metadata",
            ],
            response.EnumerateObject().Select(static property => property.Name));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Each_tool_of_the_provider_is_valid_run_and_failed(string tool)
    {
        const string Request = """
            {"model":"gpt-5","input":"Hi","include":["web_search_call.action.sources","file_search_call.results","code_interpreter_call.outputs"]}
            """;
        foreach (var fails in new[] { false, true })
        {
            var reply = Reply.Says("Done.") with
            {
                ProviderTools = [new ProviderToolCall(tool, """{"query":"weather"}""", Fails: fails)],
                Citations = [new Citation("https://example.com", "E")],
            };
            var response = await AskAsync(reply, Request);
            Assert.True(response.GetProperty("output").GetArrayLength() >= 2);
        }
    }

    [Theory]
    [InlineData("gpt-4.1", null, "in_memory")]
    [InlineData("gpt-5", "medium", "in_memory")]
    [InlineData("o3-mini", "medium", "in_memory")]
    [InlineData("gpt-5.5", "medium", "24h")]
    public async Task What_the_request_leaves_open_is_as_the_model_has_it(string model, string? effort, string retention)
    {
        var response = await AskAsync(Reply.Says("Hello."), $$"""{"model":"{{model}}","input":"Hi"}""");
        Assert.Equal(effort, response.GetProperty("reasoning").GetProperty("effort").GetString());
        Assert.Equal(retention, response.GetProperty("prompt_cache_retention").GetString());
    }

    [Theory]
    [InlineData("""{"model":"gpt-5","input":"Hi"}""", 0, false)]
    [InlineData("""{"model":"gpt-5","input":"Hi","reasoning":{"summary":"auto"}}""", 1, false)]
    [InlineData("""{"model":"gpt-5","input":"Hi","include":["reasoning.encrypted_content"]}""", 0, true)]
    public async Task Reasoning_is_shown_as_the_request_asks(string request, int summaries, bool isSealed)
    {
        var response = await AskAsync(Reply.Says("Yes.") with { Reasoning = "Think." }, request);

        var item = response.GetProperty("output")[0];
        Assert.Equal("reasoning", item.GetProperty("type").GetString());
        Assert.Equal(summaries, item.GetProperty("summary").GetArrayLength());
        Assert.Equal(isSealed, item.TryGetProperty("encrypted_content", out _));
    }

    [Fact]
    public async Task Hidden_reasoning_has_no_summary()
    {
        var response = await AskAsync(
            Reply.Says("Yes.") with { Reasoning = "Think.", HidesReasoning = true }, """{"model":"gpt-5","input":"Hi","reasoning":{"summary":"auto"}}""");
        Assert.Equal(0, response.GetProperty("output")[0].GetProperty("summary").GetArrayLength());
    }

    [Fact]
    public async Task An_image_has_the_size_asked_for()
    {
        var response = await AskAsync(
            new Reply { ProviderTools = [new ProviderToolCall("image_generation")] },
            """{"model":"gpt-5","input":"A cat","tools":[{"type":"image_generation","size":"1024x1536"}]}""");

        var image = Assert.Single(response.GetProperty("output").EnumerateArray());
        var png = image.GetProperty("result").GetBytesFromBase64();
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal([0, 0, 4, 0, 0, 0, 6, 0], png[16..24]);
        Assert.Equal("1024x1536", image.GetProperty("size").GetString());
    }

    [Fact]
    public async Task A_tool_that_takes_text_gets_text()
    {
        var response = await AskAsync(
            Reply.Calls(new ToolCall("run", """{"input":"print 1"}""")), """{"model":"gpt-5","input":"Hi","tools":[{"type":"custom","name":"run"}]}""");

        var call = Assert.Single(response.GetProperty("output").EnumerateArray());
        Assert.Equal("custom_tool_call", call.GetProperty("type").GetString());
        Assert.Equal("print 1", call.GetProperty("input").GetString());
    }

    private static async Task<JsonElement> AskAsync(Reply reply, string request)
    {
        await using var mock = ProviderMock.Replying("openai", reply);
        var response = await mock.PostAsync("/v1/responses", request);
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "Response", response);
        ProviderSchemas.AssertComponent("openai", "Response", response);
        return response;
    }
}
