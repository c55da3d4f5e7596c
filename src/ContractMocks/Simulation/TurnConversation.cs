using System.Globalization;
using System.Text.Json.Nodes;
using ContractMocks.Simulation.Words;

namespace ContractMocks.Simulation;

/// <summary>The request that a turn waits for, in no provider's words.</summary>
/// <param name="Model">The model.</param>
/// <param name="System">The system message, or null.</param>
/// <param name="User">The user's message.</param>
/// <param name="Calls">The calls whose results the request ends in.</param>
/// <param name="Result">The result of each call: a JSON object.</param>
/// <param name="Tools">The tools that are declared; one without a schema takes no arguments.</param>
internal sealed record TurnConversation(
    string Model, string? System, string User, IReadOnlyList<TurnCall> Calls, JsonObject Result, IReadOnlyList<Tool> Tools)
{
    private const string AnyUserText = "Hello.";

    /// <summary>For turns that call whatever the request declares: a tool that no scenario knows and no conversation has called.</summary>
    private static readonly Tool s_anyTool = new(
        "contract_test_tool",
        "Notes a text.",
        """{"type":"object","properties":{"text":{"type":"string"}},"required":["text"],"additionalProperties":false}""");

    /// <summary>A request that meets the conditions of a turn; no text is made up where <paramref name="texts"/> knows none.</summary>
    /// <exception cref="UnreachableTurnException">No text meets a condition, as far as we know.</exception>
    public static TurnConversation Of(Scenario scenario, int turn, TurnTexts texts, string model)
    {
        var conditions = scenario.Turns[turn].When;
        var results = conditions.OfType<ToolResultCondition>().Select(static condition => condition.Tool).Distinct(StringComparer.Ordinal).ToList();
        var system = conditions.OfType<SystemTextCondition>().Select(static condition => condition.Test).ToList();
        return new TurnConversation(
            texts.For(conditions.OfType<ModelCondition>().Select(static condition => condition.Test), model),
            system.Count == 0 ? null : texts.For(system, ""),
            texts.For(conditions.OfType<UserTextCondition>().Select(static condition => condition.Test), AnyUserText),
            [.. results.Select((tool, index) => Call(scenario, turn, $"call_{(index + 1).ToString(CultureInfo.InvariantCulture)}", tool))],
            TemplateSamples.Of(scenario.Turns[turn].Reply, "tool_result", []),
            Declared(scenario, turn, results));
    }

    private static List<Tool> Declared(Scenario scenario, int turn, List<string> results)
    {
        var reply = scenario.Turns[turn].Reply;
        var names = scenario.Turns[turn].When.OfType<ToolDeclaredCondition>().Select(static condition => condition.Tool)
            .Concat(results)
            .Concat(reply.ToolCalls.Select(static call => call.Tool))
            .Concat(reply.AutoToolCalls is null ? [] : scenario.Tools.Select(static tool => tool.Name))
            .Distinct(StringComparer.Ordinal);
        var tools = names.Select(name => scenario.Tools.FirstOrDefault(tool => tool.Name == name) ?? new Tool(name, "", "")).ToList();
        return reply.AutoToolCalls is null ? tools : [.. tools, s_anyTool];
    }

    private static TurnCall Call(Scenario scenario, int turn, string id, string tool)
    {
        var made = scenario.Turns.Take(turn).SelectMany(static earlier => earlier.Reply.ToolCalls).LastOrDefault(call => call.Tool == tool);
        var schema = scenario.Tools.FirstOrDefault(one => one.Name == tool)?.Parameters ?? "{}";
        var arguments = JsonNode.Parse(SchemaFaker.Complete(schema, made?.Arguments ?? "{}", seed: 0)) as JsonObject ?? [];
        return new TurnCall(id, tool, TemplateSamples.Of(scenario.Turns[turn].Reply, "tool_call", arguments));
    }
}

/// <summary>A call that a request repeats, whose result it brings.</summary>
internal sealed record TurnCall(string Id, string Tool, JsonObject Arguments);
