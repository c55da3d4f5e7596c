using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>A pair while its checks run: both sides' keywords, and where what is found goes.</summary>
internal sealed class PairWork(SchemaPair pair, SchemaViews oldViews, SchemaViews newViews, UnchangedSchemas unchanged, Func<SchemaView, SchemaView, SchemaPair?> pairs)
{
    private const int MaxShown = 160;

    public SchemaPair Pair => pair;

    public SchemaViews OldViews => oldViews;

    public SchemaViews NewViews => newViews;

    public Facets Old { get; } = pair.Old.FacetsBy(oldViews);

    public Facets New { get; } = pair.New.FacetsBy(newViews);

    public void Add(SchemaDifference difference) => pair.Differences.Add(difference);

    /// <summary>Adds a difference of a keyword's value. A side without an entry has no place of its own: the schema stands for it.</summary>
    public void Add(SchemaChange change, string message, MappingEntry? old, MappingEntry? @new) => Add(Difference(change, message, old, @new));

    public SchemaDifference Difference(SchemaChange change, string message, MappingEntry? old, MappingEntry? @new) => new(change, message)
    {
        Old = old?.Value ?? pair.Old.Node,
        New = @new?.Value ?? pair.New.Node,
        Before = old is null ? null : Short(old.Value),
        After = @new is null ? null : Short(@new.Value),
    };

    /// <summary>Goes on with two schemas inside; a missing one allows everything.</summary>
    public void Inside(Node? old, Node? @new, string step, EdgeTraits traits)
    {
        if (!unchanged.Contains(old, @new))
        {
            Inside(oldViews.Of(old), newViews.Of(@new), step, traits);
        }
    }

    /// <summary>Whether two properties read the same, with all that they lead to.</summary>
    public bool IsUnchanged(Property old, Property @new) => old.Nodes.Count == 1 && @new.Nodes.Count == 1 && unchanged.Contains(old.Nodes[0], @new.Nodes[0]);

    public void Inside(SchemaView old, SchemaView @new, string step, EdgeTraits traits)
    {
        if (pairs(old, @new) is { } child)
        {
            pair.Edges.Add(new SchemaEdge(child, step, traits));
        }
    }

    /// <summary>A value as people see it in a sentence: JSON, cut where it is long.</summary>
    public static string Short(Node node)
    {
        var json = NodeJson.ToJson(node);
        return json.Length <= MaxShown ? json : json.Substring(0, MaxShown) + "…";
    }

    /// <summary>A text or a number as it reads, without quotes.</summary>
    public static string Plain(Node node) => node is ScalarNode scalar ? scalar.Value : Short(node);
}
