using System.Text.RegularExpressions;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads <c>when</c>: conditions that must all hold.</summary>
internal static class ConditionReader
{
    private static readonly string[] Keys = ["user", "system", "model", "tools", "tool_result"];
    private static readonly string[] Tests = ["contains", "equals", "matches"];

    public static EquatableArray<Condition> Read(MappingEntry when, ScenarioReading reading)
    {
        if (when.Value is not MappingNode mapping)
        {
            reading.WrongValue(when, "a mapping with any of 'user', 'system', 'model', 'tools', 'tool_result'");
            return default;
        }

        reading.CheckKeys(mapping, Keys);
        var conditions = new List<Condition>();
        foreach (var entry in mapping.Entries)
        {
            switch (entry.Key.Value)
            {
                case "user" when ReadTest(entry, reading) is { } test:
                    conditions.Add(new UserTextCondition(test));
                    break;
                case "system" when ReadTest(entry, reading) is { } test:
                    conditions.Add(new SystemTextCondition(test));
                    break;
                case "model" when ReadTest(entry, reading) is { } test:
                    conditions.Add(new ModelCondition(test));
                    break;
                case "tools":
                    ReadTools(entry, conditions, reading);
                    break;
                case "tool_result":
                    ReadToolResult(entry, conditions, reading);
                    break;
            }
        }

        return conditions.ToEquatableArray();
    }

    private static TextTest? ReadTest(MappingEntry entry, ScenarioReading reading)
    {
        if (entry.Value is ScalarNode { Type: not ScalarType.Null })
        {
            return ReadTest(TextTestKind.Contains, entry, reading);
        }

        if (entry.Value is not MappingNode { Entries.Count: > 0 } mapping)
        {
            reading.WrongValue(entry, "a text, or a mapping with one of 'contains', 'equals', 'matches'", entry.Value is MappingNode ? "an empty mapping" : null);
            return null;
        }

        reading.CheckKeys(mapping, Tests);
        var tests = mapping.Entries.Where(static test => Tests.Contains(test.Key.Value)).ToList();
        if (tests.Count == 0)
        {
            return null;
        }

        if (tests.Count > 1)
        {
            reading.Problems.Add(
                ProblemKinds.WrongValue, reading.Places.Of(tests[1].Key), entry.Key.Value, "tested in one way", $"given both '{tests[0].Key.Value}' and '{tests[1].Key.Value}'");
        }

        return ReadTest(tests[0].Key.Value switch { "contains" => TextTestKind.Contains, "equals" => TextTestKind.Equals, _ => TextTestKind.Matches }, tests[0], reading);
    }

    private static TextTest? ReadTest(TextTestKind kind, MappingEntry entry, ScenarioReading reading)
    {
        if (entry.Value is not ScalarNode { Type: not ScalarType.Null } scalar)
        {
            reading.WrongValue(entry, "a text");
            return null;
        }

        if (kind == TextTestKind.Contains && scalar.Value.Length == 0)
        {
            reading.WrongValue(entry, "a text that is not empty, because every text contains the empty one", "empty");
            return null;
        }

        return kind == TextTestKind.Matches && !IsPattern(scalar, reading) ? null : new TextTest(kind, scalar.Value);
    }

    private static bool IsPattern(ScalarNode pattern, ScenarioReading reading)
    {
        try
        {
            _ = new Regex(pattern.Value, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException exception)
        {
            reading.Problems.Add(ProblemKinds.BadPattern, reading.Places.Of(pattern), pattern.Value, Reason(exception.Message, pattern.Value));
            return false;
        }
    }

    /// <summary>The framework's reason without the pattern, which the problem names already.</summary>
    private static string Reason(string message, string pattern)
    {
        var shown = message.IndexOf(pattern, StringComparison.Ordinal);
        var rest = shown < 0 || pattern.Length == 0 ? message : message.Substring(shown + pattern.Length).TrimStart('\'', '"', ' ', '-');
        return rest.TrimEnd('.');
    }

    private static void ReadTools(MappingEntry entry, List<Condition> conditions, ScenarioReading reading)
    {
        var names = entry.Value is SequenceNode list ? list.Items : [entry.Value];
        if (names.Count == 0 || !names.All(static name => name is ScalarNode { Type: not ScalarType.Null }))
        {
            reading.WrongValue(entry, "a tool name or a list of tool names", names.Count == 0 ? "an empty list" : null);
            return;
        }

        foreach (var name in names)
        {
            if (reading.FindTool((ScalarNode)name) is { } tool)
            {
                conditions.Add(new ToolDeclaredCondition(tool.Name));
            }
        }
    }

    private static void ReadToolResult(MappingEntry entry, List<Condition> conditions, ScenarioReading reading)
    {
        if (entry.Value is not ScalarNode { Type: not ScalarType.Null } name)
        {
            reading.WrongValue(entry, "a tool name");
        }
        else if (reading.FindTool(name) is { } tool)
        {
            reading.Tools.Called.Add(tool);
            conditions.Add(new ToolResultCondition(tool.Name));
        }
    }
}
