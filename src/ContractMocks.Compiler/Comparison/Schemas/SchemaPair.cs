using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>Two schemas that stand for the same value, what differs between them at the top, and the pairs inside them.</summary>
internal sealed class SchemaPair(int id, SchemaView old, SchemaView @new)
{
    public int Id { get; } = id;

    public SchemaView Old { get; } = old;

    public SchemaView New { get; } = @new;

    public List<SchemaDifference> Differences { get; } = [];

    public List<SchemaEdge> Edges { get; } = [];

    /// <summary>Whether something differs here or further inside.</summary>
    public bool IsDirty { get; set; }

    /// <summary>The name that paths begin with from here on.</summary>
    public string? Name => New.Name ?? Old.Name;
}

/// <summary>Something that differs between the two schemas of a pair.</summary>
internal sealed record SchemaDifference(SchemaChange Change, string Message)
{
    /// <summary>What stands at the place in the old document; null where nothing does.</summary>
    public Node? Old { get; init; }

    public Node? New { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>What the message is about, where several can be told together.</summary>
    public string? Subject { get; init; }

    /// <summary>What follows the pair's path: <c>.name</c> for a property that is there on one side only.</summary>
    public string Step { get; init; } = "";

    /// <summary>Where it weighs otherwise than its kind says.</summary>
    public ChangeSeverity OnRequest { get; init; } = Change.Kind.OnRequest;

    public ChangeSeverity OnResponse { get; init; } = Change.Kind.OnResponse;

    public string RequestRule { get; init; } = Change.RequestRule;

    public string ResponseRule { get; init; } = Change.ResponseRule;

    /// <summary>Whether the value travels in one direction only although the schema serves both.</summary>
    public bool IsReadOnly { get; init; }

    public bool IsWriteOnly { get; init; }

    /// <summary>How types differ; null for everything else. Where values travel as texts, types weigh otherwise.</summary>
    public TypeStep? Types { get; init; }
}

/// <summary>The types on both sides of a change, for places that have no types of JSON.</summary>
internal sealed record TypeStep(TypeSet Old, TypeSet New, Facets NewFacets)
{
    /// <summary>Whether the items of the new list take, as texts, whatever a single value was before, and the list may have one.</summary>
    public bool ItemsTakeOld { get; init; }
}

/// <summary>What the way into a schema does to the weight of what is found inside.</summary>
[Flags]
internal enum EdgeTraits
{
    None = 0,

    /// <summary>Under <c>not</c>: what is wider inside is narrower outside.</summary>
    Flips = 1,

    /// <summary>Under <c>if</c>: wider inside may be either outside.</summary>
    Unsteady = 2,

    /// <summary>What the old branch allowed, another branch of the new union allows.</summary>
    CoversWriters = 4,

    /// <summary>What the new branch allows, another branch of the old union allowed.</summary>
    CoversReaders = 8,

    /// <summary>Clients do not send it.</summary>
    ReadOnly = 16,

    /// <summary>The service does not send it.</summary>
    WriteOnly = 32,

    /// <summary>A property, or an item, and no longer the body itself.</summary>
    Inside = 64,
}

/// <summary>The way from a pair to one inside it.</summary>
/// <param name="Child">The pair inside.</param>
/// <param name="Step">What it adds to the path: <c>.name</c>, <c>[]</c>, or nothing.</param>
/// <param name="Traits">What it does to weights.</param>
internal sealed record SchemaEdge(SchemaPair Child, string Step, EdgeTraits Traits);
