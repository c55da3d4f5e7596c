using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Ollama;

public sealed class OllamaTests
{
    private const string Theirs = "llm/ollama/ollama-2025-11-14.yaml";
    private const string Chat = """{"model":"llama3.2","messages":[{"role":"system","content":"Be short."},{"role":"user","content":"Hi"}]}""";
    private const string Tools = """
        {"model":"qwen3","stream":false,"messages":[{"role":"user","content":"Weather?"}],
         "tools":[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}]}
        """;

    [Fact]
    public async Task A_chat_streams_unless_told_not_to()
    {
        await using var mock = ProviderMock.Replying("ollama", Reply.Says("Hello there, <you>."));

        var (status, body, message) = await mock.SendAsync("POST", "/api/chat", Chat);

        Assert.Equal(200, status);
        Assert.Equal("application/x-ndjson", message.Content.Headers.ContentType?.MediaType);
        var lines = Lines(body);
        Assert.All(lines, static line => AssertLine("/api/chat", line));
        Assert.Equal("Hello there, <you>.", string.Concat(lines.Select(static line => line.GetProperty("message").GetProperty("content").GetString())));
        Assert.All(lines[..^1], static line => Assert.False(line.GetProperty("done").GetBoolean()));
        Assert.True(lines[^1].GetProperty("done").GetBoolean());
        Assert.Equal("stop", lines[^1].GetProperty("done_reason").GetString());
        Assert.True(lines[^1].GetProperty("total_duration").GetInt64() > lines[^1].GetProperty("eval_duration").GetInt64());
        Assert.Equal("2026-01-01T00:00:00Z", lines[0].GetProperty("created_at").GetString());
    }

