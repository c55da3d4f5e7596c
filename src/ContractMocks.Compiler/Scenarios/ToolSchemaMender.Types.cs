using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Types, and the values that have to be of them.</summary>
internal sealed partial class ToolSchemaMender
{
    private void ReadType(ToolSchemaDraft draft)
    {
        switch (draft["type"])
        {
            case ScalarNode { Type: ScalarType.String } word when ToolTypeWord.IsKnown(word.Value):
                draft.Types = [word.Value];
                break;
            case ScalarNode { Type: ScalarType.String } word:
                Apply(word, [word], draft);
                break;
            case SequenceNode list when list.Items.All(static item => item is ScalarNode):
                var words = list.Items.Cast<ScalarNode>().ToList();
                if (words.All(static word => word.Type == ScalarType.String && ToolTypeWord.IsKnown(word.Value)))
                {
                    draft.Types = words.Select(static word => word.Value).Distinct().ToList();
                    SetTypes(draft, list, isChanged: draft.Types.Count < words.Count);
                }
                else
                {
                    Apply(list, words, draft);
                }

                break;
        }
    }

    private void Apply(Node place, List<ScalarNode> words, ToolSchemaDraft draft)
    {
        var types = new List<string>();
        foreach (var word in words)
        {
            // In YAML, null in a list of types is no text.
            if (ToolTypeWord.Read(word.Type == ScalarType.Null ? "null" : word.Value) is not { } meaning)
            {
                report(word, $"'{word.Value}' is no type of JSON Schema, nor one of another language that is known here; {Nearest.Suggestion(word.Value, ToolTypeWord.Suggestions)}");
                return;
            }

            if (meaning.Types.Count == 0)
            {
                draft.Remove("type");
                return;
            }

            types.AddRange(meaning.Types.Where(type => !types.Contains(type)));
            AddParts(meaning, word, draft);
            draft.IsTuple |= string.Equals(word.Value, "tuple", StringComparison.OrdinalIgnoreCase);
        }

        draft.Types = types;
        SetTypes(draft, place, isChanged: true);
    }

    private static void AddParts(ToolTypeWord meaning, Node place, ToolSchemaDraft draft)
    {
        if (meaning.Items is { } items)
        {
            draft.AddMissing("items", SchemaOf(items, place));
        }

        if (meaning.Values is { } values)
        {
            draft.AddMissing("additionalProperties", SchemaOf(values, place));
        }

        if (meaning.Format is { } format)
        {
            draft.AddMissing("format", Text(format, place));
        }
    }

    private static MappingNode SchemaOf(ToolTypeWord meaning, Node place)
    {
        var draft = new ToolSchemaDraft(new MappingNode([], place.File, place.Span), isOlder: false) { Types = meaning.Types };
        SetTypes(draft, place, isChanged: true);
        AddParts(meaning, place, draft);
        return draft.ToNode();
    }

    private static void SetTypes(ToolSchemaDraft draft, Node place, bool isChanged)
    {
        if (isChanged && draft.Types.Count > 0)
        {
            draft.Set("type", draft.Types.Count == 1 ? Text(draft.Types[0], place) : Sequence(draft.Types.Select(type => Text(type, place)), place));
        }
    }

    private static void ReadEnum(ToolSchemaDraft draft)
    {
        if (draft["enum"] is not SequenceNode values)
        {
            return;
        }

        if (values.Items.Count == 0)
        {
            // Gemini's objects are printed with their empty lists.
            draft.Remove("enum");
        }
        else if (!values.Items.Any(value => ToolValues.Fits(value, draft.Types)))
        {
            MendEnum(values, draft);
        }
    }

    private static void MendEnum(SequenceNode values, ToolSchemaDraft draft)
    {
        var meant = values.Items.Select(value => ToolValues.As(value, draft.Types)).ToList();
        if (!meant.Contains(null))
        {
            draft.Change("enum", _ => Sequence(meant!, values));
        }
        else if (draft.Types.Count == 1 && draft.Types[0] == "array" && (draft["items"] ?? new MappingNode([], values.File, values.Span)) is MappingNode items && items["enum"] is null)
        {
            // The values are those of the items.
            draft.Remove("enum");
            draft.Set("items", new MappingNode([.. items.Entries, Entry("enum", values)], items.File, items.Span));
        }
        else
        {
            // What is listed one by one was meant; the word beside it was not.
            draft.Types = [];
            draft.Remove("type");
        }
    }

    private static void ReadNullable(ToolSchemaDraft draft)
    {
        if (draft["nullable"] is not ScalarNode { Type: ScalarType.Boolean } nullable)
        {
            return;
        }

        var isNullable = ToolValues.IsTrue(nullable);
        if (isNullable && draft.Types.Count == 0)
        {
            // Nothing to add null to; the contract dialect knows the keyword.
            return;
        }

        draft.Remove("nullable");
        if (isNullable && !draft.Types.Contains("null"))
        {
            draft.Types = [.. draft.Types, "null"];
            SetTypes(draft, nullable, isChanged: true);
            draft.Change("enum", static value => value is SequenceNode list && !list.Items.Any(static item => item is ScalarNode { Type: ScalarType.Null })
                ? Sequence([.. list.Items, Text("null", list, ScalarType.Null)], list)
                : value);
        }
    }

    private static void ReadDefault(ToolSchemaDraft draft) => draft.Change("default", value => Default(value, draft));

    /// <summary>The default as its schema takes it; null for one that it does not take whatever way it is read.</summary>
    private static Node? Default(Node value, ToolSchemaDraft draft)
    {
        var values = (draft["enum"] as SequenceNode)?.Items;
        if (ToolValues.Fits(value, draft.Types) && IsListed(value, values))
        {
            return value;
        }

        if (ToolValues.As(value, draft.Types) is { } meant && IsListed(meant, values))
        {
            return meant;
        }

        return draft.Types.Contains("array") && value is ScalarNode { Type: ScalarType.String } text ? Separated(text, draft["items"] as MappingNode) : null;
    }

    // "timing, attractions" where a list is wanted.
    private static SequenceNode? Separated(ScalarNode text, MappingNode? items)
    {
        IReadOnlyList<string> types = items?["type"] switch
        {
            ScalarNode type => [type.Value],
            SequenceNode list => list.Items.OfType<ScalarNode>().Select(static type => type.Value).ToList(),
            _ => [],
        };
        var values = (items?["enum"] as SequenceNode)?.Items;
        var parts = text.Value.ToLowerInvariant() is "none" or "null" or ""
            ? [null]
            : text.Value.Split(',').Select(part => ToolValues.As(Text(part.Trim(), text), types)).ToList();
        return parts.All(part => part is not null && IsListed(part, values)) ? Sequence(parts!, text) : null;
    }

    private static bool IsListed(Node value, IReadOnlyList<Node>? values) =>
        values is null || values.Any(listed => NodeJson.ToJson(listed) == NodeJson.ToJson(value));
}
