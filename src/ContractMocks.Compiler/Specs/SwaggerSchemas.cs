using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>The schemas that Swagger 2.0 says with parameters and headers, written as schemas.</summary>
internal static class SwaggerSchemas
{
    public const string Json = "application/json";
    public const string Form = "application/x-www-form-urlencoded";
    public const string Multipart = "multipart/form-data";

    private static readonly HashSet<string> NotOfSchema = new(StringComparer.Ordinal)
    {
        "name", "in", "required", "description", "collectionFormat", "allowEmptyValue", "schema",
    };

    /// <summary>The fields of a form as the properties of an object.</summary>
    public static MappingNode OfForm(IReadOnlyList<(string Name, MappingNode Field)> fields)
    {
        var at = fields[0].Field;
        var properties = fields.Select(static field =>
            new MappingEntry(Text(field.Name, field.Field), Of(field.Field, keepsDescription: true))).ToList();
        var entries = new List<MappingEntry>
        {
            new(Text("type", at), Text("object", at)),
            new(Text("properties", at), new MappingNode(properties, at.File, at.Span)),
        };
        var names = fields.Where(static field => field.Field["required"]?.Flag == true).Select(static field => (Node)Text(field.Name, field.Field)).ToList();
        if (names.Count > 0)
        {
            entries.Add(new MappingEntry(Text("required", at), new SequenceNode(names, at.File, at.Span)));
        }

        return new MappingNode(entries, at.File, at.Span);
    }

    /// <summary>The schema that a parameter, a header or a response's own schema says: without what is no keyword, and a file as binary text.</summary>
    public static Node Of(Node node, bool keepsDescription = false)
    {
        if (node is not MappingNode mapping || mapping["$ref"] is not null)
        {
            return node;
        }

        var isFile = Word(mapping, "type") == "file";
        var isParameter = mapping["in"] is not null;
        var entries = new List<MappingEntry>();
        foreach (var entry in mapping.Entries)
        {
            var isDescription = entry.Key.Value == "description" && keepsDescription;
            if (isFile && entry.Key.Value == "type")
            {
                entries.Add(new MappingEntry(entry.Key, Text("string", entry.Value)));
                entries.Add(new MappingEntry(Text("format", entry.Key), Text("binary", entry.Value)));
            }
            else if (isDescription || !isParameter || !NotOfSchema.Contains(entry.Key.Value))
            {
                entries.Add(entry);
            }
        }

        return new MappingNode(entries, mapping.File, mapping.Span);
    }


    private static string Word(MappingNode mapping, string key) => (mapping[key] as ScalarNode)?.Value ?? "";

    private static ScalarNode Text(string value, Node at) => new(value, ScalarType.String, at.File, at.Span);
}
