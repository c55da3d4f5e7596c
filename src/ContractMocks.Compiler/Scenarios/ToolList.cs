using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// Finds the tools in what people have at hand: a tool, a list, a request's body (<c>tools</c>, <c>functions</c>, Gemini's
/// <c>functionDeclarations</c>), MCP's answer to <c>tools/list</c> with or without its JSON-RPC envelope, a line of a benchmark (<c>function</c>).
/// </summary>
internal sealed class ToolList(ProblemSink problems, ToolPlaces places, List<PlacedTool> found, CancellationToken cancellation)
{
    private static readonly string[] ListKeys = ["tools", "functions", "functionDeclarations", "function_declarations", "function"];

    private readonly ToolNotation _notation = new(problems, places);
    private readonly ToolNotation _geminis = new(problems, places) { IsGemini = true };

    public void Read(Node root)
    {
        var (before, problemsBefore) = (found.Count, problems.Problems.Count);
        Collect(root, _notation);
        if (found.Count == before && problems.Problems.Count == problemsBefore)
        {
            problems.Add(ProblemKinds.ToolShape, places.Of(root), "the list is empty");
        }
    }

    private void Collect(Node node, ToolNotation notation)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (node)
        {
            case SequenceNode list:
                CollectAll(list, notation);
                break;
            case MappingNode mapping when mapping["jsonrpc"] is not null && (mapping["result"] ?? mapping["params"]) is MappingNode inner:
                Collect(inner, notation);
                break;
            case MappingNode mapping when ListOf(mapping) is { } list:
                CollectAll((SequenceNode)list.Value, list.Key.Value.StartsWith("functionD", StringComparison.Ordinal) || list.Key.Value.StartsWith("function_", StringComparison.Ordinal) ? _geminis : notation);
                break;
            default:
                if (notation.Read(node) is { } tool)
                {
                    found.Add(tool);
                }

                break;
        }
    }

    private void CollectAll(SequenceNode list, ToolNotation notation)
    {
        foreach (var item in list.Items)
        {
            Collect(item, notation);
        }
    }

    /// <summary>The list that a mapping is the envelope of; a tool has a name of its own, unless it is OpenAI's namespace of others.</summary>
    private static MappingEntry? ListOf(MappingNode mapping)
    {
        if (mapping["name"] is not null && (mapping["type"] as ScalarNode)?.Value != "namespace")
        {
            return null;
        }

        return ListKeys.Select(mapping.Find).FirstOrDefault(static entry => entry?.Value is SequenceNode);
    }
}
