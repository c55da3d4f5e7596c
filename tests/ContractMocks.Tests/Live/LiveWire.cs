using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Live;

/// <summary>Chat requests with tools and formats, and what comes of them.</summary>
internal static class LiveWire
{
    public const string Weather =
        """{"type":"object","properties":{"city":{"type":"string","minLength":3},"days":{"type":"integer","minimum":1,"maximum":7}},"required":["city","days"],"additionalProperties":false}""";

    public const string Time = """{"type":"object","properties":{"zone":{"enum":["UTC","CET"]}},"required":["zone"],"additionalProperties":false}""";

    public const string Impossible = """{"type":"object","properties":{"n":{"type":"integer","minimum":3,"maximum":2}},"required":["n"]}""";

    public static string Tool(string name, string parameters) =>
        $$$"""{"type":"function","function":{"name":"{{{name}}}","description":"Does {{{name}}}","parameters":{{{parameters}}}}}""";

    /// <summary>A request with tools <c>get_weather</c> and <c>get_time</c> and whatever else is given.</summary>
    public static string Ask(string more = "", string? tools = null, string? messages = null) =>
        $$"""{"model":"gpt-4o-mini","messages":[{"role":"user","content":"go"}{{(messages is null ? "" : "," + messages)}}]"""
        + (tools == "" ? "" : $",\"tools\":[{tools ?? Tool("get_weather", Weather) + "," + Tool("get_time", Time)}]")
        + (more.Length == 0 ? "}" : "," + more + "}");

    /// <summary>The messages after an answer: what it called, and a result for each call.</summary>
    public static string Results(JsonNode completion)
    {
        var message = completion["choices"]![0]!["message"]!;
        var results = message["tool_calls"]!.AsArray().Select(static call => $$"""{"role":"tool","tool_call_id":"{{call!["id"]}}","content":"{}"}""");
        return new JsonObject { ["role"] = "assistant", ["content"] = null, ["tool_calls"] = message["tool_calls"]!.DeepClone() }.ToJsonString()
            + "," + string.Join(",", results);
    }

    public static List<(string Tool, string Arguments)> Calls(JsonNode completion) =>
        [.. (completion["choices"]![0]!["message"]!["tool_calls"]?.AsArray() ?? [])
            .Select(static call => ((string)call!["function"]!["name"]!, (string)call["function"]!["arguments"]!))];

    public static string? Content(JsonNode completion) => (string?)completion["choices"]![0]!["message"]!["content"];

    public static string? Finish(JsonNode completion) => (string?)completion["choices"]![0]!["finish_reason"];

    public static void Fits(string schema, string json)
    {
        var errors = SchemaValidator.Compile(schema).Validate(JsonElement.Parse(json));
        Assert.True(errors.Count == 0, $"{json} does not fit {schema}: {string.Join("; ", errors)}");
    }

    /// <summary>The answer as JSON, after seeing that the stream says the same.</summary>
    public static async Task<JsonNode> BothWaysAsync(Func<TestMock> start, string body)
    {
        await using var first = start();
        await using var second = start();
        using var client = first.CreateClient();
        using var streaming = second.CreateClient();
        var json = await Wire.JsonAsync(client, body);
        Assert.True(json["choices"] is not null, json.ToJsonString());
        var stream = await Wire.TextAsync(streaming, body[..^1] + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        var assembled = Wire.Assemble(stream);
        Assert.True(JsonNode.DeepEquals(json["choices"], assembled["choices"]), $"{json["choices"]!.ToJsonString()}\n{assembled["choices"]!.ToJsonString()}");
        Assert.True(JsonNode.DeepEquals(json["usage"], assembled["usage"]));
        return json;
    }
}
