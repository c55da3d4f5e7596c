using System.Text.Json;
using ContractMocks.Compiler.Text;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>A tool as it was written, and where its name stands. Its name may not be legal yet: see <see cref="ToolNaming"/>.</summary>
internal readonly record struct PlacedTool(Tool Tool, SourceSpan NamePlace);

/// <summary>
/// Reads one tool in any of the notations people paste: OpenAI's nested <c>{type, function: {name, description, parameters}}</c> and flat
/// <c>{name, description, parameters}</c>, Anthropic's <c>input_schema</c>, MCP's <c>inputSchema</c>, Gemini's <c>parametersJsonSchema</c>, Bedrock's
/// <c>toolSpec</c>. Keys beside those are passed over: they belong to the provider (<c>strict</c>, <c>cache_control</c>, <c>annotations</c>).
/// </summary>
internal sealed class ToolNotation(ProblemSink problems, ToolPlaces places)
{
    private const string NoParameters = """{"type":"object","properties":{}}""";

    private static readonly string[] SchemaKeys = ["parameters", "input_schema", "inputSchema", "parametersJsonSchema", "parameters_json_schema"];

    /// <summary>How Gemini, Bedrock and xAI name tools of their own: a key, with the tool's settings in it.</summary>
    private static readonly string[] BuiltIn =
    [
        "googleSearch", "google_search", "googleSearchRetrieval", "google_search_retrieval", "codeExecution", "code_execution", "urlContext", "url_context",
        "fileSearch", "file_search", "googleMaps", "google_maps", "computerUse", "computer_use", "enterpriseWebSearch", "retrieval", "mcpServers",
        "web_search", "x_search", "collections_search", "mcp", "cachePoint", "systemTool",
    ];

    /// <summary>The tool, or null after a problem was added.</summary>
    public PlacedTool? Read(Node node)
    {
        if (node is not MappingNode mapping)
        {
            Add(places.Of(node), $"expected a mapping with 'name' and 'parameters', but found {node.Kind}");
            return null;
        }

        if (mapping.Find("function") is { } function)
        {
            return ReadBody(function, isFunction: true);
        }

        if (mapping.Find("toolSpec") is { } specification)
        {
            return ReadBody(specification, isFunction: false);
        }

        return IsPassedOver(mapping) ? null : Read(mapping, isFunction: (mapping["type"] as ScalarNode)?.Value == "function");
    }

    /// <summary>Whether a tool has no schema because the provider runs it, or because it takes free text; that is said.</summary>
    private bool IsPassedOver(MappingNode mapping)
    {
        var hasSchema = Array.Exists(SchemaKeys, key => mapping[key] is not null);
        if (mapping.Find("type") is { Value: ScalarNode { Type: ScalarType.String } } type)
        {
            var name = ((ScalarNode)type.Value).Value;
            if (name == "custom" && !hasSchema && (mapping["custom"] ?? mapping["format"]) is MappingNode)
            {
                return PassOver(type, name, "it takes a text instead of arguments, so it has no schema");
            }

            return name is not ("function" or "custom") && !(hasSchema && mapping["name"] is not null)
                && PassOver(type, name, "the provider runs it itself; only functions with a schema of their arguments can be mocked");
        }

        var isBuiltIn = mapping["name"] is null && !hasSchema && mapping.Entries.Count > 0 && mapping.Entries.All(static entry => BuiltIn.Contains(entry.Key.Value));
        return isBuiltIn && PassOver(mapping.Entries[0], mapping.Entries[0].Key.Value, "the provider runs it itself; only functions with a schema of their arguments can be mocked");
    }

    private bool PassOver(MappingEntry entry, string name, string reason)
    {
        problems.Add(ProblemKinds.ToolPassedOver, entry.Value is ScalarNode ? places.Of(entry) : places.Of(entry.Key), name, reason);
        return true;
    }

