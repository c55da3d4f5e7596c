using System.Globalization;
using System.Text.RegularExpressions;

namespace ContractMocks.Fakes.Realism;

/// <summary>What a description says of numbers: a range, a default, examples, and whether shares are fractions. Asked once for each place of a schema.</summary>
internal static partial class NumberReader
{
    /// <summary>The range that fits the description, where it says something; else what is usual.</summary>
    public static RealRange? Narrow(RealRange? usual, RealHint hint, bool isInteger)
    {
        var told = Told(hint.Description, usual, isInteger);
        if (told is not null)
        {
            return told;
        }

        var scaled = !isInteger && usual is { Most: > 1 and <= 100 } percent && IsShare(hint) ? new RealRange(percent.Least / 100, percent.Most / 100, percent.Places + 2) : usual;
        return Near(scaled, [hint.Default ?? ""], isInteger) ?? Near(scaled, hint.Examples, isInteger) ?? scaled;
    }

    // "between 1 and 5", "on a scale of 1-10": what is usual counts where it lies within.
    private static RealRange? Told(string description, RealRange? usual, bool isInteger)
    {
        if (!description.AsSpan().ContainsAnyInRange('0', '9') || RangePattern().Match(description) is not { Success: true } match)
        {
            return null;
        }

        var least = double.Parse(match.Groups["least"].Value, CultureInfo.InvariantCulture);
        var most = double.Parse(match.Groups["most"].Value, CultureInfo.InvariantCulture);
        if (least >= most || most - least > 1e9)
        {
            return null;
        }

        var places = isInteger ? 0 : most - least <= 2 ? 2 : most - least <= 20 ? 1 : usual?.Places ?? 1;
        return usual is { } known && known.Least >= least && known.Most <= most ? known : new RealRange(least, most, places);
    }

    // Around what the description names, where that is not what is usual.
    private static RealRange? Near(RealRange? usual, IReadOnlyList<string> texts, bool isInteger)
    {
        var (least, most, places) = (double.MaxValue, double.MinValue, 0);
        foreach (var text in texts)
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number <= 0 || number > 1e12)
            {
                return null;
            }

            (least, most) = (Math.Min(least, number), Math.Max(most, number));
            var point = text.IndexOf('.', StringComparison.Ordinal);
            places = Math.Max(places, point < 0 ? 0 : text.Length - point - 1);
        }

        if (texts.Count == 0 || (usual is { } known && least >= known.Least && most <= known.Most))
        {
            return null;
        }

        return isInteger
            ? new RealRange(Math.Max(1, Math.Round(least / 2)), Math.Max(2, Math.Round(most * 2)), 0)
            : new RealRange(Math.Round(least / 2, 4), Math.Round(most * 2, 4), Math.Min(4, places + 1));
    }

    private static bool IsShare(RealHint hint) =>
        hint.Around.Contains("decimal") && !hint.Around.Contains("place")
        && hint.Name.Words.Exists(static word => word is "rate" or "percentage" or "percent" or "discount" or "tax" or "tip" or "yield" or "return" or "margin");

    [GeneratedRegex(
        """(?:\bbetween|\bfrom|\brang(?:e|es|ing)(?:\s+is)?(?:\s+from|\s+of|\s+between)?|\bscale(?:\s+of|\s+from)?|\bwithin|\()\s*(?<least>-?\d{1,9}(?:\.\d{1,6})?)%?\s*(?:-|–|\bto\b|\band\b|\bthrough\b)\s*(?<most>-?\d{1,9}(?:\.\d{1,6})?)(?![\d/:-])""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex RangePattern();
}
