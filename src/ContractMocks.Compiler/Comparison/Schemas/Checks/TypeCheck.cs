using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>The types beside null.</summary>
internal static class TypeCheck
{
    private static readonly (TypeSet Type, string Name)[] s_names =
    [
        (TypeSet.Boolean, "boolean"), (TypeSet.Number, "number"), (TypeSet.Integer, "integer"), (TypeSet.String, "string"),
        (TypeSet.Array, "array"), (TypeSet.Object, "object"),
    ];

    public static void Run(PairWork work)
    {
        var (old, @new) = (Effective(work.Old), Effective(work.New));
        if (old == @new)
        {
            return;
        }

        var (oldFacets, newFacets) = (work.Old, work.New);
        var (change, what) = Judge(oldFacets, newFacets, old, @new);
        var difference = work.Difference(
            change, $"the type {what} from {Words(old)} to {Words(@new)}", oldFacets.TypeEntry, newFacets.TypeEntry) with
        {
            Before = Words(old),
            After = Words(@new),
            Types = new TypeStep(old, @new, newFacets) { ItemsTakeOld = @new == TypeSet.Array && ItemsTake(work, old) },
        };
        work.Add(difference);
        AddList(work, old, @new, difference);
    }

    private static bool ItemsTake(PairWork work, TypeSet old)
    {
        if (work.New.Bounds.ContainsKey("minItems") || work.New.Bounds.ContainsKey("maxItems") || work.New.Schema("items") is not { } items)
        {
            return work.New.Bounds.Count == 0;
        }

        var facets = work.NewViews.Of(items).FacetsBy(work.NewViews);
        return ((facets.Types & TypeSet.String) != 0 || (old & ~facets.Types) == 0)
            && facets is { Values: null, Unions.Count: 0, Bounds.Count: 0, Patterns.Count: 0, Texts.Count: 0 };
    }

    /// <summary>The types in words: "string", "string or integer", "anything".</summary>
    public static string Words(TypeSet types)
    {
        if (types == TypeSet.Any)
        {
            return "anything";
        }

        var names = new List<string>();
        foreach (var (type, name) in s_names)
        {
            if ((types & type) == type && !(type == TypeSet.Integer && (types & TypeSet.Number) == TypeSet.Number))
            {
                names.Add(name);
            }
        }

        return names.Count == 0 ? "nothing" : string.Join(" or ", names);
    }

    /// <summary>The types that values may have: those of an enum where no type is written.</summary>
    public static TypeSet Effective(Facets facets)
    {
        if (facets.TypeEntry is not null || facets.Values is not { } values)
        {
            return facets.Types;
        }

        var types = TypeSet.None;
        foreach (var value in values)
        {
            types |= TypeOf(value.Node);
        }

        return types;
    }

    public static TypeSet TypeOf(Node node) => node switch
    {
        MappingNode => TypeSet.Object,
        SequenceNode => TypeSet.Array,
        ScalarNode { Type: ScalarType.Boolean } => TypeSet.Boolean,
        ScalarNode { Type: ScalarType.Number } number => number.Value.IndexOfAny(['.', 'e', 'E']) < 0 ? TypeSet.Integer : TypeSet.Number,
        ScalarNode { Type: ScalarType.Null } => TypeSet.None,
        _ => TypeSet.String,
    };

    private static (SchemaChange Change, string What) Judge(Facets oldFacets, Facets newFacets, TypeSet old, TypeSet @new)
    {
        if (IsMeant(oldFacets, newFacets, @new) || IsMeant(newFacets, oldFacets, old))
        {
            return (SchemaChanges.TypeWritten, "is written otherwise,");
        }

        return (old & ~@new) == 0 ? (SchemaChanges.TypeGeneralized, "was widened")
            : (@new & ~old) == 0 ? (SchemaChanges.TypeSpecialized, "was narrowed")
            : (SchemaChanges.TypeChanged, "changed");
    }

    /// <summary>Whether a type only says what the keywords meant: <c>object</c> beside properties. Everyone reads it so.</summary>
    private static bool IsMeant(Facets unwritten, Facets written, TypeSet types) =>
        unwritten.TypeEntry is null && unwritten.Values is null && unwritten.Unions.Count == 0 && written.TypeEntry is not null
        && ((types == TypeSet.Object && (unwritten.Properties.Count > 0 || unwritten.Required.Count > 0 || unwritten.Schemas.ContainsKey("additionalProperties")))
            || (types == TypeSet.Array && unwritten.Schemas.ContainsKey("items")));

    /// <summary>oasdiff tells lists of types apart from single ones and names both directions; the difference is the same, so only its rules are added.</summary>
    private static void AddList(PairWork work, TypeSet old, TypeSet @new, SchemaDifference difference)
    {
        if (difference.Change == SchemaChanges.TypeWritten || (!IsList(old) && !IsList(@new)))
        {
            return;
        }

        var (added, removed) = ((@new & ~old) != 0, (old & ~@new) != 0);
        if (added)
        {
            work.Add(difference with { RequestRule = SchemaChanges.TypesWidened.RequestRule, ResponseRule = SchemaChanges.TypesWidened.ResponseRule, OnRequest = removed ? difference.OnRequest : ChangeSeverity.Compatible, Types = null });
        }

        if (removed)
        {
            work.Add(difference with { RequestRule = SchemaChanges.TypesNarrowed.RequestRule, ResponseRule = SchemaChanges.TypesNarrowed.ResponseRule, OnResponse = added ? difference.OnResponse : ChangeSeverity.Compatible, Types = null });
        }
    }

    private static bool IsList(TypeSet types) => types != TypeSet.Any && s_names.Count(name => name.Type == TypeSet.Number ? (types & TypeSet.Number) != 0 : name.Type != TypeSet.Integer && (types & name.Type) == name.Type) > 1;
}
