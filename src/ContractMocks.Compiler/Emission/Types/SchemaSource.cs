using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission.Types;

/// <summary>What references point to: the schemas of a contract, or the definitions inside one schema that stands alone.</summary>
internal sealed class SchemaSource
{
    private readonly Dictionary<string, NamedTarget> _byReference = new(StringComparer.Ordinal);

    public IReadOnlyList<NamedTarget> Targets { get; private set; } = [];

    public static SchemaSource Of(Contract contract)
    {
        var source = new SchemaSource();
        source.Targets = [.. contract.Schemas.Select(schema => source.Add("#/schemas/" + Pointer(schema.Name), schema.Name, SchemaReader.Read(schema.Json)))];
        return source;
    }

    /// <summary>The definitions of a schema that stands alone; <c>#</c> is the schema itself under the name given.</summary>
    public static SchemaSource Of(string schema, string rootName)
    {
        using var document = JsonDocument.Parse(schema);
        var source = new SchemaSource();
        source.Add("#", rootName, SchemaReader.Read(document.RootElement));
        var targets = new List<NamedTarget>();
        foreach (var keyword in new[] { "$defs", "definitions" })
        {
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(keyword, out var definitions)
                && definitions.ValueKind == JsonValueKind.Object)
            {
                targets.AddRange(definitions.EnumerateObject()
                    .Select(definition => source.Add($"#/{keyword}/{Pointer(definition.Name)}", definition.Name, SchemaReader.Read(definition.Value))));
            }
        }

        source.Targets = targets;
        return source;
    }

    public NamedTarget? Find(string reference)
    {
        if (_byReference.TryGetValue(reference, out var target))
        {
            return target;
        }

        // References may be percent-encoded, being URIs.
        return _byReference.TryGetValue(Uri.UnescapeDataString(reference), out target) ? target : null;
    }

    private NamedTarget Add(string reference, string name, Schema schema)
    {
        var target = new NamedTarget(reference, name, schema);
        _byReference[reference] = target;
        return target;
    }

    private static string Pointer(string name) => name.Replace("~", "~0").Replace("/", "~1");
}

/// <summary>A schema that references can name.</summary>
internal sealed record NamedTarget(string Reference, string Name, Schema Schema);
