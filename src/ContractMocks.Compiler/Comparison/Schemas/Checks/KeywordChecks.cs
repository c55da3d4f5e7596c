using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>Keywords that hold schemas: conditions, negation, names, tuples' rests, and what depends on other properties.</summary>
internal static class KeywordChecks
{
    private static readonly (string Keyword, string Step, EdgeTraits Traits)[] s_schemas =
    [
        ("contains", "[contains]", EdgeTraits.Inside),
        ("propertyNames", "(names)", EdgeTraits.Inside),
        ("if", "(if)", EdgeTraits.Unsteady),
        ("then", "", EdgeTraits.None),
        ("else", "", EdgeTraits.None),
        ("unevaluatedItems", "[rest]", EdgeTraits.Inside),
        ("unevaluatedProperties", ".*", EdgeTraits.Inside),
        ("contentSchema", "(content)", EdgeTraits.Inside),
    ];

    public static void Run(PairWork work)
    {
        if (work.Old.Schemas.Count > 0 || work.New.Schemas.Count > 0)
        {
            foreach (var (keyword, step, traits) in s_schemas)
            {
                CompareSchema(work, keyword, step, traits);
            }

            CompareNot(work);
        }

        CompareMap(work, work.Old.PatternProperties, work.New.PatternProperties, SchemaChanges.PatternPropertyAdded, SchemaChanges.PatternPropertyRemoved,
            static name => $"['/{name}/']", "the schema of properties whose names fit");
        CompareMap(work, work.Old.DependentSchemas, work.New.DependentSchemas, SchemaChanges.DependentSchemaAdded, SchemaChanges.DependentSchemaRemoved,
            static _ => "", "the schema that holds beside the property");
        CompareDependencies(work);
    }

    private static void CompareSchema(PairWork work, string keyword, string step, EdgeTraits traits)
    {
        var (old, @new) = (Entry(work.Old, keyword), Entry(work.New, keyword));
        if (old is not null && @new is not null)
        {
            work.Inside(old.Value, @new.Value, step, traits);
        }
        else if (old is not null || @new is not null)
        {
            work.Add(
                SchemaChanges.Keyword(keyword, isAdded: old is null),
                old is null ? $"'{keyword}' was added" : $"'{keyword}' was removed",
                old, @new);
        }
    }

    private static MappingEntry? Entry(Facets facets, string keyword) => facets.Schemas.TryGetValue(keyword, out var entries) ? entries[0] : null;

    private static void CompareNot(PairWork work)
    {
        var old = work.Old.Schemas.TryGetValue("not", out var before) ? before : [];
        var @new = work.New.Schemas.TryGetValue("not", out var after) ? after : [];
        for (var i = 0; i < Math.Max(old.Count, @new.Count); i++)
        {
            if (i < old.Count && i < @new.Count)
            {
                work.Inside(old[i].Value, @new[i].Value, "(not)", EdgeTraits.Flips | EdgeTraits.Inside);
            }
            else if (i < @new.Count)
            {
                work.Add(SchemaChanges.NotAdded, "a form is forbidden now", null, @new[i]);
            }
            else
            {
                work.Add(SchemaChanges.NotRemoved, "a form is no longer forbidden", old[i], null);
            }
        }
    }

    private static void CompareMap(
        PairWork work, Dictionary<string, Property> old, Dictionary<string, Property> @new, SchemaChange added, SchemaChange removed, Func<string, string> step, string what)
    {
        foreach (var property in @new.Values)
        {
            if (old.TryGetValue(property.Name, out var known))
            {
                work.Inside(work.OldViews.Of(known.Nodes), work.NewViews.Of(property.Nodes), step(property.Name), EdgeTraits.Inside);
            }
            else
            {
                work.Add(new SchemaDifference(added, $"{what} '{property.Name}' was added")
                {
                    Old = work.Pair.Old.Node,
                    New = property.Key,
                    After = PairWork.Short(property.Nodes[0]),
                });
            }
        }

        foreach (var property in old.Values.Where(property => !@new.ContainsKey(property.Name)))
        {
            work.Add(new SchemaDifference(removed, $"{what} '{property.Name}' was removed")
            {
                Old = property.Key,
                New = work.Pair.New.Node,
                Before = PairWork.Short(property.Nodes[0]),
            });
        }
    }

    private static void CompareDependencies(PairWork work)
    {
        var (old, @new) = (work.Old.DependentRequired, work.New.DependentRequired);
        foreach (var name in old.Keys.Union(@new.Keys, StringComparer.Ordinal))
        {
            var before = old.TryGetValue(name, out var one) ? one : default;
            var after = @new.TryGetValue(name, out var other) ? other : default;
            if (before.Names is not null && after.Names is not null)
            {
                CompareNames(work, name, before, after);
                continue;
            }

            var isAdded = before.Names is null;
            work.Add(new SchemaDifference(
                isAdded ? SchemaChanges.DependentRequiredAdded : SchemaChanges.DependentRequiredRemoved,
                isAdded ? $"where '{name}' is there, {List(after.Names!)} must be, too" : $"where '{name}' is there, {List(before.Names!)} need no longer be")
            {
                Old = (Node?)before.Key ?? work.Pair.Old.Node,
                New = (Node?)after.Key ?? work.Pair.New.Node,
            });
        }
    }

    private static void CompareNames(PairWork work, string name, (ScalarNode Key, HashSet<string> Names) before, (ScalarNode Key, HashSet<string> Names) after)
    {
        if (before.Names.SetEquals(after.Names))
        {
            return;
        }

        work.Add(new SchemaDifference(SchemaChanges.DependentRequiredChanged, $"where '{name}' is there, {List(after.Names)} must be, no longer {List(before.Names)}")
        {
            Old = before.Key,
            New = after.Key,
        });
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.OrderBy(static name => name, StringComparer.Ordinal).Select(static name => $"'{name}'"));
}
