using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads <c>tool_calls</c>: a list of <c>name: { arguments }</c> or bare names.</summary>
internal static class ToolCallReader
{
    public static EquatableArray<ToolCall> Read(MappingEntry entry, ScenarioReading reading)
    {
        if (entry.Value is not SequenceNode { Items.Count: > 0 } list)
        {
            reading.WrongValue(entry, "a list of calls, e.g. '- get_weather: { city: Paris }'", entry.Value is SequenceNode ? "an empty list" : null);
            return default;
        }

        var calls = new List<ToolCall>();
        foreach (var item in list.Items)
        {
            if (ReadCall(item, reading) is { } call)
            {
                calls.Add(call);
            }
        }

        return calls.ToEquatableArray();
    }

    private static ToolCall? ReadCall(Node item, ScenarioReading reading)
    {
        switch (item)
        {
            case ScalarNode { Type: not ScalarType.Null } name:
                return Bind(name, null, reading);
            case MappingNode { Entries.Count: 1 } mapping:
                return ReadArguments(mapping.Entries[0], reading);
            case MappingNode { Entries.Count: > 1 } mapping:
                // Almost always arguments that lack their indentation below the name.
                reading.Problems.Add(
                    ProblemKinds.WrongValue,
                    reading.Places.Of(mapping.Entries[1].Key),
                    mapping.Entries[0].Key.Value,
                    "the only key of its call, with the arguments indented below it",
                    $"followed by '{mapping.Entries[1].Key.Value}'");
                return null;
            default:
                var kind = item is MappingNode ? "an empty mapping" : item.Kind;
                reading.Problems.Add(ProblemKinds.WrongValue, reading.Places.Of(item), "tool_calls", "a list of tool names, each with its arguments or alone", $"a list with {kind} in it");
                return null;
        }
    }

    private static ToolCall? ReadArguments(MappingEntry call, ScenarioReading reading)
    {
        switch (call.Value)
        {
            case ScalarNode { Type: ScalarType.Null }:
                return Bind(call.Key, null, reading);
            case MappingNode arguments:
                return Bind(call.Key, arguments, reading);
            default:
                reading.WrongValue(call, "a mapping of arguments");
                return null;
        }
    }

    private static ToolCall? Bind(ScalarNode name, MappingNode? arguments, ScenarioReading reading)
    {
        if (reading.FindTool(name) is not { } tool)
        {
            return null;
        }

        reading.Tools.Called.Add(tool);
        if (arguments is null)
        {
            return new ToolCall(tool.Name);
        }

        var json = NodeJson.ToJson(arguments);
        AddTemplates(arguments, reading);
        ArgumentJudge.Judge(tool, arguments, json, reading);
        return new ToolCall(tool.Name, json);
    }

    private static void AddTemplates(Node node, ScenarioReading reading)
    {
        switch (node)
        {
            case ScalarNode { Type: ScalarType.String } text:
                reading.Templates.Add(text);
                break;
            case SequenceNode list:
                foreach (var item in list.Items)
                {
                    AddTemplates(item, reading);
                }

                break;
            case MappingNode mapping:
                foreach (var entry in mapping.Entries)
                {
                    AddTemplates(entry.Value, reading);
                }

                break;
        }
    }
}
