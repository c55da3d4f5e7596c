using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Xunit.Checks;

namespace ContractMocks.Xunit.Requests;

/// <summary>
/// Writes the request that a turn waits for in OpenAI's chat words. Another conversation API gets a class like this one, chosen by the dialect's name.
/// </summary>
internal static class ChatDialect
{
    private const string Name = "openai.chat";
    private const string AnyUserText = "Hello.";

    /// <summary>For turns that call whatever the request declares: a tool that no scenario knows and no conversation has called.</summary>
    private static readonly Tool AnyTool = new(
        "contract_test_tool",
        "Notes a text.",
        """{"type":"object","properties":{"text":{"type":"string"}},"required":["text"],"additionalProperties":false}""");

    public static bool Speaks(Contract contract, Operation operation) => ProviderInfo.Find(contract.Provider)?.Dialect(operation)?.Dialect == Name;

    /// <summary>The operation of a contract that conversations go to, or null.</summary>
    public static Operation? OperationOf(Contract contract) => contract.Operations.FirstOrDefault(operation => Speaks(contract, operation));

    /// <summary>A request that meets the conditions of a turn; no text is made up where <paramref name="texts"/> knows none.</summary>
    public static JsonObject Write(Scenario scenario, int turn, TurnTexts texts)
    {
        var conditions = scenario.Turns[turn].When;
        var results = conditions.OfType<ToolResultCondition>().Select(static condition => condition.Tool).Distinct(StringComparer.Ordinal).ToList();
        var body = new JsonObject
        {
            ["model"] = texts.For(conditions.OfType<ModelCondition>().Select(static condition => condition.Test), ParameterValues.Model),
            ["messages"] = Messages(scenario, turn, texts, results),
        };
        var declared = conditions.OfType<ToolDeclaredCondition>().Select(static condition => condition.Tool)
            .Concat(results)
            .Concat(scenario.Turns[turn].Reply.ToolCalls.Select(static call => call.Tool))
            .Distinct(StringComparer.Ordinal).ToList();
        if (scenario.Turns[turn].Reply.AutoToolCalls is not null)
        {
            declared = [.. declared.Union(scenario.Tools.Select(static tool => tool.Name)), AnyTool.Name];
        }

        if (declared.Count > 0)
        {
            body["tools"] = new JsonArray([.. declared.Select(tool => Declaration(scenario, tool))]);
        }

        return body;
    }

    /// <summary>Asks for the answer as a stream that ends in usage.</summary>
    public static void AskForStream(JsonObject body)
    {
        body["stream"] = true;
        body["stream_options"] = new JsonObject { ["include_usage"] = true };
    }

    private static JsonArray Messages(Scenario scenario, int turn, TurnTexts texts, List<string> results)
    {
        var conditions = scenario.Turns[turn].When;
        var messages = new JsonArray();
        var system = conditions.OfType<SystemTextCondition>().Select(static condition => condition.Test).ToList();
        if (system.Count > 0)
        {
            messages.Add(new JsonObject { ["role"] = "system", ["content"] = texts.For(system, "") });
        }

        var user = conditions.OfType<UserTextCondition>().Select(static condition => condition.Test);
        messages.Add(new JsonObject { ["role"] = "user", ["content"] = texts.For(user, AnyUserText) });
        if (results.Count == 0)
        {
            return messages;
        }

        var calls = results.Select((tool, index) => (Id: string.Create(null, $"call_{index + 1}"), Tool: tool)).ToList();
        messages.Add(new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = null,
            ["tool_calls"] = new JsonArray([.. calls.Select(call => Call(scenario, turn, call.Id, call.Tool))]),
        });
        foreach (var (id, _) in calls)
        {
            messages.Add(new JsonObject
            {
                ["role"] = "tool",
                ["tool_call_id"] = id,
                ["content"] = TemplateSamples.Of(scenario.Turns[turn].Reply, "tool_result", []).ToJsonString(WireText.Options),
            });
        }

        return messages;
    }

    private static JsonObject Call(Scenario scenario, int turn, string id, string tool)
    {
        var made = scenario.Turns.Take(turn).SelectMany(static earlier => earlier.Reply.ToolCalls).LastOrDefault(call => call.Tool == tool);
        var schema = scenario.Tools.FirstOrDefault(one => one.Name == tool)?.Parameters ?? "{}";
        var arguments = JsonNode.Parse(SchemaFaker.Complete(schema, made?.Arguments ?? "{}", seed: 0)) as JsonObject ?? [];
        return new JsonObject
        {
            ["id"] = id,
            ["type"] = "function",
            ["function"] = new JsonObject
            {
                ["name"] = tool,
                ["arguments"] = TemplateSamples.Of(scenario.Turns[turn].Reply, "tool_call", arguments).ToJsonString(WireText.Options),
            },
        };
    }

    private static JsonObject Declaration(Scenario scenario, string tool)
    {
        var known = tool == AnyTool.Name ? AnyTool : scenario.Tools.FirstOrDefault(one => one.Name == tool);
        var function = new JsonObject { ["name"] = tool };
        if (known is not null)
        {
            function["description"] = known.Description;
            function["parameters"] = JsonNode.Parse(known.Parameters);
        }

        return new JsonObject { ["type"] = "function", ["function"] = function };
    }
}
