using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>What describes a value and does not judge it: words, defaults, examples, extensions.</summary>
internal static class NoteChecks
{
    /// <summary>Keywords that other checks read, or that only name things.</summary>
    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal)
    {
        "nullable", "x-nullable", "example", "examples", "$id", "$anchor", "$defs", "definitions", "$schema", "$comment", "$dynamicAnchor", "additionalItems", "$vocabulary",
        // Of Swagger 2.0's parameters, which are schemas themselves.
        "name", "in", "collectionFormat", "allowEmptyValue",
    };

    public static void Run(PairWork work)
    {
        var (old, @new) = (work.Pair.Old, work.Pair.New);
        if (old.Notes.Count == 0 && @new.Notes.Count == 0)
        {
            return;
        }

        CompareWords(work, "description", SchemaChanges.Description);
        CompareWords(work, "title", SchemaChanges.Title);
        CompareDefault(work, old.Note("default"), @new.Note("default"));
        if (Examples(old) != Examples(@new))
        {
            work.Add(SchemaChanges.Example, "the examples are other ones", old.Note("examples") ?? old.Note("example"), @new.Note("examples") ?? @new.Note("example"));
        }

        CompareExtensions(work, old, @new);
    }

    private static void CompareWords(PairWork work, string keyword, SchemaChange change)
    {
        var (old, @new) = (work.Pair.Old.Note(keyword), work.Pair.New.Note(keyword));
        if ((old is not null || @new is not null) && Words(old) != Words(@new))
        {
            work.Add(change, $"the {keyword} reads otherwise", old, @new);
        }
    }

    /// <summary>The words without the line breaks that YAML's styles put between them.</summary>
    private static string Words(MappingEntry? entry) =>
        entry?.Value is ScalarNode scalar ? string.Join(" ", scalar.Value.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)) : "";

    private static void CompareDefault(PairWork work, MappingEntry? old, MappingEntry? @new)
    {
        var (before, after) = (old is null ? null : NodeJson.ToJson(old.Value), @new is null ? null : NodeJson.ToJson(@new.Value));
        // A default of null says no more than that the value may be left out.
        if (before == after || (before ?? "null") == (after ?? "null"))
        {
            return;
        }

        var change = before is null ? SchemaChanges.DefaultAdded : after is null ? SchemaChanges.DefaultRemoved : SchemaChanges.DefaultChanged;
        work.Add(
            change,
            before is null ? $"the default is {PairWork.Short(@new!.Value)} now" : after is null ? $"the default {PairWork.Short(old!.Value)} is gone"
                : $"the default went from {PairWork.Short(old!.Value)} to {PairWork.Short(@new!.Value)}",
            old, @new);
    }

    /// <summary>The examples in one form: OpenAPI's single <c>example</c> is a list of one.</summary>
    private static string Examples(SchemaView view) =>
        view.Note("examples") is { } list ? NodeJson.ToJson(list.Value)
        : view.Note("example") is { } single ? "[" + NodeJson.ToJson(single.Value) + "]"
        : "";

    private static void CompareExtensions(PairWork work, SchemaView old, SchemaView @new)
    {
        foreach (var key in Extensions(old).Union(Extensions(@new), StringComparer.Ordinal))
        {
            var (before, after) = (old.Note(key), @new.Note(key));
            if (key == "x-extensible-enum" && before?.Value is SequenceNode was && after?.Value is SequenceNode @is)
            {
                CompareExtensible(work, was, @is);
                continue;
            }

            if ((before is null ? "" : NodeJson.ToJson(before.Value)) != (after is null ? "" : NodeJson.ToJson(after.Value)))
            {
                work.Add(SchemaChanges.Extension, $"'{key}' {(before is null ? "was added" : after is null ? "was removed" : "changed")}", before, after);
            }
        }
    }

    /// <summary>Zalando's enum that may grow: who sends a value that is no longer named is refused.</summary>
    private static void CompareExtensible(PairWork work, SequenceNode old, SequenceNode @new)
    {
        var known = new HashSet<string>(@new.Items.Select(NodeJson.ToJson), StringComparer.Ordinal);
        foreach (var value in old.Items.Where(value => !known.Contains(NodeJson.ToJson(value))))
        {
            work.Add(new SchemaDifference(SchemaChanges.ExtensibleValueRemoved, $"the value {NodeJson.ToJson(value)} is no longer among those that are named")
            {
                Old = value, New = @new, Before = NodeJson.ToJson(value),
            });
        }
    }

    private static IEnumerable<string> Extensions(SchemaView view) =>
        view.Notes.SelectMany(static mapping => mapping.Entries).Select(static entry => entry.Key.Value)
            .Where(static key => !SchemaKeywords.TryGet(key, out _) && !s_others.Contains(key));
}
