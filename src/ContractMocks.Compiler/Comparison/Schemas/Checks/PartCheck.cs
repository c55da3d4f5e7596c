using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>
/// Parts of an <c>allOf</c> that came or went and change nothing: what they say others say, too, or they have words only. What a part does say is told
/// by the other checks, so this runs last.
/// </summary>
internal static class PartCheck
{
    private const int MaxHops = 8;

    public static void Run(PairWork work)
    {
        if (Parts(work.OldViews, work.Pair.Old.Node) is not var (oldWhole, old) || Parts(work.NewViews, work.Pair.New.Node) is not var (newWhole, @new) || old.Count == @new.Count
            || Own(oldWhole) != Own(newWhole))
        {
            return;
        }

        var (fewer, more) = old.Count < @new.Count ? (old, @new) : (@new, old);
        var left = fewer.Select(Key).ToList();
        var odd = more.Where(part => !left.Remove(Key(part))).ToList();
        if (left.Count > 0 || work.Pair.Differences.Exists(static one => one.Change.Kind.OnRequest != ChangeSeverity.Prose || one.Change.Kind.OnResponse != ChangeSeverity.Prose))
        {
            return;
        }

        var isAdded = more == @new;
        foreach (var part in odd)
        {
            var hasWordsOnly = (isAdded ? work.NewViews : work.OldViews).Of(part).Parts.Count == 0;
            var change = (isAdded, hasWordsOnly) switch
            {
                (true, true) => SchemaChanges.WordsPartAdded,
                (true, false) => SchemaChanges.PartAdded,
                (false, true) => SchemaChanges.WordsPartRemoved,
                _ => SchemaChanges.PartRemoved,
            };
            work.Add(new SchemaDifference(change, $"a part of the allOf was {(isAdded ? "added" : "removed")} that {(hasWordsOnly ? "has words only" : "says nothing more")}")
            {
                Old = isAdded ? work.Pair.Old.Node : part,
                New = isAdded ? part : work.Pair.New.Node,
                Before = isAdded ? null : PairWork.Short(part),
                After = isAdded ? PairWork.Short(part) : null,
            });
        }
    }

    private static string Key(Node part) => NodeJson.ToJson(part);

    /// <summary>The keywords beside the parts: one that moved into a part is told nowhere.</summary>
    private static string Own(MappingNode whole) => string.Join(
        " ",
        whole.Entries.Select(static entry => entry.Key.Value).Where(static key => key != "allOf" && SchemaKeywords.TryGet(key, out _) && !SchemaKeywords.IsAnnotation(key))
            .OrderBy(static key => key, StringComparer.Ordinal));

    /// <summary>A schema's allOf, and the schema that has it; null where there is none.</summary>
    private static (MappingNode Whole, List<Node> Parts)? Parts(SchemaViews views, Node? node)
    {
        for (var hops = 0; hops < MaxHops && node is MappingNode mapping; hops++)
        {
            if (mapping["allOf"] is SequenceNode list)
            {
                return (mapping, [.. list.Items]);
            }

            node = mapping["$ref"] is ScalarNode reference ? views.Spec.Peek(reference).Node : null;
        }

        return null;
    }
}
