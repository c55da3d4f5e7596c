using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>A tool and where its name stands.</summary>
internal readonly record struct PlacedTool(Tool Tool, SourceSpan NamePlace);

/// <summary>
/// Reads one tool in any of the notations people paste: OpenAI's nested <c>{type, function: {name, description, parameters}}</c> and flat
/// <c>{name, description, parameters}</c>, Anthropic's <c>input_schema</c>, MCP's <c>inputSchema</c>. Keys beside those are passed over: they
/// belong to the provider (<c>strict</c>, <c>cache_control</c>, <c>annotations</c>).
/// </summary>
internal sealed class ToolNotation(ProblemSink problems, Places places)
{
    private const string NoParameters = """{"type":"object","properties":{}}""";
    private const int MaxNameLength = 64;

    private static readonly string[] SchemaKeys = ["parameters", "input_schema", "inputSchema"];

    /// <summary>The tool, or null after a problem was added.</summary>
    public PlacedTool? Read(Node node)
    {
        if (node is not MappingNode mapping)
        {
            Add(places.Of(node), $"expected a mapping with 'name' and 'parameters', but found {node.Kind}");
            return null;
        }

        var type = (mapping["type"] as ScalarNode)?.Value;
        if (mapping.Find("function") is { } function)
        {
            return ReadBody(function, isFunction: true);
        }

        if (type is null or "function" or "custom" || SchemaKeys.Any(key => mapping[key] is not null))
        {
            return Read(mapping, isFunction: type == "function");
        }

        Add(places.Of(mapping.Find("type")!), $"'{type}' is a tool that the provider runs itself; only functions with a schema of their arguments can be mocked");
        return null;
    }

    private PlacedTool? ReadBody(MappingEntry function, bool isFunction)
    {
        if (function.Value is MappingNode body)
        {
            return Read(body, isFunction);
        }

        Add(places.Of(function), $"'function' must be a mapping with 'name' and 'parameters', but is {function.Value.Kind}");
        return null;
    }

    private PlacedTool? Read(MappingNode mapping, bool isFunction)
    {
        var name = ReadName(mapping);
        var description = ReadDescription(mapping);
        var schema = ReadSchema(mapping, isFunction);
        return name is null || description is null || schema is null
            ? null
            : new PlacedTool(new Tool(name, description, schema), places.Of(mapping.Find("name")!));
    }

    private string? ReadName(MappingNode mapping)
    {
        if (mapping.Find("name") is not { } entry)
        {
            Add(places.Head(mapping), $"the key 'name' is missing{NearKey(mapping, "name")}");
            return null;
        }

        if (entry.Value is not ScalarNode { Type: ScalarType.String } name)
        {
            Add(places.Of(entry), $"'name' must be a text, but is {entry.Value.Kind}");
            return null;
        }

        if (name.Value.Length is > 0 and <= MaxNameLength && name.Value.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-'))
        {
            return name.Value;
        }

        Add(places.Of(entry), $"'name' must be 1 to {MaxNameLength} letters (a to z, A to Z), digits, '_' or '-', but is {name.Kind}");
        return null;
    }

    private string? ReadDescription(MappingNode mapping)
    {
        switch (mapping.Find("description"))
        {
            case null:
            case { Value: ScalarNode { Type: ScalarType.Null } }:
                return "";
            case { Value: ScalarNode text }:
                return text.Value;
            case { } entry:
                Add(places.Of(entry), $"'description' must be a text, but is {entry.Value.Kind}");
                return null;
        }
    }

    private string? ReadSchema(MappingNode mapping, bool isFunction)
    {
        var entry = SchemaKeys.Select(mapping.Find).FirstOrDefault(static found => found is not null);
        if (entry is null or { Value: ScalarNode { Type: ScalarType.Null } } && isFunction)
        {
            // OpenAI: "omitting parameters defines a function with an empty parameter list".
            return NoParameters;
        }

        if (entry is null)
        {
            Add(places.Head(mapping), $"the key 'parameters' (or 'input_schema', or 'inputSchema') is missing{NearKey(mapping, SchemaKeys)}; for a tool without arguments write {NoParameters}");
            return null;
        }

        if (entry.Value is not MappingNode schema)
        {
            Add(places.Of(entry), $"'{entry.Key.Value}' must be a JSON Schema of an object, but is {entry.Value.Kind}");
            return null;
        }

        if (schema.Find("type") is { } type && !AllowsObject(type.Value))
        {
            Add(places.Of(type), $"the arguments of a tool are an object, so 'type' of '{entry.Key.Value}' must be 'object', but is {type.Value.Kind}");
            return null;
        }

        return NodeJson.ToJson(schema);
    }

    private static bool AllowsObject(Node type) => type switch
    {
        ScalarNode scalar => scalar.Value == "object",
        SequenceNode list => list.Items.Any(static item => item is ScalarNode { Value: "object" }),
        _ => false,
    };

    /// <summary>A hint at a key that is probably the missing one, misspelt.</summary>
    private static string NearKey(MappingNode mapping, params string[] missing)
    {
        var known = new[] { "name", "description", "type", "strict", "title" };
        var strangers = mapping.Entries.Select(static entry => entry.Key.Value).Where(key => !known.Contains(key) || missing.Contains(key)).ToList();
        var near = missing.Select(key => Nearest.To(key, strangers)).FirstOrDefault(static found => found is not null);
        return near is null ? "" : $" ('{near}' is there; was it meant?)";
    }

    private void Add(SourceSpan place, string reason) => problems.Add(ProblemKinds.ToolShape, place, reason);
}
