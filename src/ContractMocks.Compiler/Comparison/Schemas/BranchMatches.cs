using ContractMocks.Compiler.Comparison.Schemas.Checks;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>Which branch of a new union stands for which of the old one.</summary>
internal sealed record BranchMatches(
    IReadOnlyList<(SchemaView Old, SchemaView New)> Pairs, IReadOnlyList<SchemaView> Added, IReadOnlyList<SchemaView> Removed)
{
    /// <summary>Less alike than this, two branches are no more the same than any two.</summary>
    private const int MinScore = 12;

    public static BranchMatches Of(IReadOnlyList<SchemaView> old, SchemaViews oldViews, IReadOnlyList<SchemaView> @new, SchemaViews newViews)
    {
        var pairs = new List<(SchemaView, SchemaView)>();
        var (left, right) = (old.ToList(), @new.ToList());
        // The same name first, where what it names has not become something else.
        foreach (var branch in old.Where(static branch => branch.Name is not null))
        {
            if (right.Find(other => other.Name == branch.Name) is { } same)
            {
                pairs.Add((branch, same));
                left.Remove(branch);
                right.Remove(same);
            }
        }

        var scored = new List<(int Score, int Left, int Right)>();
        for (var i = 0; i < left.Count; i++)
        {
            for (var j = 0; j < right.Count; j++)
            {
                var score = Score(left[i], oldViews, right[j], newViews);
                if (score >= MinScore)
                {
                    scored.Add((score, i, j));
                }
            }
        }

        var (takenLeft, takenRight) = (new HashSet<int>(), new HashSet<int>());
        // Of equals, the nearest in order.
        foreach (var (_, i, j) in scored.OrderByDescending(static one => one.Score).ThenBy(static one => Math.Abs(one.Left - one.Right)).ThenBy(static one => one.Left))
        {
            if (!takenLeft.Contains(i) && !takenRight.Contains(j))
            {
                takenLeft.Add(i);
                takenRight.Add(j);
                pairs.Add((left[i], right[j]));
            }
        }

        return new BranchMatches(
            pairs,
            [.. right.Where((_, index) => !takenRight.Contains(index))],
            [.. left.Where((_, index) => !takenLeft.Contains(index))]);
    }

    private static int Score(SchemaView old, SchemaViews oldViews, SchemaView @new, SchemaViews newViews)
    {
        if (old.Parts.Count == 1 && @new.Parts.Count == 1 && NodeEquality.AreEqual(old.Parts[0], @new.Parts[0]))
        {
            return 1000;
        }

        var (before, after) = (old.FacetsBy(oldViews), @new.FacetsBy(newViews));
        var (oldTypes, newTypes) = (TypeCheck.Effective(before), TypeCheck.Effective(after));
        if ((oldTypes & newTypes) == 0)
        {
            return 0;
        }

        // Of two named schemas of different tags, each is something of its own.
        var tags = BranchTags.Compare(before, oldViews, after, newViews);
        if (tags < 0)
        {
            return 0;
        }

        var score = (oldTypes == newTypes ? 12 : 4) + (tags > 0 ? 100 : 0);
        score += Share([.. before.Properties.Keys], [.. after.Properties.Keys], 40);
        score += before.Values is { } one && after.Values is { } other ? Share([.. one.Select(static value => value.Json)], [.. other.Select(static value => value.Json)], 40) : 0;
        score += (before.Values is null) == (after.Values is null) ? 4 : 0;
        score += old.Note("title") is { } title && @new.Note("title") is { } same && PairWork.Plain(title.Value) == PairWork.Plain(same.Value) ? 30 : 0;
        // Two objects that have no property in common are two things.
        return oldTypes == TypeSet.Object && before.Properties.Count > 0 && after.Properties.Count > 0 && tags == 0
            && !before.Properties.Keys.Any(after.Properties.ContainsKey) ? 0 : score;
    }

    private static int Share(HashSet<string> one, HashSet<string> other, int most)
    {
        var all = one.Count + other.Count;
        return all == 0 ? 0 : most * 2 * one.Count(other.Contains) / all;
    }
}
