using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Text;

namespace ContractMocks.TestSupport;

/// <summary>A tool of the corpus, read as users' tools are.</summary>
/// <param name="File">The file, from the corpus folder.</param>
/// <param name="Line">The line of its name; in recordings, where a body is a text inside a text, that of the body.</param>
/// <param name="Name">The name as written.</param>
/// <param name="Description">What it does, or an empty string.</param>
/// <param name="Schema">The schema of its arguments, as the reader hands it on.</param>
internal sealed record CorpusTool(string File, int Line, string Name, string Description, string Schema)
{
    public override string ToString() => $"{File}({Line}): {Name}";
}

/// <summary>
/// Every tool of the Berkeley function calling benchmark (<c>tools/bfcl</c>) and of the recorded traffic (<c>traffic</c>). Skips the running test
/// where the corpus is absent.
/// </summary>
internal static class ToolCorpus
{
    private static readonly string[] ListKeys = ["tools", "functions", "functionDeclarations", "function_declarations"];

    /// <summary>Every function of the benchmark; files of questions alone have none.</summary>
    /// <param name="problem">Takes what the reader has to say, each with its file and line.</param>
    public static IEnumerable<CorpusTool> Bfcl(Action<Problem>? problem = null)
    {
        foreach (var (file, text) in Files("tools/bfcl"))
        {
            var line = 0;
            foreach (var one in text.Split('\n'))
            {
                line++;
                if (!one.Contains("\"function\":", StringComparison.Ordinal) && !one.Contains("\"parameters\":", StringComparison.Ordinal))
                {
                    continue;
                }

                foreach (var tool in Read(file, one, line, problem))
                {
                    yield return tool;
                }
            }
        }
    }

    /// <summary>Every tool that a recorded request or answer lists, as often as it does.</summary>
    /// <inheritdoc cref="Bfcl" />
    public static IEnumerable<CorpusTool> Traffic(Action<Problem>? problem = null)
    {
        foreach (var (file, text) in Files("traffic"))
        {
            foreach (var root in Roots(file, text))
            {
                foreach (var (line, list) in Lists(root.Node, root.Line))
                {
                    foreach (var tool in Read(file, NodeJson.ToJson(list), line, problem))
                    {
                        yield return tool with { Line = line };
                    }
                }
            }
        }
    }

    /// <summary>Both, each name and schema once.</summary>
    /// <inheritdoc cref="Bfcl" />
    public static IReadOnlyList<CorpusTool> Distinct(Action<Problem>? problem = null) =>
        [.. Bfcl(problem).Concat(Traffic(problem)).DistinctBy(static tool => (tool.Name, tool.Schema))];

    private static List<CorpusTool> Read(string file, string text, int line, Action<Problem>? problem)
    {
        var problems = new ProblemSink(file);
        var tools = ToolReader.ReadAll(new SourceText(file, text), problems, TestContext.Current.CancellationToken);
        foreach (var one in problems.Problems)
        {
            problem?.Invoke(one with { Span = one.Span with { Line = line } });
        }

        return [.. tools.Select(tool => new CorpusTool(file, line, tool.Tool.Name, tool.Tool.Description, tool.Tool.Parameters))];
    }

    private static IEnumerable<(string File, string Text)> Files(string folder)
    {
        var root = Repository.CorpusFile("");
        foreach (var path in Directory.EnumerateFiles(Repository.CorpusFile(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            yield return (Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path));
        }
    }

    /// <summary>The values of a recording: the file, or each of its lines where they are events.</summary>
    private static IEnumerable<(Node Node, int Line)> Roots(string file, string text)
    {
        if (Path.GetExtension(file) is ".yaml" or ".json")
        {
            if (Parse(text) is { } root)
            {
                yield return (root, 0);
            }

            yield break;
        }

        var line = 0;
        foreach (var one in text.Split('\n'))
        {
            line++;
            var json = one.StartsWith("data:", StringComparison.Ordinal) ? one[5..].Trim() : one.Trim();
            if (MayHoldTools(json) && Parse(json) is { } root)
            {
                yield return (root, line);
            }
        }
    }

    private static IEnumerable<(int Line, SequenceNode List)> Lists(Node node, int line)
    {
        switch (node)
        {
            case ScalarNode { Type: ScalarType.String } text when MayHoldTools(text.Value) && Parse(text.Value) is { } inner:
                return Lists(inner, line == 0 ? text.Span.Line : line);
            case SequenceNode list:
                return list.Items.SelectMany(item => Lists(item, line));
            case MappingNode mapping:
                return mapping.Entries.SelectMany(entry => ListKeys.Contains(entry.Key.Value) && entry.Value is SequenceNode { Items.Count: > 0 } list && list.Items[0] is MappingNode
                    ? [(line == 0 ? entry.Key.Span.Line : line, list)]
                    : Lists(entry.Value, line));
            default:
                return [];
        }
    }

    private static bool MayHoldTools(string text) =>
        text.Length > 2 && text.TrimStart() is ['{' or '[', ..] && ListKeys.Any(key => text.Contains('"' + key + '"', StringComparison.Ordinal));

    private static Node? Parse(string text)
    {
        var ignored = new ProblemSink("");
        return NodeReader.Read(text, ignored, ProblemKinds.ToolSyntax, TestContext.Current.CancellationToken);
    }
}
