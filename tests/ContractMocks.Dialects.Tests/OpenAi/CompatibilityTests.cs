using System.Text.Json;
using ContractMocks.TestSupport;
using static ContractMocks.Dialects.Tests.OpenAi.ChatTraffic;

namespace ContractMocks.Dialects.Tests.OpenAi;

/// <summary>Whether the presets send what recorded traffic of their hosts has: the same members in the same order, chunk for chunk.</summary>
public sealed class CompatibilityTests
{
    private const string Usage = "\"stream_options\":{\"include_usage\":true}";
    private static readonly Reply s_thinks = new() { Text = "It is three.", Reasoning = "Let me count them." };
    private static readonly Reply s_calls = new() { ToolCalls = [new("weather", """{"location":"Rome"}""")] };

    [Theory]
    [InlineData("groq/src/__fixtures__/groq-tool-call.chunks.txt", "Groq", true)]
    [InlineData("groq/src/__fixtures__/groq-reasoning.chunks.txt", "Groq", false)]
    [InlineData("deepseek/src/chat/__fixtures__/deepseek-reasoning.chunks.txt", "DeepSeek", false)]
    [InlineData("mistral/src/__fixtures__/mistral-text.chunks.txt", "Mistral", null)]
    [InlineData("openai-compatible/src/chat/__fixtures__/xai-tool-call.chunks.txt", "XAi", null)]
    public async Task Chunks_are_shaped_like_recorded_ones(string file, string host, bool? calls)
    {
        var path = Repository.CorpusFile("traffic/vercel-ai/" + file);
        var recorded = (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Where(static line => line.Length > 0).Select(static line => JsonElement.Parse(line)).ToArray();
        var reply = host == "XAi" ? s_calls with { Reasoning = "Let me look." } : host == "Mistral" ? Reply.Says("It is three.") : calls == true ? s_calls : s_thinks;

        var sent = await EventsAsync(reply, Usage, Options(host));

        // What only some recordings have: counts that were not zero.
        Assert.Equal(Steps(recorded, host), Steps(sent, host));
    }

    [Theory]
    [InlineData("groq/src/__fixtures__/groq-tool-call.json", "Groq", true)]
    [InlineData("groq/src/__fixtures__/groq-reasoning.json", "Groq", false)]
    [InlineData("deepseek/src/chat/__fixtures__/deepseek-reasoning.json", "DeepSeek", false)]
    [InlineData("mistral/src/__fixtures__/mistral-tool-call.json", "Mistral", true)]
    [InlineData("mistral/src/__fixtures__/mistral-reasoning.json", "Mistral", false)]
    [InlineData("xai/src/__fixtures__/xai-tool-call.json", "XAi", true)]
    public async Task Bodies_are_shaped_like_recorded_ones(string file, string host, bool calls)
    {
        var path = Repository.CorpusFile("traffic/vercel-ai/" + file);
        var recorded = JsonElement.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        var reply = !calls ? s_thinks : host == "XAi" ? s_calls with { Reasoning = "Let me look." } : s_calls;
        Assert.Equal(Shape(recorded, host), Shape(await WholeAsync(reply, Hello, Options(host)), host));
    }

    [Theory]
    [InlineData("OpenRouter", "^gen-1767225600-[0-9A-Za-z]{20}$", "^call_[0-9A-Za-z]{24}$")]
    [InlineData("Groq", "^chatcmpl-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", "^[0-9A-Za-z]{9}$")]
    [InlineData("Mistral", "^[0-9a-f]{32}$", "^[0-9A-Za-z]{9}$")]
    [InlineData("DeepSeek", "^[0-9a-f-]{36}$", "^call_[0-9A-Za-z]{24}$")]
    [InlineData("Together", "^[0-9A-Za-z]{7}-[0-9A-Za-z]{6}-[0-9a-f]{16}$", "^call_[0-9A-Za-z]{24}$")]
    [InlineData("Vllm", "^chatcmpl-[0-9a-f]{32}$", "^chatcmpl-tool-[0-9a-f]{32}$")]
    [InlineData("XAi", "^[0-9a-f-]{36}$", "^call_[0-9]{8}$")]
    public async Task Ids_look_like_the_hosts(string host, string completion, string call)
    {
        var body = await WholeAsync(s_calls, Hello, Options(host));
        Assert.Matches(completion, body.GetProperty("id").GetString());
        Assert.Matches(call, body.GetProperty("choices")[0].GetProperty("message").GetProperty("tool_calls")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("OpenRouter")]
    [InlineData("Groq")]
    [InlineData("Mistral")]
    [InlineData("DeepSeek")]
    [InlineData("Together")]
    [InlineData("Vllm")]
    [InlineData("XAi")]
    public async Task A_stream_put_together_is_the_body(string host)
    {
        var reply = s_thinks with { ToolCalls = s_calls.ToolCalls };
        var message = (await ChoiceAsync(reply, Hello, Options(host))).GetProperty("message");
        var deltas = (await EventsAsync(reply, Usage, Options(host))).SelectMany(static one => one.GetProperty("choices").EnumerateArray())
            .Select(static one => one.GetProperty("delta")).ToArray();

        Assert.Equal(Text(message, "content"), string.Concat(deltas.Select(static one => Text(one, "content"))));
        Assert.Equal("Let me count them.", string.Concat(deltas.Select(Thought)));
        Assert.Equal("Let me count them.", Thought(message));
        var calls = deltas.Where(static one => one.TryGetProperty("tool_calls", out _)).SelectMany(static one => one.GetProperty("tool_calls").EnumerateArray()).ToArray();
        Assert.Equal("""{"location":"Rome"}""", string.Concat(calls.Select(static one => one.GetProperty("function").GetProperty("arguments").GetString())));
        Assert.Equal(
            message.GetProperty("tool_calls")[0].GetProperty("id").GetString(),
            calls[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task OpenRouter_names_the_provider_sends_comments_and_fails_inside_a_chunk()
    {
        var text = await TextAsync(Reply.Says("Hi you."), options: Options("OpenRouter"));
        Assert.StartsWith(": OPENROUTER PROCESSING\n\ndata: {", text);
        var events = Events(text);
        Assert.Equal("id object created model provider choices", Names(events[0]));
        Assert.Equal("index delta finish_reason native_finish_reason", Names(events[0].GetProperty("choices")[0]));
        Assert.Equal("""{"content":"Hi","role":"assistant"}""", events[0].GetProperty("choices")[0].GetProperty("delta").GetRawText());
        Assert.Equal("stop", events[^1].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.True(events[^1].GetProperty("usage").GetProperty("total_tokens").GetInt32() > 0);

        var failed = await TextAsync(new Reply { Text = "Hi you.", Error = new ReplyError("server_error"), ErrorAfter = 1 }, options: Options("OpenRouter"));
        Assert.Contains("\"error\":{\"code\":500,", failed);
    }

    [Fact]
    public async Task What_a_preset_says_can_be_changed()
    {
        var options = new MockOptions { Compatibility = CompatibilityOptions.Vllm with { Reasoning = ReasoningPlace.Reasoning, EndsWithDone = false, Usage = UsagePlace.EveryChunk } };
        var text = await TextAsync(s_thinks, options: options);
        Assert.DoesNotContain("[DONE]", text);
        Assert.Contains("{\"reasoning\":\"Let\"}", text);
        Assert.All(text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries), static one => Assert.Contains("\"usage\":{", one));
        Assert.Contains("reasoning_content", (await WholeAsync(s_thinks, Hello, new MockOptions { Compatibility = new() { Reasoning = ReasoningPlace.ReasoningContent } })).GetRawText());
    }

    private static MockOptions Options(string host) => new()
    {
        Compatibility = host switch
        {
            "OpenRouter" => CompatibilityOptions.OpenRouter,
            "Groq" => CompatibilityOptions.Groq,
            "Mistral" => CompatibilityOptions.Mistral,
            "DeepSeek" => CompatibilityOptions.DeepSeek,
            "Together" => CompatibilityOptions.Together,
            "Vllm" => CompatibilityOptions.Vllm,
            _ => CompatibilityOptions.XAi,
        },
    };

    private static string Text(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : value.ValueKind == JsonValueKind.Array ? string.Concat(value.EnumerateArray().Select(static part => Text(part, "text")))
        : "";

    private static string Thought(JsonElement json) =>
        Text(json, "reasoning") + Text(json, "reasoning_content")
        + (json.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array
            ? string.Concat(content.EnumerateArray().Where(static part => part.TryGetProperty("thinking", out _)).Select(static part => Text(part, "thinking")))
            : "");

    /// <summary>The shapes of chunks, each once where it repeats.</summary>
    private static List<string> Steps(IEnumerable<JsonElement> events, string host)
    {
        var steps = new List<string>();
        foreach (var one in events)
        {
            if (Shape(one, host) is var shape && (steps.Count == 0 || steps[^1] != shape))
            {
                steps.Add(shape);
            }
        }

        return steps;
    }

    /// <summary>The members of JSON in order, with the kinds of their values; what stands in a usage by name alone, because what is zero may be left out.</summary>
    private static string Shape(JsonElement json, string host) => json.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', json.EnumerateObject().Where(one => !IsOptional(one, host)).Select(one => one.Name + (one.Name == "usage" && one.Value.ValueKind == JsonValueKind.Object ? "" : ":" + Shape(one.Value, host)))) + "}",
        JsonValueKind.Array => "[" + (json.GetArrayLength() == 0 ? "" : Shape(json[0], host)) + "]",
        JsonValueKind.True or JsonValueKind.False => "bool",
        var kind => kind.ToString(),
    };

    private static bool IsOptional(JsonProperty property, string host) => host == "Mistral" && property.Name is "logprobs";
}