    [Fact]
    public async Task A_whole_chat_is_one_object()
    {
        await using var mock = ProviderMock.Replying("ollama", Reply.Says("Hello."));
        var answer = await mock.PostAsync("/api/chat", Chat.Replace("{\"model\"", "{\"stream\":false,\"model\"", StringComparison.Ordinal));
        AssertWhole("/api/chat", answer);
        Assert.Equal("Hello.", answer.GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("llama3.2", answer.GetProperty("model").GetString());
        Assert.True(answer.GetProperty("eval_count").GetInt32() > 0);
    }

    [Theory]
    [InlineData("true", "Let me see.")]
    [InlineData("\"high\"", "Let me see.")]
    [InlineData("false", null)]
    public async Task Thinking_is_shown_where_it_is_wanted(string think, string? thought)
    {
        await using var mock = ProviderMock.Replying("ollama", new Reply { Reasoning = "Let me see.", Text = "Two." });
        var request = Chat.Replace("{\"model\"", $"{{\"think\":{think},\"model\"", StringComparison.Ordinal);

        var lines = Lines((await mock.SendAsync("POST", "/api/chat", request)).Body);
        var whole = await mock.PostAsync("/api/chat", request.Replace("{\"think\"", "{\"stream\":false,\"think\"", StringComparison.Ordinal));

        Assert.All(lines, static line => AssertLine("/api/chat", line));
        AssertWhole("/api/chat", whole);
        var streamed = string.Concat(lines.Select(static line => line.GetProperty("message").TryGetProperty("thinking", out var piece) ? piece.GetString() : ""));
        Assert.Equal(thought ?? "", streamed);
        Assert.Equal(thought, whole.GetProperty("message").TryGetProperty("thinking", out var all) ? all.GetString() : null);
    }

    [Fact]
    public async Task A_tool_call_has_an_object_of_arguments()
    {
        await using var mock = ProviderMock.Replying("ollama", Reply.Calls(new ToolCall("get_weather", """{"city":"Paris"}""")));

        var answer = await mock.PostAsync("/api/chat", Tools);
        var lines = Lines((await mock.SendAsync("POST", "/api/chat", Tools.Replace("false", "true", StringComparison.Ordinal))).Body);

        AssertWhole("/api/chat", answer);
        Assert.All(lines, static line => AssertLine("/api/chat", line));
        var call = answer.GetProperty("message").GetProperty("tool_calls")[0];
        Assert.StartsWith("call_", call.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("Paris", call.GetProperty("function").GetProperty("arguments").GetProperty("city").GetString());
        Assert.Equal("", answer.GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("stop", answer.GetProperty("done_reason").GetString());
        Assert.Single(lines, static line => line.GetProperty("message").TryGetProperty("tool_calls", out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"tool_name\":\"get_weather\"")]
    [InlineData(",\"tool_call_id\":\"call_1\"")]
    public async Task A_result_is_known_by_its_id_its_name_or_its_place(string mark)
    {
        await using var mock = ProviderMock.InMemory("ollama");
        mock.Use(new Scenario
        {
            Name = "loop",
            Provider = "ollama",
            Turns = new[] { new Turn { When = new Condition[] { new ToolResultCondition("get_weather") }.ToEquatableArray(), Reply = Reply.Says("{{ tool_result.celsius }} in {{ tool_call.city }}") } }.ToEquatableArray(),
        });
        var id = mark.Contains("call_1", StringComparison.Ordinal) ? "\"id\":\"call_1\"," : "";

        var answer = await mock.PostAsync("/api/chat", """
            {"model":"qwen3","stream":false,"messages":[{"role":"user","content":"Weather?"},
             {"role":"assistant","content":"","tool_calls":[{ID"function":{"name":"get_weather","arguments":{"city":"Paris"}}}]},
             {"role":"tool","content":"{\"celsius\":21}"MARK}]}
            """.Replace("ID", id, StringComparison.Ordinal).Replace("MARK", mark, StringComparison.Ordinal));

        Assert.Equal("21 in Paris", answer.GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_form_is_kept()
    {
        await using var mock = ProviderMock.Replying("ollama", Reply.SaysJson());
        var answer = await mock.PostAsync(
            "/api/generate",
            """{"model":"llama3.2","stream":false,"prompt":"One","format":{"type":"object","properties":{"n":{"type":"integer"}},"required":["n"]}}""");
        Assert.Equal(JsonValueKind.Number, JsonElement.Parse(answer.GetProperty("response").GetString()!).GetProperty("n").ValueKind);
    }

    [Fact]
    public async Task A_generation_has_a_context_unless_it_is_raw()
    {
        await using var mock = ProviderMock.Replying("ollama", Reply.Says("Hello."));
        var answer = await mock.PostAsync("/api/generate", """{"model":"llama3.2","stream":false,"prompt":"Hi","system":"Be short."}""");
        AssertWhole("/api/generate", answer);
        Assert.Equal("Hello.", answer.GetProperty("response").GetString());
        Assert.Equal(answer.GetProperty("prompt_eval_count").GetInt32() + answer.GetProperty("eval_count").GetInt32(), answer.GetProperty("context").GetArrayLength());
        var raw = await mock.PostAsync("/api/generate", """{"model":"llama3.2","stream":false,"prompt":"Hi","raw":true}""");
        Assert.False(raw.TryGetProperty("context", out _));
        var lines = Lines((await mock.SendAsync("POST", "/api/generate", """{"model":"llama3.2","prompt":"Hi"}""")).Body);
        Assert.All(lines, static line => AssertLine("/api/generate", line));
        Assert.Equal("Hello.", string.Concat(lines.Select(static line => line.GetProperty("response").GetString())));
    }

    [Theory]
    [InlineData("/api/chat", """{"model":"llama3.2","messages":[]}""", "load")]
    [InlineData("/api/chat", """{"model":"llama3.2","messages":[],"keep_alive":0}""", "unload")]
    [InlineData("/api/generate", """{"model":"llama3.2"}""", "load")]
    [InlineData("/api/generate", """{"model":"llama3.2","prompt":"","keep_alive":"0"}""", "unload")]
    public async Task Nothing_said_only_loads_the_model_and_takes_no_turn(string path, string json, string reason)
    {
        await using var mock = ProviderMock.InMemory("ollama");
        var answer = await mock.PostAsync(path, json);
        AssertWhole(path, answer);
        Assert.Equal(reason, answer.GetProperty("done_reason").GetString());
        Assert.Equal(reason == "load" ? 1 : 0, (await GetAsync(mock, "/api/ps")).GetProperty("models").GetArrayLength());
    }

    [Fact]
    public async Task A_limit_and_a_stop_reach_the_conversation()
    {
        await using var mock = ProviderMock.Replying("ollama", Reply.Says("One.") with { Finish = FinishReason.Length });
        var answer = await mock.PostAsync("/api/generate", """{"model":"llama3.2","stream":false,"prompt":"Hi","options":{"num_predict":3,"stop":["x"]}}""");
        Assert.Equal("length", answer.GetProperty("done_reason").GetString());
        var read = ContractMocks.Dialects.Ollama.OllamaRequestReader.Read(JsonElement.Parse("""{"options":{"num_predict":3,"stop":"x"}}"""), isChat: true);
        Assert.Equal((3, "x"), (read.MaxTokens, read.StopSequences[0]));
    }

    [Fact]
    public async Task Log_probabilities_are_told_where_asked_for()
    {
        await using var mock = ProviderMock.Replying("ollama", Reply.Says("Hello there."));
        var answer = await mock.PostAsync("/api/generate", """{"model":"llama3.2","stream":false,"prompt":"Hi","logprobs":true,"top_logprobs":2}""");
        AssertWhole("/api/generate", answer);
        Assert.Equal("Hello there.", string.Concat(answer.GetProperty("logprobs").EnumerateArray().Select(static one => one.GetProperty("token").GetString())));
        Assert.Equal(2, answer.GetProperty("logprobs")[0].GetProperty("top_logprobs").GetArrayLength());
    }

    [Fact]
    public async Task An_error_is_one_text()
    {
        await using var mock = ProviderMock.Replying("ollama", Reply.Fails("model_not_found", "model 'mine' not found"));
        var (status, body, _) = await mock.SendAsync("POST", "/api/chat", Chat);
        Assert.Equal((404, """{"error":"model 'mine' not found"}"""), (status, body));
        (status, body, _) = await mock.SendAsync("POST", "/api/chat", """{"messages":[]}""");
        Assert.Equal((400, """{"error":"model is required"}"""), (status, body));
    }

    [Fact]
    public async Task A_stream_may_break_off_in_a_line_of_error()
    {
        await using var mock = ProviderMock.Replying("ollama", Reply.Fails("server_error", "out of memory") with { Text = "One two three.", ErrorAfter = 1 });
        var lines = Lines((await mock.SendAsync("POST", "/api/chat", Chat)).Body);
        Assert.Equal(2, lines.Count);
        Assert.Equal("""{"error":"out of memory"}""", lines[1].GetRawText());
    }

    [Fact]
    public async Task Embeddings_are_unit_vectors()
    {
        await using var mock = ProviderMock.InMemory("ollama");
        var answer = await mock.PostAsync("/api/embed", """{"model":"nomic-embed-text","input":["One","Two"]}""");
        ProviderSchemas.AssertAnswer(Theirs, "POST", "/api/embed", answer);
        Assert.Equal(2, answer.GetProperty("embeddings").GetArrayLength());
        Assert.Equal(768, answer.GetProperty("embeddings")[0].GetArrayLength());
        Assert.Equal(1, answer.GetProperty("embeddings")[0].EnumerateArray().Sum(static one => one.GetDouble() * one.GetDouble()), 5);
        Assert.Equal(64, (await mock.PostAsync("/api/embed", """{"model":"m","input":"One","dimensions":64}""")).GetProperty("embeddings")[0].GetArrayLength());
        Assert.Equal(768, (await mock.PostAsync("/api/embeddings", """{"model":"m","prompt":"One"}""")).GetProperty("embedding").GetArrayLength());
    }

    [Fact]
    public async Task Models_come_and_go()
    {
        await using var mock = ProviderMock.InMemory("ollama");
        ProviderSchemas.AssertAnswer(Theirs, "GET", "/api/tags", await GetAsync(mock, "/api/tags"));
        ProviderSchemas.AssertAnswer(Theirs, "GET", "/api/version", await GetAsync(mock, "/api/version"));
        ProviderSchemas.AssertAnswer(Theirs, "POST", "/api/show", await mock.PostAsync("/api/show", """{"model":"qwen3"}"""));
        var pulled = Lines((await mock.SendAsync("POST", "/api/pull", """{"model":"mine"}""")).Body);
        Assert.All(pulled, static line => AssertLine("/api/pull", line));
        Assert.Equal("success", pulled[^1].GetProperty("status").GetString());
        Assert.Contains("\"mine:latest\"", (await GetAsync(mock, "/api/tags")).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(200, (await mock.SendAsync("POST", "/api/copy", """{"source":"mine","destination":"yours:1"}""")).Status);
        Assert.Equal(200, (await mock.SendAsync("DELETE", "/api/delete", """{"model":"mine"}""")).Status);
        Assert.Equal((404, """{"error":"model 'mine' not found"}"""), await StatusAsync(mock, "DELETE", "/api/delete", """{"model":"mine"}"""));
        Assert.Contains("\"yours:1\"", (await GetAsync(mock, "/api/tags")).GetRawText(), StringComparison.Ordinal);
        Assert.Equal("""{"status":"success"}""", (await mock.PostAsync("/api/create", """{"model":"made","from":"qwen3","stream":false}""")).GetRawText());
    }

    [Fact]
    public async Task Equal_runs_give_equal_bytes()
    {
        await using var one = ProviderMock.Replying("ollama", Reply.Says("Hello."));
        await using var two = ProviderMock.Replying("ollama", Reply.Says("Hello."));
        Assert.Equal((await one.SendAsync("POST", "/api/chat", Chat)).Body, (await two.SendAsync("POST", "/api/chat", Chat)).Body);
    }

    private static async Task<(int Status, string Body)> StatusAsync(ProviderMock mock, string method, string path, string json)
    {
        var (status, body, _) = await mock.SendAsync(method, path, json);
        return (status, body);
    }

    private static async Task<JsonElement> GetAsync(ProviderMock mock, string path) => JsonElement.Parse((await mock.SendAsync("GET", path)).Body);

    private static List<JsonElement> Lines(string body) =>
        [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonElement.Parse(line))];

    private static void AssertWhole(string path, JsonElement answer)
    {
        ProviderSchemas.AssertAnswer(Theirs, "POST", path, answer);
        ProviderSchemas.AssertAnswer("ollama", "POST", path, answer);
    }

    private static void AssertLine(string path, JsonElement line)
    {
        ProviderSchemas.AssertAnswer(Theirs, "POST", path, line, mediaType: "application/x-ndjson");
        ProviderSchemas.AssertAnswer("ollama", "POST", path, line, mediaType: "application/x-ndjson");
    }
}
