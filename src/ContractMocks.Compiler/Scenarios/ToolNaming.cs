namespace ContractMocks.Compiler.Scenarios;

/// <summary>Gives tools names that every provider takes, and says where one is not the one that was written.</summary>
internal static class ToolNaming
{
    /// <summary>The tools with legal names, in their order, no two alike; a problem for each that is renamed.</summary>
    public static IReadOnlyList<PlacedTool> MakeLegal(IReadOnlyList<PlacedTool> tools, ProblemSink problems)
    {
        var names = ToolNames.ForAll(ToolNames.Strictest, tools.Select(static tool => tool.Tool.Name).ToList());
        var result = new List<PlacedTool>(tools.Count);
        for (var i = 0; i < tools.Count; i++)
        {
            result.Add(Rename(tools[i], names[i], problems));
        }

        return result;
    }

    private static PlacedTool Rename(PlacedTool tool, string name, ProblemSink problems)
    {
        if (name == tool.Tool.Name)
        {
            return tool;
        }

        problems.Add(ProblemKinds.ToolRenamed, tool.NamePlace, tool.Tool.Name, name);
        return tool with { Tool = tool.Tool with { Name = name, WrittenName = tool.Tool.Name } };
    }
}
