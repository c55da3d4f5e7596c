namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>Unions: which forms a value may have.</summary>
internal static class UnionCheck
{
    /// <summary>Whether one side is a union and nothing else, and the other is none: the other is then a union of one.</summary>
    public static bool IsOneSided(PairWork work) =>
        (IsOnlyUnion(work.New) && work.Old.Unions.Count == 0 && work.Pair.Old.Parts.Count > 0)
        || (IsOnlyUnion(work.Old) && work.New.Unions.Count == 0 && work.Pair.New.Parts.Count > 0);

    public static void RunOneSided(PairWork work)
    {
        var isNew = work.New.Unions.Count > 0;
        var union = isNew ? work.New.Unions[0] : work.Old.Unions[0];
        if (isNew && union.IsOneOf && TypeCheck.Effective(work.Old) == TypeSet.Object
            && union.Branches.Count(branch => Inclusion.Includes(branch, work.NewViews, work.Pair.Old, work.OldViews)) != 1)
        {
            work.Add(SchemaChanges.WrappedInOneOf, $"what had one form has one of {union.Branches.Count} forms now", null, union.Entry);
            return;
        }

        if (Swallows(work, union, isNew))
        {
            AddWhole(work, union, isNew);
            return;
        }

        Compare(work, isNew ? [work.Pair.Old] : union.Branches, isNew ? union.Branches : [work.Pair.New], union, union);
    }

    /// <summary>Whether the plain side allows all that any form allows, and none of the forms allows all that it allows: forms became "anything of the kind", or the reverse.</summary>
    private static bool Swallows(PairWork work, Union union, bool isNew)
    {
        var (plain, plainViews, formViews) = isNew ? (work.Pair.Old, work.OldViews, work.NewViews) : (work.Pair.New, work.NewViews, work.OldViews);
        return union.Branches.All(branch => Inclusion.Includes(plain, plainViews, branch, formViews))
            && !union.Branches.Any(branch => Inclusion.Includes(branch, formViews, plain, plainViews));
    }

    private static void AddWhole(PairWork work, Union union, bool isNew)
    {
        if (isNew)
        {
            work.Add(SchemaChanges.UnionAdded, $"only {union.Branches.Count} forms are allowed now", null, union.Entry);
        }
        else
        {
            work.Add(SchemaChanges.UnionRemoved, $"other forms than the {union.Branches.Count} named are allowed now", union.Entry, null);
        }
    }

    /// <summary>A union of bare types beside one whose forms say more is compared form by form. False where that is not so.</summary>
    public static bool RunMixed(PairWork work)
    {
        var (old, @new) = (work.Old, work.New);
        var (before, after) = (old.TypeUnion is { } oldTypes && IsOnlyUnion(@new) ? oldTypes : IsOnlyUnion(old) ? old.Unions[0] : null,
            @new.TypeUnion is { } newTypes && IsOnlyUnion(old) ? newTypes : IsOnlyUnion(@new) ? @new.Unions[0] : null);
        if (before is null || after is null || (old.TypeUnion is null) == (@new.TypeUnion is null))
        {
            return false;
        }

        Compare(work, before.Branches, after.Branches, before, after);
        return true;
    }

    public static void Run(PairWork work)
    {
        var (old, @new) = (work.Old.Unions, work.New.Unions);
        for (var i = 0; i < Math.Max(old.Count, @new.Count); i++)
        {
            if (i < old.Count && i < @new.Count)
            {
                Compare(work, old[i].Branches, @new[i].Branches, old[i], @new[i]);
            }
            else
            {
                AddWhole(work, i < @new.Count ? @new[i] : old[i], isNew: i < @new.Count);
            }
        }
    }

    private static bool IsOnlyUnion(Facets facets) =>
        facets is { Unions.Count: 1, TypeEntry: null, Values: null, UniqueItems: null, PrefixItems: null }
        && facets.Bounds.Count == 0 && facets.Patterns.Count == 0 && facets.Properties.Count == 0 && facets.Required.Count == 0 && facets.Schemas.Count == 0
        && facets.Texts.Count == 0 && facets.PatternProperties.Count == 0 && facets.DependentRequired.Count == 0 && facets.DependentSchemas.Count == 0;

