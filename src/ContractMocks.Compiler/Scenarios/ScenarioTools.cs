namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// The tools a scenario may name: those of its <c>tools</c> list, or without such a list every tool of the project's tool files; then the
/// scenario has those that its turns name, in the order in which they do.
/// </summary>
internal sealed class ScenarioTools(ScenarioScope scope)
{
    private readonly Dictionary<string, Tool> _inScope = scope.Tools.GroupBy(static tool => tool.Name).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
    private readonly Dictionary<string, Tool> _listed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly Dictionary<Tool, ToolSchema> _schemas = [];
    private readonly List<Tool> _tools = [];

    /// <summary>Whether the scenario has a <c>tools</c> list, which then is complete.</summary>
    public bool HasList { get; set; }

    /// <summary>The tools that turns call or await the result of; templates speak of their arguments.</summary>
    public HashSet<Tool> Called { get; } = [];

    public IEnumerable<string> Names => HasList ? _listed.Keys : _inScope.Keys;

    public bool IsInScope(string name) => FindInScope(name) is not null;

    public IEnumerable<string> ScopeNames => _inScope.Keys;

    /// <summary>The tool of a name, legal or as written; null for none.</summary>
    public Tool? FindInScope(string name) => Find(_inScope, name);

    /// <summary>Adds a tool of the list.</summary>
    public void List(Tool tool)
    {
        _listed.Add(tool.Name, tool);
        _tools.Add(tool);
    }

    public bool IsListed(string name) => _listed.ContainsKey(name) || _reported.Contains(name);

    /// <summary>Remembers that a tool of the list has its problem already, so that turns which name it add none.</summary>
    public void MarkReported(string name) => _reported.Add(name);

    public bool IsReported(string name) => _reported.Contains(name);

    /// <summary>The tool of a name that a turn uses, or null.</summary>
    public Tool? Use(string name)
    {
        if (Find(_listed, name) is { } listed)
        {
            return listed;
        }

        if (HasList || FindInScope(name) is not { } tool)
        {
            return null;
        }

        List(tool);
        return tool;
    }

    /// <summary>Whether a turn named a tool that could not be found; what is said of tools in general is then not judged.</summary>
    public bool HasUnknown { get; set; }

    /// <summary>Whether a turn calls whatever the request declares; which arguments calls have is then not known.</summary>
    public bool HasAuto { get; set; }

    /// <summary>The schema of a tool's arguments, read once a scenario.</summary>
    public ToolSchema SchemaOf(Tool tool)
    {
        if (!_schemas.TryGetValue(tool, out var schema))
        {
            _schemas.Add(tool, schema = new ToolSchema(tool));
        }

        return schema;
    }

    private static Tool? Find(Dictionary<string, Tool> tools, string name)
    {
        if (tools.TryGetValue(name, out var tool))
        {
            return tool;
        }

        foreach (var one in tools.Values)
        {
            if (one.WrittenName == name)
            {
                return one;
            }
        }

        return null;
    }

    public EquatableArray<Tool> ToArray() => _tools.ToEquatableArray();
}
