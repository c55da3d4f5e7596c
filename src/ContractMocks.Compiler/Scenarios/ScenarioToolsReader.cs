using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads <c>tools</c>: names of tools from tool files, and tools written in place.</summary>
internal static class ScenarioToolsReader
{
    private const string Expected = "a list of tool names, or of tools with 'name', 'description' and 'parameters'";

    public static void Read(MappingNode root, ScenarioReading reading)
    {
        if (root.Find("tools") is not { } entry)
        {
            return;
        }

        reading.Tools.HasList = true;
        if (entry.Value is not SequenceNode list)
        {
            reading.WrongValue(entry, Expected);
            // What it was meant to list is unknown; judge the turns by the tools of the project.
            reading.Tools.HasList = false;
            return;
        }

        var notation = new ToolNotation(reading.Problems, new ToolPlaces(reading.Places));
        foreach (var item in list.Items)
        {
            ReadItem(item, notation, reading);
        }
    }

    private static void ReadItem(Node item, ToolNotation notation, ScenarioReading reading)
    {
        switch (item)
        {
            case ScalarNode { Type: not ScalarType.Null } name:
                ReadNamed(name, reading);
                break;
            case MappingNode mapping:
                ReadInline(mapping, notation, reading);
                break;
            default:
                reading.Problems.Add(ProblemKinds.WrongValue, reading.Places.Of(item), "tools", Expected, $"a list with {item.Kind} in it");
                break;
        }
    }

    private static void ReadNamed(ScalarNode name, ScenarioReading reading)
    {
        if (reading.Tools.FindInScope(name.Value) is { } tool)
        {
            Add(new PlacedTool(tool, reading.Places.Of(name)), reading);
            return;
        }

        reading.IsIncomplete = true;
        reading.Tools.MarkReported(name.Value);
        if (!reading.Scope.HasBrokenTools)
        {
            reading.Problems.Add(ProblemKinds.UnknownTool, reading.Places.Of(name), name.Value, Suggest(name.Value, reading));
        }
    }

    private static string Suggest(string name, ScenarioReading reading) => reading.Scope.Tools.Count == 0
        ? "no ContractTool file of this project has one, nor does [ContractTool] in its code; add the file, or write the tool here with 'name' and 'parameters'"
        : Nearest.Suggestion(name, reading.Tools.ScopeNames);

    private static void ReadInline(MappingNode mapping, ToolNotation notation, ScenarioReading reading)
    {
        if (notation.Read(mapping) is { } tool)
        {
            Add(ToolNaming.MakeLegal([tool], reading.Problems)[0], reading);
        }
        else if (((mapping["function"] as MappingNode ?? mapping)["name"] as ScalarNode)?.Value is { } name)
        {
            reading.Tools.MarkReported(name);
        }
    }

    private static void Add(PlacedTool tool, ScenarioReading reading)
    {
        if (reading.Tools.IsListed(tool.Tool.Name))
        {
            reading.Problems.Add(ProblemKinds.DuplicateTool, tool.NamePlace, tool.Tool.Name, "this list");
            return;
        }

        reading.Tools.List(tool.Tool);
    }
}
