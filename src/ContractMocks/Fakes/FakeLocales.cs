using Bogus;

namespace ContractMocks;

/// <summary>The locales that fakes can be made in: those that Bogus has data for.</summary>
public static class FakeLocales
{
    /// <summary>All names, e.g. <c>de</c> and <c>pt_BR</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Database.GetAllLocales().Order(StringComparer.Ordinal)];

    /// <summary>Hands a locale back when there is one of that name.</summary>
    /// <param name="locale">The name as Bogus spells it.</param>
    /// <exception cref="ArgumentException">There is none; the message names the nearest.</exception>
    public static string Check(string locale)
    {
        ArgumentNullException.ThrowIfNull(locale);
        return All.Contains(locale, StringComparer.Ordinal)
            ? locale
            : throw new ArgumentException($"There is no locale '{locale}'; expected one that Bogus knows, the nearest is '{Nearest(locale)}'.", nameof(locale));
    }

    // A language before anything that is only spelled alike: de-LU is nearer to de than to da.
    private static string Nearest(string locale)
    {
        var wanted = locale.Replace('-', '_').ToLowerInvariant();
        var language = wanted.Split('_')[0];
        return All.MinBy(known => Distance(known.ToLowerInvariant(), wanted) - (known == language ? 6 : known.StartsWith(language + "_", StringComparison.Ordinal) ? 4 : 0))!;
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
