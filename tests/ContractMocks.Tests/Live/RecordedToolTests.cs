using System.Text.Json.Nodes;
using ContractMocks.Dialects.Gemini;
using ContractMocks.TestSupport;
using static ContractMocks.Tests.Live.LiveWire;

namespace ContractMocks.Tests.Live;

/// <summary>Every tool and every format of recorded traffic, asked of a mock that has no scenario, as JSON and as a stream.</summary>
public sealed class RecordedToolTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_tool_of_a_recorded_chat_is_called_with_arguments_that_fit()
    {
        var tools = Distinct("tools", "chat/completions")
            .Where(static tool => tool["type"] is not null && tool["function"] is JsonObject).ToList();
        foreach (var tool in tools)
        {
            var name = (string)tool["function"]!["name"]!;
            var answer = await BothWaysAsync(Unscripted, LiveWire.Ask(
                $$$"""
                "tool_choice":{"type":"function","function":{"name":"{{{name}}}"}}
                """, tool.ToJsonString()));
            var call = Assert.Single(Calls(answer));
            Assert.Equal(name, call.Tool);
            Fits(tool["function"]!["parameters"]?.ToJsonString() ?? "{}", call.Arguments);
        }

        Done(tools.Count, 10);
    }

    [Fact]
    public async Task Every_tool_of_a_recorded_response_is_called_with_arguments_that_fit()
    {
        var tools = Distinct("tools", "/responses").Where(static tool => (string?)tool["type"] == "function" && tool["parameters"] is JsonObject).ToList();
        foreach (var tool in tools)
        {
            var plain = new JsonObject
            {
                ["type"] = "function", ["name"] = (string)tool["name"]!, ["parameters"] = tool["parameters"]!.DeepClone(), ["strict"] = false,
            };
            var body = new JsonObject
            {
                ["model"] = "gpt-5",
                ["input"] = "go",
                ["tools"] = new JsonArray(plain),
                ["tool_choice"] = new JsonObject { ["type"] = "function", ["name"] = (string)tool["name"]! },
            };
            var answer = await LiveAnswer.OfResponsesAsync(LiveDocuments.OpenAi, body.ToJsonString());
            Fits(tool["parameters"]!.ToJsonString(), Assert.Single(answer.Calls).Arguments);
        }

        Done(tools.Count, 10);
    }

    [Fact]
    public async Task Every_tool_of_a_recorded_message_is_called_with_input_that_fits()
    {
        var tools = Distinct("tools", "/messages").Where(static tool => tool["input_schema"] is JsonObject).ToList();
        foreach (var tool in tools)
        {
            var plain = new JsonObject { ["name"] = (string)tool["name"]!, ["input_schema"] = tool["input_schema"]!.DeepClone() };
            var body = new JsonObject
            {
                ["model"] = "claude-sonnet-4-5",
                ["max_tokens"] = 100,
                ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "go" }),
                ["tools"] = new JsonArray(plain),
                ["tool_choice"] = new JsonObject { ["type"] = "tool", ["name"] = (string)tool["name"]! },
            };
            var answer = await LiveAnswer.OfAnthropicAsync(LiveDocuments.Anthropic, body.ToJsonString());
            Fits(tool["input_schema"]!.ToJsonString(), Assert.Single(answer.Calls).Arguments);
        }

        Done(tools.Count, 20);
    }

    [Fact]
    public async Task Every_function_of_recorded_content_is_called_with_args_that_fit()
    {
        var functions = Distinct("tools", ":generateContent", ":streamGenerateContent")
            .SelectMany(static tool => tool["functionDeclarations"]?.AsArray().OfType<JsonObject>() ?? []).ToList();
        foreach (var function in functions)
        {
            // Fields of the other service of Google's are not in the document.
            var known = new JsonObject(function.Where(static member => member.Key is "name" or "description" or "parameters" or "parametersJsonSchema")
                .Select(static member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
            var body = new JsonObject
            {
                ["contents"] = Contents(),
                ["tools"] = new JsonArray(new JsonObject { ["functionDeclarations"] = new JsonArray(known) }),
                ["toolConfig"] = new JsonObject { ["functionCallingConfig"] = new JsonObject { ["mode"] = "ANY" } },
            };
            var answer = await LiveAnswer.OfGeminiAsync(body.ToJsonString());
            var schema = function["parametersJsonSchema"] ?? GeminiSchema.ToJsonSchema(function["parameters"]);
            Fits(schema?.ToJsonString() ?? "{}", Assert.Single(answer.Calls).Arguments);
        }

        Done(functions.Count, 10);
    }

    [Fact]
    public async Task Every_schema_of_recorded_content_is_kept()
    {
        var configs = RecordedRequests.To(":generateContent", ":streamGenerateContent")
            .Select(static body => body["generationConfig"] as JsonObject)
            .OfType<JsonObject>()
            .Where(static config => config["responseSchema"] is not null || config["responseJsonSchema"] is not null)
            .DistinctBy(static config => config.ToJsonString()).ToList();
        foreach (var config in configs)
        {
            var known = new JsonObject { ["responseMimeType"] = "application/json" };
            var key = config["responseJsonSchema"] is null ? "responseSchema" : "responseJsonSchema";
            known[key] = config[key]!.DeepClone();
            var answer = await LiveAnswer.OfGeminiAsync(new JsonObject { ["contents"] = Contents(), ["generationConfig"] = known }.ToJsonString());
            Fits((key == "responseSchema" ? GeminiSchema.ToJsonSchema(config[key]) : config[key])!.ToJsonString(), answer.Text!);
        }

        Done(configs.Count, 5);
    }

    [Fact]
    public async Task Every_schema_of_a_recorded_chat_is_kept()
    {
        var formats = RecordedRequests.To("chat/completions").Select(static body => body["response_format"] as JsonObject).OfType<JsonObject>()
            .Where(static format => format["json_schema"]?["schema"] is not null).DistinctBy(static format => format.ToJsonString()).ToList();
        foreach (var format in formats)
        {
            var answer = await BothWaysAsync(Unscripted, LiveWire.Ask("\"response_format\":" + format.ToJsonString()));
            Fits(format["json_schema"]!["schema"]!.ToJsonString(), Content(answer)!);
        }

        Done(formats.Count, 1);
    }

    private static TestMock Unscripted() => TestMock.InMemory(new MockOptions { AnswersWithoutTurns = true });

    private static JsonArray Contents() =>
        [new JsonObject { ["role"] = "user", ["parts"] = new JsonArray(new JsonObject { ["text"] = "go" }) }];

    private static IEnumerable<JsonObject> Distinct(string key, params string[] ends) =>
        RecordedRequests.To(ends).SelectMany(body => body[key] as JsonArray ?? []).OfType<JsonObject>().DistinctBy(static tool => tool.ToJsonString());

    // Fewer than there are would mean that the cassettes were not read.
    private void Done(int count, int least)
    {
        output.WriteLine($"{count} distinct");
        TestContext.Current.SendDiagnosticMessage($"{count} distinct");
        Assert.True(count >= least, $"only {count} were found");
    }
}
