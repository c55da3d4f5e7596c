using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// Turns the schema of a tool, in whatever flavour it was written, into JSON Schema 2020-12: type words of other languages, Gemini's notation,
/// texts where numbers belong. A schema that is JSON Schema already comes out as it is. What is mended is promised in docs/scenario-format.md.
/// </summary>
/// <param name="report">Takes what cannot be mended: where, and why.</param>
internal sealed partial class ToolSchemaMender(Action<Node, string> report)
{
    private static readonly string[] Counts =
    [
        "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    ];

    private static readonly string[] Single = ["not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties"];

    private static readonly string[] Named = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];

    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems"];

    private static readonly HashSet<string> Keywords = new(
        [
            .. Counts, .. Single, .. Named, .. Lists, "type", "enum", "items", "additionalItems", "additionalProperties", "required", "nullable", "format",
            "pattern", "title", "description", "uniqueItems", "$ref", "$schema", "$id", "dependentRequired", "deprecated", "readOnly", "writeOnly", "optional",
        ],
        StringComparer.Ordinal);

    /// <summary>Set by a <c>$schema</c> of an older draft, where a list in <c>items</c> means what it says.</summary>
    private bool _isOlder;

    /// <summary>The schema of a tool's arguments, an object.</summary>
    public MappingNode MendRoot(MappingNode schema)
    {
        _isOlder = IsOlder(schema);
        var root = IsBareProperties(schema)
            ? new MappingNode([Entry("type", Text("object", schema)), Entry("properties", schema)], schema.File, schema.Span)
            : schema;
        var mended = Mend(root);
        return mended["type"] is null && mended["$ref"] is null && Array.TrueForAll(Lists, keyword => mended[keyword] is null)
            ? new MappingNode([Entry("type", Text("object", schema)), .. mended.Entries], schema.File, schema.Span)
            : mended;
    }

    /// <summary>A schema of anything.</summary>
    public MappingNode MendSchema(MappingNode schema)
    {
        _isOlder = IsOlder(schema);
        return Mend(schema);
    }

    private static bool IsOlder(MappingNode schema) =>
        schema["$schema"] is ScalarNode { Value: var named } && (named.Contains("draft-0") || named.Contains("2019-09"));

    /// <summary>A schema, or the word that stands for one.</summary>
    private Node MendAny(Node node) => node switch
    {
        MappingNode mapping => Mend(mapping),
        ScalarNode { Type: ScalarType.String, Value.Length: > 0 } word when ToolTypeWord.Read(word.Value) is { } meaning => SchemaOf(meaning, word),
        _ => node,
    };

    private MappingNode Mend(MappingNode schema)
    {
        var draft = new ToolSchemaDraft(schema, _isOlder);
        DropNulls(draft);
        ReadType(draft);
        ReadEnum(draft);
        ReadNullable(draft);
        ReadBounds(draft);
        ReadItems(draft);
        ReadRequired(draft);
        foreach (var keyword in Single)
        {
            draft.Change(keyword, MendAny);
        }

        foreach (var keyword in Lists)
        {
            draft.Change(keyword, value => value is SequenceNode list ? Sequence(list.Items.Select(MendAny), list) : value);
        }

        foreach (var keyword in Named)
        {
            draft.Change(keyword, MendNamed);
        }

        draft.Change("additionalProperties", value => MendAny(ToolValues.As(value, ["boolean", "object"]) ?? value));
        ReadDefault(draft);
        return draft.ToNode();
    }

    private Node MendNamed(Node value) => value switch
    {
        MappingNode named => new MappingNode(named.Entries.Select(entry => new MappingEntry(entry.Key, MendAny(entry.Value))).ToList(), named.File, named.Span),
        // PHP writes an empty mapping so.
        SequenceNode { Items.Count: 0 } empty => new MappingNode([], empty.File, empty.Span),
        _ => value,
    };

