using ContractMocks.Schemas;

namespace ContractMocks.Fakes.Solving;

/// <summary>Whether a schema has a value that ends, or each contains another of its kind without end. Looks at what is asked for, not at what is forbidden.</summary>
internal static class Endings
{
    /// <summary>Whether no value of the goal ends.</summary>
    public static bool IsEndless(Goal goal) => Array.Exists(goal.Literals, static literal => literal.Holds && !Ends(literal.Schema));

    private static bool Ends(FakeSchema schema)
    {
        if (schema.Ends is { } known)
        {
            return known;
        }

        // All that can be reached, and of that, round by round, what ends because its parts do.
        var reached = new List<FakeSchema>();
        var seen = new HashSet<FakeSchema>();
        var waiting = new Stack<FakeSchema>([schema]);
        while (waiting.TryPop(out var next))
        {
            if (next.Ends is null && seen.Add(next))
            {
                reached.Add(next);
                foreach (var part in Parts(next))
                {
                    waiting.Push(part);
                }
            }
        }

        var ending = new HashSet<FakeSchema>();
        for (var before = -1; before != ending.Count;)
        {
            before = ending.Count;
            // Parts come after what has them, so the way back is the short one.
            for (var i = reached.Count - 1; i >= 0; i--)
            {
                if (!ending.Contains(reached[i]) && EndsBy(reached[i], part => part.Ends ?? ending.Contains(part)))
                {
                    ending.Add(reached[i]);
                }
            }
        }

        foreach (var one in reached)
        {
            one.Ends = ending.Contains(one);
        }

        return schema.Ends!.Value;
    }

    private static IEnumerable<FakeSchema> Parts(FakeSchema schema)
    {
        if (schema.IsNever || schema.IsAnything)
        {
            return [];
        }

        var words = schema.Keywords;
        return [.. Inside(words), .. words.OneOf, .. words.AnyOf, .. Needed(words)];
    }

    private static bool EndsBy(FakeSchema schema, Func<FakeSchema, bool> ends)
    {
        if (schema.IsNever || schema.IsAnything)
        {
            return !schema.IsNever;
        }

        var words = schema.Keywords;
        return words.IsNullable
            || (Inside(words).All(ends)
                && (words.OneOf.Length == 0 || words.OneOf.Any(ends))
                && (words.AnyOf.Length == 0 || words.AnyOf.Any(ends))
                && Needed(words).All(ends));
    }

    private static IEnumerable<FakeSchema> Inside(FakeKeywords words) => words.AllOf.Concat(((FakeSchema?[])[words.Reference, words.DynamicReference]).OfType<FakeSchema>());

    // What a value cannot do without, where it can be nothing else than an object, or than a list.
    private static IEnumerable<FakeSchema> Needed(FakeKeywords words)
    {
        if (words.Types == SchemaTypes.Object)
        {
            return words.Required.Select(name => words.PropertyTable.GetValueOrDefault(name)).OfType<FakeSchema>();
        }

        return words.Types == SchemaTypes.Array && words.MinItems > words.Prefix.Length && words.Items is { } items ? [items] : [];
    }
}
