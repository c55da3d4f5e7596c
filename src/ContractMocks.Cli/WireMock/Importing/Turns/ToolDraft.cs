using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Cli.WireMock.Importing.Answers;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.WireMock.Importing.Turns;

/// <summary>A tool that turns speak of.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it does, or an empty string.</param>
/// <param name="Parameters">The schema of its arguments.</param>
/// <param name="IsMadeUp">Whether the schema is made of the arguments in answers, because no mapping declares the tool.</param>
internal sealed record ToolDraft(string Name, string Description, JsonNode Parameters, bool IsMadeUp)
{
    /// <summary>The tools of turns, declared ones as the first mapping that declares them has them.</summary>
    public static IReadOnlyList<ToolDraft> Of(IReadOnlyList<TurnDraft> turns, ImportFindings findings)
    {
        var tools = new Dictionary<string, ToolDraft>(StringComparer.Ordinal);
        foreach (var turn in turns)
        {
            foreach (var tool in turn.Wanted.Declared.Select(Declared).OfType<ToolDraft>())
            {
                if (!tools.TryAdd(tool.Name, tool) && !JsonNode.DeepEquals(tools[tool.Name].Parameters, tool.Parameters))
                {
                    findings.Note(turn.Mapping.File, turn.Mapping.Line, $"the tool '{tool.Name}' is declared with another schema elsewhere; the scenario has the first one");
                }
            }
        }

        foreach (var name in turns.SelectMany(Named).Distinct(StringComparer.Ordinal).Where(name => !tools.ContainsKey(name)).ToList())
        {
            var calls = turns.SelectMany(static turn => turn.Reply.ToolCalls).Where(call => call.Tool == name).Select(static call => AnswerText.ParseOrNull(call.Arguments)).OfType<JsonObject>();
            tools.Add(name, new ToolDraft(name, "", SchemaOf(calls), IsMadeUp: true));
            var first = turns.First(turn => Named(turn).Contains(name));
            findings.Note(first.Mapping.File, first.Mapping.Line, $"no mapping declares the tool '{name}'; its schema is made of the arguments in the answers (types only)");
        }

        return [.. tools.Values.Where(tool => turns.Any(turn => Named(turn).Contains(tool.Name)))];
    }

    private static IEnumerable<string> Named(TurnDraft turn) => turn.Reply.ToolCalls.Select(static call => call.Tool).Concat(turn.Wanted.Tools).Concat(turn.Wanted.ToolResults.Take(1));

    /// <summary>A declaration in a provider's own words.</summary>
    private static ToolDraft? Declared(JsonObject declared)
    {
        var function = AnswerNodes.Object(declared, "function") ?? declared;
        var name = AnswerNodes.Text(function, "name");
        var parameters = new[] { "parameters", "input_schema", "parametersJsonSchema", "inputSchema" }.Select(key => AnswerNodes.Object(function, key)).FirstOrDefault(static one => one is not null);
        return name.Length == 0 ? null : new ToolDraft(name, AnswerNodes.Text(function, "description"), parameters?.DeepClone() ?? new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() }, IsMadeUp: false);
    }

    private static JsonObject SchemaOf(IEnumerable<JsonObject> calls)
    {
        var types = new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in calls.SelectMany(static call => call))
        {
            types.TryAdd(name, []);
            types[name].Add(TypeOf(value));
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(types.Select(static type => KeyValuePair.Create(type.Key, (JsonNode?)(type.Value.Count == 1 ? new JsonObject { ["type"] = type.Value.First() } : [])))),
        };
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.ToJsonString(WireText.Options).AsSpan().ContainsAny('.', 'e', 'E') ? "number" : "integer",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