    // Printed objects have null for what was not given.
    private static void DropNulls(ToolSchemaDraft draft) =>
        draft.RemoveWhere(static entry => entry.Value is ScalarNode { Type: ScalarType.Null } && Keywords.Contains(entry.Key.Value));

    private void ReadBounds(ToolSchemaDraft draft)
    {
        foreach (var keyword in Counts)
        {
            draft.Change(keyword, ToolValues.Unquoted);
        }

        if (!_isOlder)
        {
            Exclude(draft, "exclusiveMinimum", "minimum");
            Exclude(draft, "exclusiveMaximum", "maximum");
        }
    }

    // Draft 4 and OpenAPI 3.0 say by a boolean that the bound itself is out.
    private static void Exclude(ToolSchemaDraft draft, string exclusive, string bound)
    {
        if (draft[exclusive] is not ScalarNode { Type: ScalarType.Boolean } flag)
        {
            return;
        }

        draft.Remove(exclusive);
        if (ToolValues.IsTrue(flag) && draft[bound] is { } value)
        {
            draft.Replace(bound, exclusive, value);
        }
    }

    private void ReadItems(ToolSchemaDraft draft)
    {
        draft.Change("additionalItems", MendAny);
        if (draft["items"] is not SequenceNode list)
        {
            draft.Change("items", MendAny);
            return;
        }

        var items = Sequence(list.Items.Select(MendAny), list);
        if (_isOlder || list.Items.Count == 0)
        {
            draft.Change("items", value => list.Items.Count == 0 && !_isOlder ? null : items);
            return;
        }

        draft.Replace("items", "prefixItems", items);
        if (draft["additionalItems"] is { } rest)
        {
            draft.Replace("additionalItems", "items", rest);
        }

        if (draft.IsTuple)
        {
            var count = Text(list.Items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), list, ScalarType.Number);
            draft.AddMissing("minItems", count);
            draft.AddMissing("maxItems", count);
        }
    }

    private static void ReadRequired(ToolSchemaDraft draft)
    {
        draft.RemoveWhere(static entry => entry.Key.Value is "optional" or "required" && entry.Value is ScalarNode { Type: ScalarType.Boolean });
        draft.Change("required", static value => value switch
        {
            ScalarNode { Type: ScalarType.String } name => new SequenceNode([name], name.File, name.Span),
            SequenceNode names => Distinct(names),
            _ => value,
        });
        if (draft["properties"] is not MappingNode properties)
        {
            return;
        }

        // Draft 3's way, still common: each property says for itself that it is required.
        var required = properties.Entries.Where(static entry => entry.Value is MappingNode property && property["required"] is { } flag && ToolValues.IsTrue(flag))
            .Select(static entry => (Node)ToolValues.With(entry.Key, entry.Key.Value, ScalarType.String)).ToList();
        if (required.Count > 0)
        {
            var before = draft["required"] is SequenceNode list ? list.Items : [];
            draft.Set("required", Distinct(new SequenceNode([.. before, .. required], properties.File, properties.Span)));
        }
    }

    private static SequenceNode Distinct(SequenceNode names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Sequence(names.Items.Where(item => item is not ScalarNode name || seen.Add(name.Value)), names);
    }

    /// <summary>Whether a mapping is that of the properties alone, each name with its schema.</summary>
    private static bool IsBareProperties(MappingNode schema)
    {
        foreach (var entry in schema.Entries)
        {
            if (Keywords.Contains(entry.Key.Value) || entry.Value is not MappingNode property || property["type"] is not ScalarNode)
            {
                return false;
            }
        }

        return schema.Entries.Count > 0;
    }

    private static MappingEntry Entry(string key, Node value) => new(ToolValues.With(value, key, ScalarType.String), value);

    private static ScalarNode Text(string value, Node place, ScalarType type = ScalarType.String) => ToolValues.With(place, value, type);

    private static SequenceNode Sequence(IEnumerable<Node> items, Node place) => new(items.ToList(), place.File, place.Span);
}
