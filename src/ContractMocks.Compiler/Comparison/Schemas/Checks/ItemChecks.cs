using System.Globalization;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>Items of lists, and of tuples, whose first items have schemas of their own.</summary>
internal static class ItemChecks
{
    public static void Run(PairWork work)
    {
        var (old, @new) = (Prefix(work.Old), Prefix(work.New));
        var (oldRest, newRest) = (work.Old.Schema("items"), work.New.Schema("items"));
        for (var i = 0; i < Math.Max(old.Count, @new.Count); i++)
        {
            if (i < old.Count && i < @new.Count)
            {
                work.Inside(old[i], @new[i], "[" + i.ToString(CultureInfo.InvariantCulture) + "]", EdgeTraits.Inside);
            }
            else
            {
                AddPlace(work, i, i < @new.Count ? @new[i] : null, i < old.Count ? old[i] : null, oldRest, newRest);
            }
        }

        if (oldRest is not null || newRest is not null)
        {
            work.Inside(oldRest, newRest, "[]", EdgeTraits.Inside);
        }
    }

    private static IReadOnlyList<Node> Prefix(Facets facets) => (facets.PrefixItems?.Value as SequenceNode)?.Items ?? [];

    /// <summary>A fixed place that only one side has. Beside a rest that allows nothing, it allows one item more; else it asks more of an item.</summary>
    private static void AddPlace(PairWork work, int index, Node? added, Node? removed, Node? oldRest, Node? newRest)
    {
        var isAdded = added is not null;
        var place = (index + 1).ToString(CultureInfo.InvariantCulture);
        var change = isAdded ? SchemaChanges.PrefixItemAdded : SchemaChanges.PrefixItemRemoved;
        var rest = isAdded ? oldRest : newRest;
        var isClosed = rest?.Flag == false;
        work.Add(new SchemaDifference(change, isAdded ? $"the item at place {place} has a schema of its own now" : $"the item at place {place} has no schema of its own any longer")
        {
            Old = removed ?? work.Old.PrefixItems?.Value ?? work.Pair.Old.Node,
            New = added ?? work.New.PrefixItems?.Value ?? work.Pair.New.Node,
            Before = removed is null ? null : PairWork.Short(removed),
            After = added is null ? null : PairWork.Short(added),
            OnRequest = isClosed ? change.Kind.OnResponse : change.Kind.OnRequest,
            OnResponse = isClosed ? change.Kind.OnRequest : change.Kind.OnResponse,
        });
    }
}
