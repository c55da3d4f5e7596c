using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Dialects.Streams;

namespace ContractMocks.Simulation.Words;

/// <summary>Gemini's content generation; the model is in the path, and whether it streams too.</summary>
internal sealed class GenerateContentWords : ProviderWords
{
    public override string Dialect => "gemini.generate";

    public override string StreamDialect => "gemini.stream";

    public override bool NamesModel => false;

    public override StreamOrder? Order => StreamOrders.Gemini;

    public override string Path(Operation operation, TurnConversation request, bool isStream)
    {
        var path = operation.Path.TrimStart('/');
        var (open, close) = (path.IndexOf('{', StringComparison.Ordinal), path.IndexOf('}', StringComparison.Ordinal));
        // In some documents the parameter is the whole name, models/gemini-2.5-flash.
        var name = path[open..].StartsWith("{+", StringComparison.Ordinal) ? "models/" + request.Model : request.Model;
        return $"{path[..open]}{name}{path[(close + 1)..]}{(isStream ? "?alt=sse" : "")}";
    }

    public override JsonObject Write(TurnConversation request, bool isStream)
    {
        var contents = new JsonArray { Content("user", new JsonObject { ["text"] = request.User }) };
        if (request.Calls.Count > 0)
        {
            contents.Add(Content("model", [.. request.Calls.Select(static call => Part("functionCall", call, "args", call.Arguments))]));
            contents.Add(Content("user", [.. request.Calls.Select(call => Part("functionResponse", call, "response", request.Result))]));
        }

        var body = new JsonObject { ["contents"] = contents };
        if (request.System is not null)
        {
            body["systemInstruction"] = new JsonObject { ["parts"] = new JsonArray { new JsonObject { ["text"] = request.System } } };
        }

        if (request.Tools.Count > 0)
        {
            body["tools"] = new JsonArray { new JsonObject { ["functionDeclarations"] = new JsonArray([.. request.Tools.Select(Declaration)]) } };
        }

        return body;
    }

    public override string TextPlace => "$.candidates[0].content.parts";

    public override string ArgumentsPlace(int call) => "$.candidates[0].content.parts, args";

    public override SaidByModel Read(JsonElement answer) => ReadStream([answer]);

    public override SaidByModel ReadStream(IReadOnlyList<JsonElement> events)
    {
        var parts = events.SelectMany(static one => Items(one, "candidates").Take(1))
            .SelectMany(static candidate => Items(Object(candidate, "content"), "parts"))
            .Where(static part => Object(part, "thought").ValueKind != JsonValueKind.True).ToList();
        return new SaidByModel(
            string.Concat(parts.Select(static part => Text(part, "text"))),
            [.. parts.Select(static part => Object(part, "functionCall")).Where(static call => call.ValueKind == JsonValueKind.Object)
                .Select(static call => (Text(call, "name"), Object(call, "args") is { ValueKind: JsonValueKind.Object } args ? args.GetRawText() : "{}"))]);
    }

    private static JsonObject Content(string role, params JsonNode[] parts) => new() { ["role"] = role, ["parts"] = new JsonArray(parts) };

    private static JsonObject Part(string kind, TurnCall call, string name, JsonObject value) =>
        new() { [kind] = new JsonObject { ["id"] = call.Id, ["name"] = call.Tool, [name] = value.DeepClone() } };

    private static JsonObject Declaration(Tool tool)
    {
        var declaration = new JsonObject { ["name"] = tool.Name, ["description"] = tool.Description };
        if (Parameters(tool) is { } parameters)
        {
            declaration["parametersJsonSchema"] = parameters;
        }

        return declaration;
    }
}
