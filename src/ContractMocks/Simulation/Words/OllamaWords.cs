using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Dialects;
using ContractMocks.Dialects.Streams;

namespace ContractMocks.Simulation.Words;

/// <summary>Ollama's chat, which streams unless told not to.</summary>
internal sealed class OllamaWords : ProviderWords
{
    public override string Dialect => "ollama.chat";

    public override StreamForm Form => StreamForm.Lines;

    public override string StreamMediaType => "application/x-ndjson";

    public override StreamOrder? Order => StreamOrders.Ollama;

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
            messages.Add(new JsonObject { ["role"] = "assistant", ["content"] = "", ["tool_calls"] = new JsonArray([.. request.Calls.Select(Call)]) });
        }

        foreach (var call in request.Calls)
        {
            messages.Add(new JsonObject { ["role"] = "tool", ["tool_name"] = call.Tool, ["content"] = request.Result.ToJsonString(WireText.Options) });
        }

        var body = new JsonObject { ["model"] = request.Model, ["messages"] = messages, ["stream"] = isStream };
        if (request.Tools.Count > 0)
        {
            body["tools"] = new JsonArray([.. request.Tools.Select(Declaration)]);
        }

        return body;
    }

    public override string TextPlace => "$.message.content";

    public override string ArgumentsPlace(int call) => string.Create(CultureInfo.InvariantCulture, $"$.message.tool_calls[{call}].function.arguments");

    public override SaidByModel Read(JsonElement answer) => ReadStream([answer]);

    public override SaidByModel ReadStream(IReadOnlyList<JsonElement> events)
    {
        var messages = events.Select(static one => Object(one, "message")).ToList();
        return new SaidByModel(
            string.Concat(messages.Select(static message => Text(message, "content"))),
            [.. messages.SelectMany(static message => Items(message, "tool_calls")).Select(static call => Object(call, "function"))
                .Select(static call => (Text(call, "name"), Object(call, "arguments") is { ValueKind: JsonValueKind.Object } arguments ? arguments.GetRawText() : "{}"))]);
    }

    private static JsonObject Call(TurnCall call) => new() { ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments.DeepClone() } };

    private static JsonObject Declaration(Tool tool) => new()
    {
        ["type"] = "function",
        ["function"] = new JsonObject
        {
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["parameters"] = Parameters(tool) ?? new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() },
        },
    };
}
