using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Dialects.Streams;

namespace ContractMocks.Simulation.Words;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class ChatWords : ProviderWords
{
    public override string Dialect => "openai.chat";

    public override StreamOrder? Order => null;

    public override JsonObject Write(TurnConversation request, bool isStream)
    {
        var messages = new JsonArray();
        if (request.System is not null)
        {
            messages.Add(new JsonObject { ["role"] = "system", ["content"] = request.System });
        }

        messages.Add(new JsonObject { ["role"] = "user", ["content"] = request.User });
        if (request.Calls.Count > 0)
        {
            messages.Add(new JsonObject { ["role"] = "assistant", ["content"] = null, ["tool_calls"] = new JsonArray([.. request.Calls.Select(Call)]) });
        }

        foreach (var call in request.Calls)
        {
            messages.Add(new JsonObject { ["role"] = "tool", ["tool_call_id"] = call.Id, ["content"] = request.Result.ToJsonString(WireText.Options) });
        }

        var body = new JsonObject { ["model"] = request.Model, ["messages"] = messages };
        if (request.Tools.Count > 0)
        {
            body["tools"] = new JsonArray([.. request.Tools.Select(Declaration)]);
        }

        if (isStream)
        {
            body["stream"] = true;
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }

        return body;
    }

    public override string TextPlace => "$.choices[0].message.content";

    public override string ArgumentsPlace(int call) => string.Create(CultureInfo.InvariantCulture, $"$.choices[0].message.tool_calls[{call}].function.arguments");

    public override SaidByModel Read(JsonElement answer)
    {
        var message = answer.GetProperty("choices")[0].GetProperty("message");
        return new SaidByModel(
            Text(message, "content"),
            [.. Items(message, "tool_calls").Select(static call => call.GetProperty("function")).Select(static call => (Text(call, "name"), Text(call, "arguments")))]);
    }

    public override SaidByModel ReadStream(IReadOnlyList<JsonElement> events)
    {
        var text = new StringBuilder();
        var calls = new SortedDictionary<int, (string Tool, string Arguments)>();
        foreach (var delta in events.SelectMany(static one => Items(one, "choices").Take(1)).Select(static choice => Object(choice, "delta")))
        {
            text.Append(Text(delta, "content"));
            foreach (var call in Items(delta, "tool_calls"))
            {
                var index = call.TryGetProperty("index", out var number) && number.TryGetInt32(out var value) ? value : 0;
                var (tool, arguments) = calls.GetValueOrDefault(index, ("", ""));
                var function = Object(call, "function");
                calls[index] = (tool + Text(function, "name"), arguments + Text(function, "arguments"));
            }
        }

        return new SaidByModel(text.ToString(), [.. calls.Values]);
    }

    private static JsonObject Call(TurnCall call) => new()
    {
        ["id"] = call.Id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments.ToJsonString(WireText.Options) },
    };

    private static JsonObject Declaration(Tool tool)
    {
        var function = new JsonObject { ["name"] = tool.Name };
        if (Parameters(tool) is { } parameters)
        {
            function["description"] = tool.Description;
            function["parameters"] = parameters;
        }

        return new JsonObject { ["type"] = "function", ["function"] = function };
    }
}
