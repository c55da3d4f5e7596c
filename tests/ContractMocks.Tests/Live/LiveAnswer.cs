using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Live;

/// <summary>What a provider's answer says, whichever provider's it is.</summary>
internal sealed record LiveAnswer(string? Text, IReadOnlyList<(string Tool, string Arguments)> Calls, string? Stop, Exchange Exchange)
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Anthropic's answer as JSON, after seeing that the document allows it and that the stream says the same.</summary>
    public static async Task<LiveAnswer> OfAnthropicAsync(string document, string body)
    {
        await using var mock = LiveDocuments.Mock(document);
        using var client = mock.CreateClient();
        var text = await SendAsync(client, "v1/messages", body);
        var json = Check(mock, "messages_post", text);
        var stream = await SendAsync(client, "v1/messages", body[..^1] + ",\"stream\":true}");
        var assembled = AssembleAnthropic(stream);
        foreach (var id in (string[])["id"])
        {
            json.Remove(id);
            assembled.Remove(id);
        }

        // What an older document requires of a stream alone is made up there.
        json["usage"]!.AsObject().Remove("server_tool_use");
        assembled["usage"]!.AsObject().Remove("server_tool_use");

        // Ids come from the number of the exchange.
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(WithoutIds(json)), JsonNode.Parse(WithoutIds(assembled))), $"{json}\n{assembled}");
        Check(mock, "messages_post", AssembleAnthropic(stream).ToJsonString());
        var content = json["content"]!.AsArray();
        return new LiveAnswer(
            content.Where(static block => (string)block!["type"]! == "text").Select(static block => (string)block!["text"]!).SingleOrDefault(),
            [.. content.Where(static block => (string)block!["type"]! == "tool_use")
                .Select(static block => ((string)block!["name"]!, block["input"]!.ToJsonString(s_relaxed)))],
            (string?)json["stop_reason"],
            mock.Journal.Exchanges[0]);
    }

    /// <summary>Gemini's answer as JSON, after seeing that the document allows it and that both kinds of streams say the same.</summary>
    public static async Task<LiveAnswer> OfGeminiAsync(string body)
    {
        await using var mock = LiveDocuments.Mock(LiveDocuments.Gemini);
        using var client = mock.CreateClient();
        var whole = Check(mock, "models.generateContent", await SendAsync(client, "models/gemini-2.5-flash:generateContent", body));
        var array = JsonNode.Parse(await SendAsync(client, "models/gemini-2.5-flash:streamGenerateContent", body))!.AsArray();
        var events = (await SendAsync(client, "models/gemini-2.5-flash:streamGenerateContent?alt=sse", body)).TrimEnd('\n', '\r').Split("\r\n\r\n")
            .Select(static text => JsonNode.Parse(text["data: ".Length..])!).ToList();
        foreach (var frame in array.Concat(events))
        {
            Check(mock, "models.streamGenerateContent", frame!.ToJsonString());
        }

        var answer = OfFrames([whole], mock.Journal.Exchanges[0]);
        Assert.Equal("gemini-2.5-flash", (string?)whole["modelVersion"]);
        Assert.NotNull(whole["usageMetadata"]);
        foreach (var stream in (IEnumerable<JsonNode>[])[array!, events])
        {
            var streamed = OfFrames(stream, answer.Exchange);
            Assert.Equal(answer.Text, streamed.Text);
            Assert.Equal(answer.Calls, streamed.Calls);
            Assert.Equal(answer.Stop, streamed.Stop);
        }

        return answer;
    }

    /// <summary>OpenAI's response as JSON, after seeing that the document allows it and each event, and that the stream says the same.</summary>
    public static async Task<LiveAnswer> OfResponsesAsync(string document, string body)
    {
        await using var mock = LiveDocuments.Mock(document);
        using var client = mock.CreateClient();
        var json = Check(mock, "createResponse", await SendAsync(client, "responses", body));
        var stream = await SendAsync(client, "responses", body[..^1] + ",\"stream\":true}");
        var deltas = new Dictionary<int, string>();
        var number = 0;
        JsonObject? last = null;
        foreach (var text in stream[..^2].Split("\n\n"))
        {
            var lines = text.Split('\n');
            last = Check(mock, "createResponse", lines[1]["data: ".Length..], "text/event-stream");
            Assert.Equal("event: " + (string)last["type"]!, lines[0]);
            Assert.Equal(number++, (int)last["sequence_number"]!);
            if (last["delta"] is { } delta)
            {
                var index = (int)last["output_index"]!;
                deltas[index] = deltas.GetValueOrDefault(index, "") + (string)delta!;
            }
        }

        Assert.Equal("response.completed", (string)last!["type"]!);
        var output = json["output"]!.AsArray();
        var streamed = last["response"]!["output"]!.AsArray();
        Assert.Equal(Said(output), Said(streamed));
        Assert.Equal(Said(output), deltas.OrderBy(static one => one.Key).Select(static one => one.Value));
        Assert.Equal("completed", (string?)json["status"]);
        return new LiveAnswer(
            output.Where(static item => (string)item!["type"]! == "message").Select(static item => (string)item!["content"]![0]!["text"]!).SingleOrDefault(),
            [.. output.Where(static item => (string)item!["type"]! == "function_call").Select(static item => ((string)item!["name"]!, (string)item["arguments"]!))],
            (string?)json["status"],
            mock.Journal.Exchanges[0]);
    }

    public static async Task<string> SendAsync(HttpClient client, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("anthropic-version", "2023-06-01");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}\n{body}");
        return text;
    }

    private static LiveAnswer OfFrames(IEnumerable<JsonNode> frames, Exchange exchange)
    {
        var all = frames.Select(static frame => frame["candidates"]![0]!).ToList();
        var parts = all.SelectMany(static candidate => candidate["content"]!["parts"]!.AsArray()).ToList();
        var texts = parts.Where(static part => part!["text"] is not null).Select(static part => (string)part!["text"]!).ToList();
        return new LiveAnswer(
            texts.Count == 0 ? null : string.Concat(texts),
            [.. parts.Where(static part => part!["functionCall"] is not null)
                .Select(static part => ((string)part!["functionCall"]!["name"]!, part["functionCall"]!["args"]!.ToJsonString(s_relaxed)))],
            (string?)all[^1]["finishReason"],
            exchange);
    }

    private static IEnumerable<string> Said(JsonArray output) =>
        output.Select(static item => (string?)item!["arguments"] ?? (string)item["content"]![0]!["text"]!);

    private static JsonObject Check(TestMock mock, string operation, string text, string mediaType = "application/json")
    {
        var content = mock.Contract.FindOperation(operation)!.Responses.First(static response => response.Status == "200")
            .Contents.First(content => content.MediaType == mediaType);
        var errors = mock.Contract.Validator(content.Schema).Validate(JsonElement.Parse(text));
        Assert.True(errors.Count == 0, $"{string.Join("; ", errors)}\n{text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Puts Anthropic's events together as its clients do.</summary>
    private static JsonObject AssembleAnthropic(string stream)
    {
        Assert.EndsWith("\n\n", stream);
        JsonObject? message = null;
        StringBuilder? input = null;
        var names = new List<string>();
        foreach (var text in stream[..^2].Split("\n\n"))
        {
            var lines = text.Split('\n');
            Assert.Equal(2, lines.Length);
            var data = JsonNode.Parse(lines[1]["data: ".Length..])!;
            var type = (string)data["type"]!;
            Assert.Equal("event: " + type, lines[0]);
            names.Add(type);
            switch (type)
            {
                case "message_start":
                    message = data["message"]!.DeepClone().AsObject();
                    break;
                case "content_block_start":
                    Assert.Equal(message!["content"]!.AsArray().Count, (int)data["index"]!);
                    message["content"]!.AsArray().Add(data["content_block"]!.DeepClone());
                    input = new StringBuilder();
                    break;
                case "content_block_delta":
                    var delta = data["delta"]!;
                    var block = message!["content"]![(int)data["index"]!]!;
                    Assert.Equal((string)block["type"]! == "text" ? "text_delta" : "input_json_delta", (string)delta["type"]!);
                    input!.Append((string?)delta["partial_json"]);
                    block["text"] = (string)block["type"]! == "text" ? (string)block["text"]! + (string)delta["text"]! : null;
                    break;
                case "content_block_stop":
                    var stopped = message!["content"]![(int)data["index"]!]!.AsObject();
                    if ((string)stopped["type"]! == "tool_use")
                    {
                        stopped.Remove("text");
                        stopped["input"] = JsonNode.Parse(input!.ToString());
                    }

                    break;
                case "message_delta":
                    message!["stop_reason"] = data["delta"]!["stop_reason"]!.DeepClone();
                    foreach (var (name, value) in data["usage"]!.AsObject())
                    {
                        message["usage"]![name] = value?.DeepClone();
                    }

                    break;
                default:
                    Assert.Contains(type, (string[])["ping", "message_stop"]);
                    break;
            }
        }

        Assert.Equal("message_start", names[0]);
        Assert.Equal(["message_delta", "message_stop"], names[^2..]);
        return message!;
    }

    private static string WithoutIds(JsonObject message)
    {
        var copy = message.DeepClone();
        foreach (var block in copy["content"]!.AsArray())
        {
            Assert.StartsWith("toolu_", (string?)block!["id"] ?? "toolu_", StringComparison.Ordinal);
            block.AsObject().Remove("id");
        }

        return copy.ToJsonString(s_relaxed);
    }
}
