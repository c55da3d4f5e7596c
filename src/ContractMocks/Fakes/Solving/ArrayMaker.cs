using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>Writes an array: how many items there are, which of them are to satisfy <c>contains</c>, and all of them different where asked.</summary>
internal readonly struct ArrayMaker(FakeSolver solver, Goal goal, Shape shape, FakePlace place, int attempt)
{
    private const int MostItems = 10_000;
    private const int MostShown = 20;

    private static readonly string[] s_pairs = ["pair", "coordinate", "interval", "range", "tuple", "latitude", "lat_l", "span"];

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
            var closed = most < shape.MaxItems ? $"no item may stand at index {most}" : $"there may be {most} at most";
            solver.Fail(place, shape.Contains.Count > 0 ? "contains" : "minItems", $"at least {Math.Max(least, shape.MinItems)} {(Math.Max(least, shape.MinItems) == 1 ? "item is" : "items are")} asked for, and {closed}");
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

        if (solver.Style == FakeStyle.Minimal || solver.IsDeep(place))
        {
            return least;
        }

        var shown = Math.Max(least, shape.PrefixLength);
        if (solver.Style == FakeStyle.Maximal)
        {
            return Math.Min(most, most <= MostShown ? most : shown + 3);
        }

        if (IsNumbers() && shape.PrefixLength == 0)
        {
            // One number is no list of them; two are where a pair is spoken of.
            var (few, many) = IsPair() ? (2, 2) : (3, 5);
            return solver.Chance(place, 7, attempt).Whole(Math.Clamp(few, least, Math.Max(least, most)), Math.Clamp(many, least, Math.Max(least, most)));
        }

        var top = Math.Max(least, Math.Min(most, shown + 2));
        return solver.Chance(place, 7, attempt).Whole(Math.Max(least, Math.Min(top, Math.Max(1, shape.PrefixLength))), top);
    }

    private bool IsNumbers() => shape.ItemGoal(0).Literals is { Length: > 0 } literals && Array.TrueForAll(literals, static literal => literal.Holds
        && (literal.Schema.QuickTypes & Shape.Numbers) != 0 && (literal.Schema.QuickTypes & ~Shape.Numbers) == 0 && literal.Schema.Keywords.Enum is null);

    private bool IsPair()
    {
        foreach (var word in s_pairs)
        {
            if (place.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || shape.Description.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What further items must fit, by index: those that are to satisfy <c>contains</c>. Tried after the prefix, then where they fit from the start,
    /// then all at the same place; null where they do not fit in.
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
            next = way == 0 ? next : start;
            for (var i = 0; i < rule.Least; i++)
            {
                // From the start: what the prefix asks for may satisfy it already, and what it cannot is passed over.
                while (way == 1 && next < MostItems && (slots.ContainsKey(next) || !MayStand(rule.Value, next)))
                {
                    next++;
                }

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

    private bool MayStand(Literal value, int index) => Array.TrueForAll(
        shape.ItemGoal(index).Literals, literal => !literal.Holds || (literal.Schema.QuickTypes & value.Schema.QuickTypes) != 0);

    private bool WriteItems(int least, int count, Dictionary<int, List<Literal>> slots)
    {
        var writer = solver.Writer;
        var different = shape.IsUnique ? new DifferentItems(solver) : null;
        var goals = shape.Contains.Count == 0 ? null : new List<(Goal Base, Literal[] More, Goal Goal)>();
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
                writer.Raw(writer.Since(before).Span[..(end - before)]);
            }
            else if (!WriteItem(ItemGoal(index, slots, goals), index, different, before, end, isRequired: index < least))
            {
                writer.TakeBack(mark);
                if (index < least)
                {
                    solver.Siblings = siblings;
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

    // Equal goals are one goal, so that what is found out about it serves all items.
    private Goal ItemGoal(int index, Dictionary<int, List<Literal>> slots, List<(Goal Base, Literal[] More, Goal Goal)>? known)
    {
        var goal = shape.ItemGoal(index);
        if (known is null)
        {
            return goal;
        }

        var more = slots.TryGetValue(index, out var chosen) ? chosen : [];
        var refused = shape.Contains.Where(rule => rule.Most is not null && !more.Contains(rule.Value)).Select(static rule => rule.Value.Negated);
        Literal[] all = [.. more, .. refused];
        var found = known.Find(one => ReferenceEquals(one.Base, goal) && one.More.SequenceEqual(all)).Goal;
        if (found is null)
        {
            found = goal.With(all);
            known.Add((goal, all, found));
        }

        return found;
    }

    private bool WriteItem(Goal goal, int index, DifferentItems? different, int before, int end, bool isRequired)
    {
        var at = place.Item(index);
        if (different is not null)
        {
            return different.Write(goal, at, isRequired);
        }

        // Neighbours that are the same look like a mistake, even where they may be.
        const int Draws = 3;
        var writer = solver.Writer;
        var start = writer.Length;
        for (var i = 0; i < Draws; i++)
        {
            writer.TakeBack(start);
            if (!(isRequired ? solver.Write(goal, at.Again(i)) : solver.WriteOptional(goal, at.Again(i))))
            {
                return false;
            }

            var made = writer.Since(start).Span;
            if (index == 0 || made[0] != (byte)'"' || !made.SequenceEqual(writer.Since(before).Span[..(end - before)]))
            {
                break;
            }
        }

        return true;
    }
}
