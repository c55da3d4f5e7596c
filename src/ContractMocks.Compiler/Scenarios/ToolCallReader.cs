using System.Globalization;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads <c>tool_calls</c>: a list of <c>name: { arguments }</c> or bare names, or <c>auto</c>.</summary>
internal static class ToolCallReader
{
    private const string Shapes = "'auto', '{ auto: 2 }', or a list of calls, e.g. '- get_weather: { city: Paris }'";

    /// <summary>Whether the calls are left to the request: <c>auto</c>, or <c>{ auto: 2 }</c>; also where a problem says that this was meant.</summary>
    public static bool TryReadAuto(MappingEntry entry, ScenarioReading reading, out AutoToolCalls? auto)
    {
        auto = null;
        if (entry.Value is ScalarNode { Type: ScalarType.String } word)
        {
            auto = reading.IsAuto(word, entry, Shapes) ? new AutoToolCalls() : null;
            reading.Tools.HasAuto = true;
            return true;
        }

        if (entry.Value is not MappingNode mapping)
        {
            return false;
        }

        if (mapping.Find(ScenarioReading.Auto) is not { } counted)
        {
            ReportMapping(entry, mapping, reading);
            return true;
        }

        reading.Tools.HasAuto = true;
        reading.CheckKeys(mapping, [ScenarioReading.Auto]);
        if (counted.Value is ScalarNode { Type: ScalarType.Number } number
            && int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= AutoToolCalls.MostCounted)
        {
            auto = new AutoToolCalls(count);
        }
        else
        {
            reading.WrongValue(counted, $"a whole number from 1 to {AutoToolCalls.MostCounted.ToString(CultureInfo.InvariantCulture)}");
        }

        return true;
    }

    private static void ReportMapping(MappingEntry entry, MappingNode mapping, ScenarioReading reading)
    {
        // A key near 'auto' is a slip; anything else is a call that lacks its dash.
        if (mapping.Entries.Count == 1 && Nearest.To(mapping.Entries[0].Key.Value, [ScenarioReading.Auto]) is not null)
        {
            reading.CheckKeys(mapping, [ScenarioReading.Auto]);
        }
        else
        {
            reading.WrongValue(entry, Shapes);
        }
    }

    public static EquatableArray<ToolCall> Read(MappingEntry entry, ScenarioReading reading)
    {
        if (entry.Value is not SequenceNode { Items.Count: > 0 } list)
        {
            reading.WrongValue(entry, Shapes, entry.Value is SequenceNode ? "an empty list" : null);
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

    /// <summary>Notes the texts in a value that may hold templates.</summary>
    public static void AddTemplates(Node node, ScenarioReading reading)
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
