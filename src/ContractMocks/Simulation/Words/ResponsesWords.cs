using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Dialects.Streams;

namespace ContractMocks.Simulation.Words;

/// <summary>OpenAI's responses.</summary>
internal sealed class ResponsesWords : ProviderWords
{
    public override string Dialect => "openai.responses";

    public override StreamOrder? Order => null;

    public override JsonObject Write(TurnConversation request, bool isStream)
    {
        var input = new JsonArray { new JsonObject { ["role"] = "user", ["content"] = request.User } };
        foreach (var call in request.Calls)
        {
            input.Add(new JsonObject
            {
                ["type"] = "function_call",
                ["call_id"] = call.Id,
                ["name"] = call.Tool,
                ["arguments"] = call.Arguments.ToJsonString(WireText.Options),
            });
        }

        foreach (var call in request.Calls)
        {
            input.Add(new JsonObject
            {
                ["type"] = "function_call_output",
                ["call_id"] = call.Id,
                ["output"] = request.Result.ToJsonString(WireText.Options),
            });
        }

        var body = new JsonObject { ["model"] = request.Model, ["input"] = input };
        if (request.System is not null)
        {
            body["instructions"] = request.System;
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

    public override string TextPlace => "$.output";

    public override string ArgumentsPlace(int call) => "$.output, arguments";

    public override SaidByModel Read(JsonElement answer)
    {
        var items = Items(answer, "output").ToList();
        return new SaidByModel(
            string.Concat(items.Where(static item => Text(item, "type") == "message").SelectMany(static item => Items(item, "content"))
                .Select(static part => Text(part, "text"))),
            [.. items.Where(static item => Text(item, "type") == "function_call").Select(static item => (Text(item, "name"), Text(item, "arguments")))]);
    }

    // The event that ends a stream holds the whole response.
    public override SaidByModel ReadStream(IReadOnlyList<JsonElement> events) =>
        Read(events.Select(static one => Object(one, "response")).LastOrDefault(static response => response.ValueKind == JsonValueKind.Object));

    private static JsonObject Declaration(Tool tool) => new()
    {
        ["type"] = "function",
        ["name"] = tool.Name,
        ["description"] = tool.Description,
        ["parameters"] = Parameters(tool) ?? new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() },
        ["strict"] = false,
    };
}
