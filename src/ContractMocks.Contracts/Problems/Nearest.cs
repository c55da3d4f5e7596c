namespace ContractMocks;

/// <summary>Offers the valid name that a user most likely meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate at the smallest edit distance, or null when none is near enough to be what was meant.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(2, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(Fold(name), Fold(candidate));
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>A sentence for the end of a message: the nearest name where there is one, else all names that are valid.</summary>
    public static string Suggestion(string name, IEnumerable<string> candidates)
    {
        var all = candidates.Distinct().OrderBy(static candidate => candidate, StringComparer.Ordinal).ToList();
        if (To(name, all) is { } nearest)
        {
            return $"did you mean '{nearest}'?";
        }

        return all.Count == 0 ? "there is none" : "expected " + OneOf(all);
    }

    /// <summary>The names as a list for a message: at most twelve, then a count of the rest.</summary>
    public static string OneOf(IReadOnlyList<string> names)
    {
        const int Most = 12;
        var shown = string.Join(", ", names.Take(Most).Select(static name => $"'{name}'"));
        return names.Count == 1 ? shown : names.Count <= Most ? "one of " + shown : $"one of {shown} and {names.Count - Most} more";
    }

    private static string Fold(string name) => name.Replace("-", "").Replace("_", "").ToLowerInvariant();

    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
