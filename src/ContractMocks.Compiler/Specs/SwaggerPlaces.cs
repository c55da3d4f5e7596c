using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// Gives converted nodes the places they had before: by equal keys on the way down, else the place of the nearest ancestor that has one. The
/// schemas of <c>definitions</c> are put back as they were written, so that nothing of them is lost in conversion.
/// </summary>
internal static class SwaggerPlaces
{
    public static MappingNode Restore(MappingNode converted, MappingNode original)
    {
        var entries = new List<MappingEntry>();
        foreach (var entry in converted.Entries)
        {
            entries.Add(entry.Key.Value == "components" && entry.Value is MappingNode components
                ? new MappingEntry(Key(entry.Key, original, original.Span), Components(components, original))
                : Entry(entry, original, original.Span));
        }

        if (original.Find("definitions") is not { } definitions)
        {
            return new MappingNode(entries, original.Span);
        }

        // The definitions still refer to each other by their old names.
        entries.Add(definitions);
        if (converted["components"] is null)
        {
            var schemas = new MappingEntry(new ScalarNode("schemas", ScalarType.String, definitions.Key.Span), definitions.Value);
            entries.Add(new MappingEntry(
                new ScalarNode("components", ScalarType.String, definitions.Key.Span), new MappingNode([schemas], definitions.Key.Span)));
        }

        return new MappingNode(entries, original.Span);
    }

    private static MappingNode Components(MappingNode components, MappingNode original)
    {
        var entries = new List<MappingEntry>();
        foreach (var section in components.Entries)
        {
            var source = section.Key.Value == "schemas" ? "definitions" : section.Key.Value;
            var key = new ScalarNode(section.Key.Value, ScalarType.String, original.Find(source)?.Key.Span ?? JsonPointer.Head(original));
            entries.Add(new MappingEntry(key, source == "definitions" && original[source] is { } definitions
                ? definitions
                : Place(section.Value, original[source], key.Span)));
        }

        return new MappingNode(entries, JsonPointer.Head(original));
    }

    private static MappingEntry Entry(MappingEntry entry, Node? original, SourceSpan fallback)
    {
        var key = Key(entry.Key, original, fallback);
        return new MappingEntry(key, Place(entry.Value, (original as MappingNode)?[entry.Key.Value], key.Span));
    }

    private static ScalarNode Key(ScalarNode key, Node? original, SourceSpan fallback) =>
        new(key.Value, key.Type, (original as MappingNode)?.Find(key.Value)?.Key.Span ?? fallback);

    private static Node Place(Node node, Node? original, SourceSpan fallback)
    {
        var span = original?.Span ?? fallback;
        var inside = original is null ? fallback : JsonPointer.Head(original);
        switch (node)
        {
            case MappingNode mapping:
                return new MappingNode([.. mapping.Entries.Select(entry => Entry(entry, original, inside))], span);
            case SequenceNode sequence:
                var items = (original as SequenceNode)?.Items;
                var sameCount = items?.Count == sequence.Items.Count;
                return new SequenceNode([.. sequence.Items.Select((item, i) => Place(item, sameCount ? items![i] : null, inside))], span);
            default:
                var scalar = (ScalarNode)node;
                return new ScalarNode(scalar.Value, scalar.Type, original is ScalarNode ? span : fallback);
        }
    }
}