    private PlacedTool? ReadBody(MappingEntry function, bool isFunction)
    {
        if (function.Value is MappingNode body)
        {
            return Read(body, isFunction);
        }

        Add(places.Of(function), $"'{function.Key.Value}' must be a mapping with 'name' and 'parameters', but is {function.Value.Kind}");
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

        if (name.Value.Trim().Length > 0)
        {
            return name.Value;
        }

        Add(places.Of(entry), "'name' must be a text, but is empty");
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
        if (entry is null or { Value: ScalarNode { Type: ScalarType.Null } } && (isFunction || IsGeminis(mapping)))
        {
            // OpenAI: "omitting parameters defines a function with an empty parameter list".
            return NoParameters;
        }

        if (entry is null)
        {
            Add(places.Head(mapping), $"the key 'parameters' (or 'input_schema', or 'inputSchema') is missing{NearKey(mapping, SchemaKeys)}; for a tool without arguments write {NoParameters}");
            return null;
        }

        var (value, at) = Unwrap(entry.Value);
        if (value is not MappingNode schema)
        {
            Add(places.Of(entry), $"'{entry.Key.Value}' must be a JSON Schema of an object, but is {entry.Value.Kind}");
            return null;
        }

        return Mend(schema, entry.Key.Value, at);
    }

    /// <summary>Whether the reader of a Gemini list asked: only there may a function lack its parameters without saying that it is one.</summary>
    public bool IsGemini { get; init; }

    private bool IsGeminis(MappingNode mapping) => IsGemini && mapping["name"] is not null;

    /// <summary>The schema itself: some interfaces quote it, Bedrock puts it below <c>json</c>.</summary>
    private (Node Value, ToolPlaces Places) Unwrap(Node value)
    {
        if (value is MappingNode { Entries.Count: 1 } wrapper && wrapper["json"] is MappingNode inner)
        {
            return (inner, places);
        }

        if (value is ScalarNode { Type: ScalarType.String } text && text.Value.TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            var ignored = new ProblemSink(problems.File);
            if (TextFile.Read(text.Value, ignored, ProblemKinds.ToolSyntax, CancellationToken.None) is { } read && ignored.Problems.Count == 0)
            {
                return (read, places.Within(text));
            }
        }

        return (value, places);
    }

    private string? Mend(MappingNode schema, string key, ToolPlaces at)
    {
        var isBroken = false;
        var mended = new ToolSchemaMender((node, reason) =>
        {
            isBroken = true;
            Add(at.Of(node), reason);
        }).MendRoot(schema);
        if (isBroken)
        {
            return null;
        }

        if (mended.Find("type") is { } type && !AllowsObject(type.Value))
        {
            Add(at.Of(type), $"the arguments of a tool are an object, so 'type' of '{key}' must be 'object', but is {type.Value.Kind}");
            return null;
        }

        var json = NodeJson.ToJson(mended);
        return IsSchema(json, mended, at) ? json : null;
    }

    private bool IsSchema(string json, MappingNode schema, ToolPlaces at)
    {
        using var document = JsonDocument.Parse(json);
        var found = SchemaCheck.Problems(document.RootElement, new SchemaOptions { Dialect = SchemaDialect.Draft202012 });
        if (found.Count == 0)
        {
            return true;
        }

        var (place, where) = Find(schema, found[0].Pointer, at);
        Add(place, $"{where} must be {found[0].Expected}, but is {found[0].Actual}");
        return false;
    }

    /// <summary>Where a JSON pointer leads, as far as it does, and what to call it.</summary>
    private static (SourceSpan Place, string Name) Find(Node root, string pointer, ToolPlaces at)
    {
        var node = root;
        var place = at.Of(root);
        foreach (var step in pointer.Split('/').Skip(1).Select(static step => step.Replace("~1", "/").Replace("~0", "~")))
        {
            if (node is MappingNode mapping && mapping.Find(step) is { } entry)
            {
                (node, place) = (entry.Value, at.Of(entry));
            }
            else if (node is SequenceNode list && int.TryParse(step, out var index) && index >= 0 && index < list.Items.Count)
            {
                node = list.Items[index];
                place = at.Of(node);
            }
        }

        return (place, pointer.Length == 0 ? "its schema" : $"'{pointer.Substring(1)}' of its schema");
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