    private static void Compare(PairWork work, IReadOnlyList<SchemaView> old, IReadOnlyList<SchemaView> @new, Union oldUnion, Union newUnion)
    {
        var matched = BranchMatches.Of(old, work.OldViews, @new, work.NewViews);
        foreach (var (before, after) in matched.Pairs)
        {
            var traits = EdgeTraits.None;
            if ((old.Count > 1 || @new.Count > 1) && !(newUnion.IsOneOf && IsObject(before.FacetsBy(work.OldViews))))
            {
                traits |= @new.Any(other => other != after && Inclusion.Includes(other, work.NewViews, before, work.OldViews)) ? EdgeTraits.CoversWriters : 0;
                traits |= old.Any(other => other != before && Inclusion.Includes(other, work.OldViews, after, work.NewViews)) ? EdgeTraits.CoversReaders : 0;
            }

            work.Inside(before, after, Step(before, after, newUnion), traits);
        }

        foreach (var branch in matched.Added)
        {
            var isCovered = IsCovered(branch, work.NewViews, newUnion, old, work.OldViews);
            var change = newUnion.IsOneOf ? SchemaChanges.OneOfAdded : SchemaChanges.AnyOfAdded;
            var words = BranchWords.Of(branch, work.NewViews);
            Add(work, SchemaChanges.TypesWidened, branch.FacetsBy(work.NewViews), new SchemaDifference(change, $"the form {words} was added")
            {
                Old = oldUnion == newUnion ? work.Pair.Old.Node : oldUnion.Entry.Value,
                New = branch.Node,
                After = words,
                Subject = words,
                // Readers that look at the tag can pass over forms they do not know, as over a new value of an enum.
                OnResponse = isCovered ? ChangeSeverity.Compatible : BranchTags.IsTagged(branch, work.NewViews) ? ChangeSeverity.Risky : change.Kind.OnResponse,
            });
        }

        foreach (var branch in matched.Removed)
        {
            var isCovered = IsCovered(branch, work.OldViews, oldUnion, @new, work.NewViews);
            var change = oldUnion.IsOneOf ? SchemaChanges.OneOfRemoved : SchemaChanges.AnyOfRemoved;
            var words = BranchWords.Of(branch, work.OldViews);
            Add(work, SchemaChanges.TypesNarrowed, branch.FacetsBy(work.OldViews), new SchemaDifference(change, $"the form {words} was removed")
            {
                Old = branch.Node,
                New = oldUnion == newUnion ? work.Pair.New.Node : newUnion.Entry.Value,
                Before = words,
                Subject = words,
                OnRequest = isCovered ? ChangeSeverity.Compatible : change.Kind.OnRequest,
            });
        }
    }

    /// <summary>Adds a form; one that is a mere type is an entry of a list of types to oasdiff, too.</summary>
    private static void Add(PairWork work, SchemaChange list, Facets facets, SchemaDifference difference)
    {
        work.Add(difference);
        if (facets.TypeEntry is not null && facets.Values is null && (facets.Types & (TypeSet.Object | TypeSet.Array)) == 0)
        {
            work.Add(difference with { RequestRule = list.RequestRule, ResponseRule = list.ResponseRule });
        }
    }

    /// <summary>Whether other forms allow all that a form allows. Of one-of forms that are objects each is meant for itself: what fits two of them is refused.</summary>
    private static bool IsCovered(SchemaView branch, SchemaViews views, Union union, IReadOnlyList<SchemaView> others, SchemaViews otherViews) =>
        !(union.IsOneOf && IsObject(branch.FacetsBy(views))) && others.Any(other => Inclusion.Includes(other, otherViews, branch, views));

    private static bool IsObject(Facets facets) => facets.Properties.Count > 0 || TypeCheck.Effective(facets) == TypeSet.Object;

    private static string Step(SchemaView before, SchemaView after, Union union)
    {
        if (before.Name is not null || after.Name is not null)
        {
            return "";
        }

        var index = union.Branches.ToList().IndexOf(after);
        return index < 0 ? "" : FormattableString.Invariant($"<{index + 1}>");
    }
}
