using System.Text.Json.Nodes;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests;

public sealed class ChatStreamTests
{
    private const string Head =
        "data: {\"id\":\"chatcmpl-ID\",\"object\":\"chat.completion.chunk\",\"created\":1767225600,\"model\":\"gpt-4o-mini\","
        + "\"service_tier\":\"default\",\"system_fingerprint\":\"fp_FINGER\",\"choices\":[";

    [Fact]
    public async Task A_text_streams_token_by_token()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Says("It is sunny.");
        using var client = mock.CreateClient();

        var stream = await Wire.TextAsync(client, Wire.Ask("Weather?", stream: true));

        Assert.Equal(
            Chunk("""{"role":"assistant","content":"","refusal":null}""")
            + Chunk("""{"content":"It"}""") + Chunk("""{"content":" is"}""") + Chunk("""{"content":" sunny"}""") + Chunk("""{"content":"."}""")
            + Chunk("{}", "\"stop\"")
            + "data: [DONE]\n\n",
            Golden.Scrub(stream));
    }

    [Fact]
    public async Task A_single_tool_call_is_announced_as_the_message_opens()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.Calls(new GetWeather { City = "Paris" });
        using var client = mock.CreateClient();

        var stream = await Wire.TextAsync(client, Wire.Ask("Weather?", stream: true, usage: true, tools: true));

        Assert.Equal(
            Chunk(
                """{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_ID","type":"function","function":{"name":"get_weather","arguments":""}}],"refusal":null}""",
                usage: true)
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"{\""}}]}""", usage: true)
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"city"}}]}""", usage: true)
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"\":\""}}]}""", usage: true)
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"Paris"}}]}""", usage: true)
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"\"}"}}]}""", usage: true)
            + Chunk("{}", "\"tool_calls\"", usage: true)
            + Head + """],"usage":{"prompt_tokens":45,"completion_tokens":15,"total_tokens":60,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}}"""
            + "\n\ndata: [DONE]\n\n",
            Golden.Scrub(stream));
    }

    [Fact]
    public async Task A_text_with_tool_calls_opens_the_message_first()
    {
        await using var mock = TestMock.InMemory();
        mock.Chat.When().Says("Looking.").Calls(new GetWeather { City = "Rome" }).Calls(new GetWeather { City = "Bonn" });
        using var client = mock.CreateClient();

        var stream = await Wire.TextAsync(client, Wire.Ask("Weather?", stream: true, tools: true));

        Assert.Equal(
            Chunk("""{"role":"assistant","content":"","refusal":null}""")
            + Chunk("""{"content":"Looking"}""")
            + Chunk("""{"content":"."}""")
            + Chunk("""{"tool_calls":[{"index":0,"id":"call_ID","type":"function","function":{"name":"get_weather","arguments":""}}]}""")
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"{\""}}]}""")
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"city"}}]}""")
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"\":\""}}]}""")
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"Rome"}}]}""")
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"\"}"}}]}""")
            + Chunk("""{"tool_calls":[{"index":1,"id":"call_ID","type":"function","function":{"name":"get_weather","arguments":""}}]}""")
            + Chunk("""{"tool_calls":[{"index":1,"function":{"arguments":"{\""}}]}""")
            + Chunk("""{"tool_calls":[{"index":1,"function":{"arguments":"city"}}]}""")
            + Chunk("""{"tool_calls":[{"index":1,"function":{"arguments":"\":\""}}]}""")
            + Chunk("""{"tool_calls":[{"index":1,"function":{"arguments":"B"}}]}""")
            + Chunk("""{"tool_calls":[{"index":1,"function":{"arguments":"onn"}}]}""")
            + Chunk("""{"tool_calls":[{"index":1,"function":{"arguments":"\"}"}}]}""")
            + Chunk("{}", "\"tool_calls\"")
            + "data: [DONE]\n\n",
            Golden.Scrub(stream));
    }

    [Theory]
    [InlineData("Hello", 0)]
    [InlineData("", 1)]
    [InlineData("A long text:\n\n  with   spaces, 漢字かな混じりの長い長い文章をここに書く, \U0001F600\U0001F680\U0001F600\U0001F680\U0001F600\U0001F680\U0001F600\U0001F680\U0001F600 and \"quotes\" \\ </script>\t.", 2)]
    [InlineData("x\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600", 0)]
    public async Task The_stream_put_together_is_the_json_answer(string text, int calls)
    {
        foreach (var onSocket in (bool[])[false, true])
        {
            foreach (var n in (int[])[1, 2])
            {
                var whole = await AnswerAsync(text, calls, onSocket, stream: false, n);
                var stream = await AnswerAsync(text, calls, onSocket, stream: true, n);

                // Members of a JSON object have no order, so an order of our own makes the two comparable.
                Assert.Equal(Sorted(JsonNode.Parse(whole)!), Sorted(Wire.Assemble(stream)));
            }
        }
    }

    [Fact]
    public async Task Both_hosts_send_the_same_bytes()
    {
        Assert.Equal(
            await AnswerAsync("Some words here.", 1, onSocket: false, stream: true, 1),
            await AnswerAsync("Some words here.", 1, onSocket: true, stream: true, 1));
    }

    [Fact]
    public async Task A_stream_is_of_the_event_stream_type_and_has_no_length()
    {
        foreach (var onSocket in (bool[])[false, true])
        {
            await using var mock = onSocket ? await TestMock.StartAsync() : TestMock.InMemory();
            mock.Chat.Says("Hello.");
            using var client = mock.CreateClient();
            using var response = await Wire.PostAsync(client, Wire.Ask("Hi", stream: true));

            Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
            Assert.Matches("^req_[0-9a-f]{32}$", response.Headers.GetValues("x-request-id").Single());
        }
    }

    private static async Task<string> AnswerAsync(string text, int calls, bool onSocket, bool stream, int n)
    {
        await using var mock = onSocket ? await TestMock.StartAsync() : TestMock.InMemory();
        var reply = new Reply
        {
            Text = text.Length == 0 ? null : text,
            ToolCalls = [.. Enumerable.Repeat(new ToolCall("get_weather", """{"city":"Zürich \"West\" 😀"}"""), calls)],
        };
        mock.Chat.When().Replies(reply);
        using var client = mock.CreateClient();
        // A stream carries usage only when asked; one body always does.
        return await Wire.TextAsync(client, Wire.Ask("Weather?", stream: stream, usage: stream, tools: true, n: n));
    }

    private static string Sorted(JsonNode node) => node switch
    {
        JsonObject map => "{" + string.Join(",", map.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"\"{pair.Key}\":{(pair.Value is null ? "null" : Sorted(pair.Value))}")) + "}",
        JsonArray array => "[" + string.Join(",", array.Select(static item => Sorted(item!))) + "]",
        _ => node.ToJsonString(),
    };

    private static string Chunk(string delta, string finish = "null", bool usage = false) =>
        Head + $$"""{"index":0,"delta":{{delta}},"logprobs":null,"finish_reason":{{finish}}}]""" + (usage ? ",\"usage\":null" : "") + "}\n\n";
}
