using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads tool files (<c>ContractTool</c> items): one tool, a list of tools, or MCP's <c>{ "tools": [...] }</c>.</summary>
internal static class ToolReader
{
    public static ToolResult Read(SourceText file, CancellationToken cancellation)
    {
        var problems = new ProblemSink(file.Path);
        var found = new List<PlacedTool>();
        if (TextFile.Read(file.Text, problems, ProblemKinds.ToolSyntax, cancellation) is { } root)
        {
            Collect(root, new Places(file.Text), problems, found, cancellation);
        }

        return new ToolResult(found.Select(static tool => tool.Tool).ToEquatableArray(), problems.ToArray())
        {
            Path = file.Path,
            NamePlaces = found.Select(static tool => tool.NamePlace).ToEquatableArray(),
        };
    }

    private static void Collect(Node root, Places places, ProblemSink problems, List<PlacedTool> found, CancellationToken cancellation)
    {
        IReadOnlyList<Node> nodes = root switch
        {
            SequenceNode list => list.Items,
            // MCP's answer to tools/list; a tool of that shape has no name of its own.
            MappingNode mapping when mapping["name"] is null && mapping["tools"] is SequenceNode list => list.Items,
            _ => [root],
        };
        if (nodes.Count == 0)
        {
            problems.Add(ProblemKinds.ToolShape, places.Of(root), "the list is empty");
        }

        var notation = new ToolNotation(problems, places);
        var named = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (notation.Read(node) is not { } tool)
            {
                continue;
            }

            if (named.TryGetValue(tool.Tool.Name, out var first))
            {
                problems.Add(ProblemKinds.DuplicateTool, tool.NamePlace, tool.Tool.Name, $"this file, on line {first.Line}");
                continue;
            }

            named.Add(tool.Tool.Name, tool.NamePlace);
            found.Add(tool);
        }
    }
}
