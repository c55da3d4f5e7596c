using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// Reads tool files (<c>ContractTool</c> items): one tool, a list of tools, a request or an answer that holds one (<see cref="ToolList"/>), or JSON
/// Lines of these.
/// </summary>
internal static class ToolReader
{
    public static ToolResult Read(SourceText file, CancellationToken cancellation)
    {
        var problems = new ProblemSink(file.Path);
        var found = ToolNaming.MakeLegal(Distinct(ReadAll(file, problems, cancellation), problems), problems);
        return new ToolResult(found.Select(static tool => tool.Tool).ToEquatableArray(), problems.ToArray())
        {
            Path = file.Path,
            NamePlaces = found.Select(static tool => tool.NamePlace).ToEquatableArray(),
        };
    }

    /// <summary>Every tool of a file under the name that it was written with, repeated ones too.</summary>
    public static IReadOnlyList<PlacedTool> ReadAll(SourceText file, ProblemSink problems, CancellationToken cancellation)
    {
        var found = new List<PlacedTool>();
        if (file.Text.Length > TextFile.MaxCharacters || !JsonLines.TrySplit(file.Text, out var lines))
        {
            ReadText(file.Text, 0, problems, found, cancellation);
            return found;
        }

        foreach (var (text, linesBefore) in lines)
        {
            ReadText(text, linesBefore, problems, found, cancellation);
        }

        return found;
    }

    private static void ReadText(string text, int linesBefore, ProblemSink problems, List<PlacedTool> found, CancellationToken cancellation)
    {
        var syntax = new ProblemSink(problems.File);
        var places = new ToolPlaces(new Places(text), linesBefore);
        var root = TextFile.Read(text, syntax, ProblemKinds.ToolSyntax, cancellation);
        problems.AddRange(syntax.Problems.Select(problem => problem with { Span = places.Shift(Within(text, problem.Span)) }));
        if (root is not null)
        {
            new ToolList(problems, places, found, cancellation).Read(root);
        }
    }

    // What is missing at the end of a line is found behind it, where the next line is.
    private static SourceSpan Within(string text, SourceSpan span) =>
        span.Line == 2 && text.IndexOf('\n') < 0 ? SourceSpan.On(1, Math.Max(1, text.Length), 1) : span;

    private static List<PlacedTool> Distinct(IReadOnlyList<PlacedTool> tools, ProblemSink problems)
    {
        var named = new Dictionary<string, PlacedTool>(StringComparer.Ordinal);
        var result = new List<PlacedTool>();
        foreach (var tool in tools)
        {
            if (!named.TryGetValue(tool.Tool.Name, out var first))
            {
                named.Add(tool.Tool.Name, tool);
                result.Add(tool);
            }
            else if (first.Tool != tool.Tool || first.NamePlace.Line == tool.NamePlace.Line)
            {
                // The same tool word for word, as recordings repeat it on line after line, is no mistake.
                problems.Add(ProblemKinds.DuplicateTool, tool.NamePlace, tool.Tool.Name, $"this file, on line {first.NamePlace.Line}");
            }
        }

        return result;
    }
}
