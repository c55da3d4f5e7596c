using System.Globalization;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads a turn: <c>when</c>, <c>reply</c>, <c>times</c>, <c>after_previous</c>.</summary>
internal static class TurnReader
{
    private static readonly string[] Keys = ["when", "reply", "times", "after_previous"];

    public static Turn? Read(Node node, bool isFirst, ScenarioReading reading)
    {
        if (node is not MappingNode mapping)
        {
            reading.Problems.Add(ProblemKinds.WrongValue, reading.Places.Of(node), "turns", "a list of mappings with 'when' and 'reply'", $"a list with {node.Kind} in it");
            return null;
        }

        reading.CheckKeys(mapping, Keys);
        var when = mapping.Find("when") is { } conditions ? ConditionReader.Read(conditions, reading) : default;
        var reply = reading.Required(mapping, "reply", "a turn says what the model answers") is { } entry ? ReplyReader.Read(entry, reading) : null;
        var times = ReadTimes(mapping, reading);
        var afterPrevious = ReadAfterPrevious(mapping, isFirst, reading);
        return reply is null ? null : new Turn { When = when, Reply = reply, Times = times, AfterPrevious = afterPrevious };
    }

    private static int? ReadTimes(MappingNode mapping, ScenarioReading reading)
    {
        if (mapping.Find("times") is not { } entry)
        {
            return null;
        }

        if (entry.Value is ScalarNode { Type: ScalarType.Number } scalar
            && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var times)
            && times > 0)
        {
            return times;
        }

        reading.WrongValue(entry, "a whole number from 1");
        return null;
    }

    private static bool ReadAfterPrevious(MappingNode mapping, bool isFirst, ScenarioReading reading)
    {
        if (mapping.Find("after_previous") is not { } entry)
        {
            return false;
        }

        if (entry.Value is not ScalarNode { Type: ScalarType.Boolean } scalar)
        {
            reading.WrongValue(entry, "true or false");
            return false;
        }

        var value = scalar.Value is "true" or "True" or "TRUE";
        if (value && isFirst)
        {
            reading.WrongValue(entry, "false in the first turn, which has none before it");
        }

        return value;
    }
}
