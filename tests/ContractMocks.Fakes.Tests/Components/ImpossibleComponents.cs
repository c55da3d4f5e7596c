namespace ContractMocks.Fakes.Tests.Components;

/// <summary>The component schemas that have no instance, each with why, and the keyword that our faker must name.</summary>
internal static class ImpossibleComponents
{
    private static readonly Dictionary<string, (string Keyword, string Why)> s_known = new(StringComparer.Ordinal);

    public static bool Has(string schema) => s_known.ContainsKey(schema);

    /// <summary>Failures that are not listed, entries that do not fail, and entries whose contradiction the faker does not name.</summary>
    public static List<string> Surprises(IReadOnlyList<FakeResult> results)
    {
        var surprises = new List<string>();
        foreach (var result in results)
        {
            var known = s_known.TryGetValue(result.Schema.ToString(), out var entry);
            if (result.Failure is not null && !known)
            {
                surprises.Add($"FAILS {result.Schema}: {result.Failure}");
            }
            else if (known && result.Failure is null)
            {
                surprises.Add($"{result.Schema} is listed as impossible and was faked");
            }
            else if (known && result.Unfakeable?.Contains($"'{entry.Keyword}'", StringComparison.Ordinal) != true)
            {
                surprises.Add($"{result.Schema}: the faker should name '{entry.Keyword}' ({entry.Why}): {result.Failure}");
            }
        }

        return surprises;
    }
}
