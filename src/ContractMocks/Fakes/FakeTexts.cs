using System.Text;
using Bogus;

namespace ContractMocks.Fakes;

/// <summary>Texts: by format, else by pattern, else by what the name and the description speak of; then cut or stretched to the length asked for.</summary>
internal static class FakeTexts
{
    private const int MostStretched = 100_000;

    /// <summary>A text, or null when the pattern cannot be read.</summary>
    public static string? Make(Facets facets, FakePlace place, Randomizer chance, bool isPlain)
    {
        if (facets.Pattern is { } pattern)
        {
            return FakePatterns.TryMake(pattern, chance, facets.MinLength, facets.MaxLength);
        }

        if (facets.Format is { } format && FakeFormats.Make(format, place.Name, chance) is { } formatted)
        {
            return Fit(formatted, facets, chance, isFormatted: true);
        }

        var text = isPlain ? chance.ArrayElement(FakeHints.PlainWords) : FakeHints.Make(place, facets.Description, chance);
        return Fit(text, facets, chance, isFormatted: false);
    }

    private static string Fit(string text, Facets facets, Randomizer chance, bool isFormatted)
    {
        var length = text.EnumerateRunes().Count();
        if (length > facets.MaxLength)
        {
            return Cut(text, facets.MaxLength);
        }

        if (length >= facets.MinLength || isFormatted)
        {
            return text;
        }

        var stretched = new StringBuilder(text);
        var wanted = Math.Min(facets.MinLength, MostStretched);
        while (length < wanted)
        {
            var word = (stretched.Length == 0 ? "" : " ") + chance.ArrayElement(FakeHints.PlainWords);
            stretched.Append(word);
            length += word.Length;
        }

        return Cut(stretched.ToString(), Math.Min(facets.MaxLength, Math.Max(wanted, 1)));
    }

    private static string Cut(string text, int most)
    {
        var cut = new StringBuilder();
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == most)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        // A blank at the end looks like a mistake.
        if (cut.Length > 0 && cut[^1] == ' ')
        {
            cut[^1] = '.';
        }

        return cut.ToString();
    }
}
