using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>The schema of a tool's arguments, ready to judge by: as it is, and as it is for arguments that may be incomplete.</summary>
internal sealed class ToolSchema
{
    private readonly Tool _tool;
    private readonly SchemaDocument _document;
    private SchemaValidator? _strict;
    private SchemaValidator? _relaxed;

    public ToolSchema(Tool tool)
    {
        _tool = tool;
        using var document = JsonDocument.Parse(tool.Parameters);
        Root = document.RootElement.Clone();
        _document = new SchemaDocument(Root);
    }

    public JsonElement Root { get; }

    /// <summary>Judges complete arguments.</summary>
    public SchemaValidator Strict => _strict ??= SchemaValidator.Compile(_tool.Parameters);

    /// <summary>Judges arguments of which required ones may be missing, at every depth.</summary>
    public SchemaValidator Relaxed => _relaxed ??= SchemaValidator.Compile(RelaxedSchema.Of(_tool.Parameters));

    /// <summary>The property names that the schema declares at its root.</summary>
    public IReadOnlyList<string> Names => NamesOf(Flatten(Root));

    /// <summary>A schema with all that applies to the same value: references followed, unions and conditions taken with all their branches.</summary>
    public List<JsonElement> Flatten(JsonElement schema)
    {
        var all = new List<JsonElement>();
        var references = new HashSet<string>(StringComparer.Ordinal);
        Flatten(schema, all, references, 0);
        return all;
    }

    /// <summary>The property names that any of the schemas declares, in their order.</summary>
    public static IReadOnlyList<string> NamesOf(List<JsonElement> schemas)
    {
        var names = new List<string>();
        foreach (var schema in schemas)
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            {
                names.AddRange(properties.EnumerateObject().Select(static property => property.Name).Where(name => !names.Contains(name)));
            }
        }

        return names;
    }

    private void Flatten(JsonElement schema, List<JsonElement> all, HashSet<string> references, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > TextFile.MaxDepth)
        {
            return;
        }

        all.Add(schema);
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "$ref" when keyword.Value.ValueKind == JsonValueKind.String && references.Add(keyword.Value.GetString()!):
                    if (_document.Resolve(keyword.Value.GetString()!) is { } target)
                    {
                        Flatten(target, all, references, depth + 1);
                    }

                    break;
                case "allOf" or "anyOf" or "oneOf" when keyword.Value.ValueKind == JsonValueKind.Array:
                    foreach (var branch in keyword.Value.EnumerateArray())
                    {
                        Flatten(branch, all, references, depth + 1);
                    }

                    break;
                case "if" or "then" or "else":
                    Flatten(keyword.Value, all, references, depth + 1);
                    break;
            }
        }
    }
}
