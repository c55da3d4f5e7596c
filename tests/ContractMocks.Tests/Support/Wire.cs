using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.TestSupport;

/// <summary>Requests as clients send them, and answers as they read them.</summary>
internal static class Wire
{
    public const string Tools =
        """[{"type":"function","function":{"name":"get_weather","description":"The weather of a city","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}]""";

    public static string Ask(string user, bool stream = false, bool usage = false, bool tools = false, string model = "gpt-4o-mini", int? n = null) =>
        $$"""{"model":"{{model}}","messages":[{"role":"user","content":{{JsonSerializer.Serialize(user)}}}]{{(tools ? ",\"tools\":" + Tools : "")}}{{(stream ? ",\"stream\":true" : "")}}{{(usage ? ",\"stream_options\":{\"include_usage\":true}" : "")}}{{(n is null ? "" : ",\"n\":" + n)}}}""";

    public static string Result(string user, string callId, string arguments, string result, bool stream = false) =>
        "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":" + JsonSerializer.Serialize(user)
        + "},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"" + callId
        + "\",\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"arguments\":" + JsonSerializer.Serialize(arguments)
        + "}}]},{\"role\":\"tool\",\"tool_call_id\":\"" + callId + "\",\"content\":" + JsonSerializer.Serialize(result)
        + "}],\"tools\":" + Tools + (stream ? ",\"stream\":true}" : "}");

    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string body, string path = "chat/completions") =>
        await client.PostAsync(
            new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public static async Task<string> TextAsync(HttpClient client, string body, string path = "chat/completions")
    {
        using var response = await PostAsync(client, body, path);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<JsonNode> JsonAsync(HttpClient client, string body, string path = "chat/completions") =>
        JsonNode.Parse(await TextAsync(client, body, path))!;

    public static async Task<JsonNode> ErrorAsync(HttpClient client, string body, int status, string path = "chat/completions")
    {
        using var response = await PostAsync(client, body, path);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!["error"]!;
    }

    /// <summary>The events of a stream; the last is <c>[DONE]</c>.</summary>
    public static List<string> Events(string stream)
    {
        Assert.EndsWith("\n\n", stream);
        var events = stream[..^2].Split("\n\n");
        Assert.All(events, static text => Assert.StartsWith("data: ", text));
        Assert.Equal("data: [DONE]", events[^1]);
        return [.. events.Select(static text => text["data: ".Length..])];
    }

    /// <summary>Puts a stream together as clients do: the completion that one JSON body would have been.</summary>
    public static JsonObject Assemble(string stream)
    {
        var events = Events(stream);
        JsonObject? whole = null;
        foreach (var chunk in events.SkipLast(1).Select(static text => JsonNode.Parse(text)!.AsObject()))
        {
            whole ??= new JsonObject
            {
                ["id"] = (string)chunk["id"]!,
                ["object"] = "chat.completion",
                ["created"] = (long)chunk["created"]!,
                ["model"] = (string)chunk["model"]!,
                ["choices"] = new JsonArray(),
            };
            Assert.Equal((string)whole["id"]!, (string)chunk["id"]!);
            Assert.Equal("chat.completion.chunk", (string)chunk["object"]!);
            foreach (var choice in chunk["choices"]!.AsArray())
            {
                Add(whole["choices"]!.AsArray(), choice!);
            }

            if (chunk["usage"] is { } usage)
            {
                whole["usage"] = usage.DeepClone();
            }

            whole["service_tier"] = (string)chunk["service_tier"]!;
            whole["system_fingerprint"] = (string)chunk["system_fingerprint"]!;
        }

        return whole!;
    }

    private static void Add(JsonArray choices, JsonNode delta)
    {
        var index = (int)delta["index"]!;
        if (index == choices.Count)
        {
            choices.Add(new JsonObject
            {
                ["index"] = index,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = null, ["annotations"] = new JsonArray() },
                ["logprobs"] = null,
                ["finish_reason"] = null,
            });
        }

        var choice = choices[index]!;
        var message = choice["message"]!.AsObject();
        if (delta["delta"]!["content"] is { } content)
        {
            message["content"] = (string?)message["content"] + (string)content!;
        }

        foreach (var call in delta["delta"]!["tool_calls"]?.AsArray() ?? [])
        {
            AddCall(message, call!);
        }

        choice["finish_reason"] = delta["finish_reason"]?.DeepClone() ?? choice["finish_reason"]?.DeepClone();
    }

    private static void AddCall(JsonObject message, JsonNode call)
    {
        message["tool_calls"] ??= new JsonArray();
        var calls = message["tool_calls"]!.AsArray();
        var index = (int)call["index"]!;
        if (index == calls.Count)
        {
            var announced = call.DeepClone().AsObject();
            announced.Remove("index");
            calls.Add(announced);
            return;
        }

        var function = calls[index]!["function"]!;
        function["arguments"] = (string)function["arguments"]! + (string)call["function"]!["arguments"]!;
    }
}
