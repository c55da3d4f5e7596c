using ContractMocks.Compiler.Naming;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// The tools of all tool files and of the C# code, each name once, and the problems of names that are there twice. Ordered by path, then by place in the file, so
/// that the order in which the host found the files does not matter; equal when only positions in files without such problems moved.
/// </summary>
internal sealed record ToolScope(EquatableArray<Tool> Tools, EquatableArray<Problem> Problems)
{
    /// <summary>Those of <see cref="Tools"/> whose arguments are a record of the user's own.</summary>
    public EquatableArray<DeclaredTool> Declared { get; init; }

    /// <summary>Joins what reading each file gave. The problems of the files themselves are not repeated.</summary>
    public static ToolScope Combine(IEnumerable<ToolResult> files)
    {
        var tools = new List<Tool>();
        var problems = new List<Problem>();
        var declared = new List<DeclaredTool>();
        // By the name of the record, without case: it names an emitted file, which the C# compiler compares so.
        var owners = new Dictionary<string, (string Path, string Name, string Written)>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<(string, EquatableArray<SourceSpan>)>();
        foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            // Overlapping globs give one file twice; that is no mistake worth a broken build. A file of C# gives a result for each of its tools.
            if (!seen.Add((file.Path, file.NamePlaces)))
            {
                continue;
            }

            for (var i = 0; i < file.Tools.Count; i++)
            {
                var (tool, place) = (file.Tools[i], file.NamePlaces[i]);
                var type = EmittedNames.Tool(tool.Name);
                if (owners.TryGetValue(type, out var owner) && tool.WrittenName is { } written && written != owner.Written)
                {
                    // A name that was made up may be made up otherwise.
                    tool = tool with { Name = ToolNames.Free(ToolNames.Strictest, written, name => !owners.ContainsKey(EmittedNames.Tool(name))) };
                    type = EmittedNames.Tool(tool.Name);
                    problems.Add(new Problem(ProblemKinds.ToolRenamed, [written, tool.Name], file.Path, place));
                }

                if (owners.TryGetValue(type, out owner))
                {
                    var where = FileNames.Distinguish(owner.Path, file.Path) + (owner.Name == tool.Name ? "" : $", as '{owner.Name}' (both become '{type}' in C#)");
                    problems.Add(new Problem(ProblemKinds.DuplicateTool, [tool.Name, where], file.Path, place));
                    continue;
                }

                owners.Add(type, (file.Path, tool.Name, tool.WrittenName ?? tool.Name));
                tools.Add(tool);
                declared.AddRange(file.Declared.Where(own => own.Tool == tool));
            }
        }

        return new ToolScope(tools.ToEquatableArray(), problems.ToEquatableArray()) { Declared = declared.ToEquatableArray() };
    }
}
