using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Dialects.Streams;

namespace ContractMocks.Simulation.Words;

/// <summary>Anthropic's messages.</summary>
internal sealed class MessagesWords : ProviderWords
{
    /// <summary>Enough for every reply of a scenario; a limit would cut it.</summary>
    private const int MostTokens = 32_000;

    public override string Dialect => "anthropic.messages";

    public override StreamOrder? Order => StreamOrders.Messages;

    public override EquatableArray<KeyValuePair<string, string>> Headers => [new("anthropic-version", "2023-06-01")];

    public override JsonObject Write(TurnConversation request, bool isStream)
    {
        var messages = new JsonArray { new JsonObject { ["role"] = "user", ["content"] = request.User } };
        if (request.Calls.Count > 0)
        {
            messages.Add(new JsonObject { ["role"] = "assistant", ["content"] = new JsonArray([.. request.Calls.Select(Call)]) });
            messages.Add(new JsonObject { ["role"] = "user", ["content"] = new JsonArray([.. request.Calls.Select(call => Result(call, request))]) });
        }

        var body = new JsonObject { ["model"] = request.Model, ["max_tokens"] = MostTokens, ["messages"] = messages };
        if (request.System is not null)
        {
            body["system"] = request.System;
        }

        if (request.Tools.Count > 0)
        {
            body["tools"] = new JsonArray([.. request.Tools.Select(Declaration)]);
        }

        if (isStream)
        {
            body["stream"] = true;
        }

        return body;
    }

    public override string TextPlace => "$.content";

    public override string ArgumentsPlace(int call) => "$.content, input";

    public override SaidByModel Read(JsonElement answer)
    {
        var blocks = Items(answer, "content").ToList();
        return new SaidByModel(
            string.Concat(blocks.Where(static block => Text(block, "type") == "text").Select(static block => Text(block, "text"))),
            [.. blocks.Where(static block => Text(block, "type") == "tool_use").Select(static block => (Text(block, "name"), block.GetProperty("input").GetRawText()))]);
    }

    public override SaidByModel ReadStream(IReadOnlyList<JsonElement> events)
    {
        var text = new StringBuilder();
        var calls = new List<(string Tool, StringBuilder Arguments)>();
        foreach (var one in events)
        {
            var block = Object(one, "content_block");
            if (Text(one, "type") == "content_block_start" && Text(block, "type") == "tool_use")
            {
                calls.Add((Text(block, "name"), new StringBuilder()));
            }

            var delta = Object(one, "delta");
            switch (Text(delta, "type"))
            {
                case "text_delta":
                    text.Append(Text(delta, "text"));
                    break;
                case "input_json_delta" when calls.Count > 0:
                    calls[^1].Arguments.Append(Text(delta, "partial_json"));
                    break;
            }
        }

        // A call without arguments has no piece.
        return new SaidByModel(text.ToString(), [.. calls.Select(static call => (call.Tool, call.Arguments.Length == 0 ? "{}" : call.Arguments.ToString()))]);
    }

    private static JsonObject Call(TurnCall call) => new() { ["type"] = "tool_use", ["id"] = call.Id, ["name"] = call.Tool, ["input"] = call.Arguments.DeepClone() };

    private static JsonObject Result(TurnCall call, TurnConversation request) =>
        new() { ["type"] = "tool_result", ["tool_use_id"] = call.Id, ["content"] = request.Result.ToJsonString(WireText.Options) };

    private static JsonObject Declaration(Tool tool) => new()
    {
        ["name"] = tool.Name,
        ["description"] = tool.Description,
        ["input_schema"] = Parameters(tool) ?? new JsonObject { ["type"] = "object" },
    };
}
