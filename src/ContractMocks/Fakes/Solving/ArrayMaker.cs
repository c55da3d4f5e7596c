using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Fakes.Solving;

/// <summary>Writes an array: how many items there are, which of them are to satisfy <c>contains</c>, and all of them different where asked.</summary>
internal readonly struct ArrayMaker(FakeSolver solver, Goal goal, Shape shape, FakePlace place, int attempt)
{
    private const int MostItems = 10_000;
    private const int MostShown = 20;
    private const int TriesForUnique = 3;

    public bool Write()
    {
        var most = Most();
        var least = shape.MinItems;
        foreach (var demand in shape.ItemDemands)
        {
            least = Math.Max(least, demand.Index + 1);
        }

        var slots = Slots(ref least, most);
        if (least > most || slots is null)
        {
            var closed = most < shape.MaxItems ? $"no item may stand at index {most}" : $"at most {most} may be there";
            solver.Fail(place, shape.Contains.Count > 0 ? "contains" : "minItems", $"at least {Math.Max(least, shape.MinItems)} items are asked for, and {closed}");
            return false;
        }

        if (least > MostItems)
        {
            solver.Fail(place, "minItems", $"{least} items are more than fakes make ({MostItems})");
            return false;
        }

        return WriteItems(least, Count(least, most), slots);
    }

    // Where the schemas let no item stand, the array ends.
    private int Most()
    {
        for (var index = 0; index <= shape.PrefixLength; index++)
        {
            if (index < shape.MaxItems && shape.ItemGoal(index).IsNever)
            {
                return index;
            }
        }

        return shape.MaxItems;
    }

    private int Count(int least, int most)
    {
        solver.Offer(goal, place, TwistKind.Count, 2, "", static index => index == 0 ? "minItems" : "maxItems");
        if (solver.TwistAt(place, TwistKind.Count) is { } twist)
        {
            return twist.Choice == 0 ? least : Math.Min(most, Math.Max(least, most <= 1000 ? most : Math.Max(least, shape.PrefixLength) + 3));
        }

        if (solver.Style == FakeStyle.Minimal || place.IsDeep)
        {
            return least;
        }

        var shown = Math.Max(least, shape.PrefixLength);
        if (solver.Style == FakeStyle.Maximal)
        {
            return Math.Min(most, most <= MostShown ? most : shown + 3);
        }

        var top = Math.Max(least, Math.Min(most, shown + 2));
        return solver.Chance(place, 7, attempt).Whole(Math.Max(least, Math.Min(top, Math.Max(1, shape.PrefixLength))), top);
    }

    /// <summary>
    /// What further items must fit, by index: those that are to satisfy <c>contains</c>. Tried after the prefix, then from the start, then all at the
    /// same place; null where they do not fit in.
    /// </summary>
    private Dictionary<int, List<Literal>>? Slots(ref int least, int most)
    {
        var slots = new Dictionary<int, List<Literal>>();
        if (shape.Contains.Count == 0)
        {
            return slots;
        }

        var way = attempt % 3;
        var start = way == 0 ? shape.PrefixLength : 0;
        var next = start;
        foreach (var rule in shape.Contains)
        {
            next = way == 2 ? start : next;
            for (var i = 0; i < rule.Least; i++)
            {
                if (!slots.TryGetValue(next, out var literals))
                {
                    slots[next] = literals = [];
                }

                literals.Add(rule.Value);
                next++;
            }

            least = Math.Max(least, next);
            if (least > Math.Min(most, MostItems))
            {
                return null;
            }
        }

        return slots;
    }

    private bool WriteItems(int least, int count, Dictionary<int, List<Literal>> slots)
    {
        var writer = solver.Writer;
        var seen = shape.IsUnique ? new HashSet<string>(StringComparer.Ordinal) : null;
        var siblings = solver.TakeSiblings();
        writer.Byte('[');
        var before = 0;
        var end = 0;
        var written = 0;
        for (var index = 0; index < count; index++)
        {
            var mark = writer.Length;
            if (index > 0)
            {
                writer.Byte(',');
            }

            var start = writer.Length;
            if (shape.NeedsRepeat && index == count - 1 && index > 0)
            {
                writer.Raw(writer.TextSince(before)[..(end - before)]);
            }
            else if (!WriteItem(ItemGoal(index, slots), index, seen))
            {
                writer.TakeBack(mark);
                if (index < least)
                {
                    return false;
                }

                break;
            }

            (before, end) = (start, writer.Length);
            written++;
        }

        writer.Byte(']');
        solver.Siblings = siblings;
        return written >= least;
    }

    private Goal ItemGoal(int index, Dictionary<int, List<Literal>> slots)
    {
        var goal = shape.ItemGoal(index);
        if (shape.Contains.Count == 0)
        {
            return goal;
        }

        var more = slots.TryGetValue(index, out var chosen) ? chosen : [];
        var refused = shape.Contains.Where(rule => rule.Most is not null && !more.Contains(rule.Value)).Select(static rule => rule.Value.Negated);
        return goal.With([.. more, .. refused]);
    }

    private bool WriteItem(Goal goal, int index, HashSet<string>? seen)
    {
        var at = place.Item(index);
        if (seen is null)
        {
            return solver.Write(goal, at);
        }

        var start = solver.Writer.Length;
        for (var i = 0; i <= TriesForUnique; i++)
        {
            // Another chance first; then what is there already is forbidden, which also tells when nothing is left.
            var wanted = i < TriesForUnique ? goal : goal.With(new Literal(solver.Schemas.At(JsonElement.Parse($$"""{"enum":[{{string.Join(',', seen)}}]}""")), false));
            if (!solver.Write(wanted, at.Again(i)))
            {
                if (i == TriesForUnique)
                {
                    solver.Fail(at, "uniqueItems", $"only {seen.Count} different items were found", isBetter: true);
                }

                return false;
            }

            if (seen.Add(solver.Writer.TextSince(start)))
            {
                return true;
            }

            solver.Writer.TakeBack(start);
        }

        return false;
    }
}
