using System.Globalization;
using Bogus;

namespace ContractMocks.Fakes;

/// <summary>Numbers within bounds, near what their name suggests. Computed as decimals, so that every machine writes the same digits.</summary>
internal static class FakeNumbers
{
    private static readonly (string Word, double Least, double Most)[] Ranges =
    [
        ("latitude", -60, 70), ("lat", -60, 70), ("longitude", -170, 170), ("lng", -170, 170), ("lon", -170, 170),
        ("temperature", 0, 1), ("celsius", -10, 35), ("fahrenheit", 10, 95), ("humidity", 20, 90),
        ("price", 1, 500), ("amount", 1, 1000), ("cost", 1, 500), ("total", 1, 2000), ("salary", 30000, 120000), ("balance", 0, 10000),
        ("percent", 0, 100), ("percentage", 0, 100), ("probability", 0, 1), ("confidence", 0, 1), ("score", 0, 1), ("rating", 1, 5), ("ratio", 0, 1),
        ("age", 18, 80), ("year", 2000, 2026), ("month", 1, 12), ("day", 1, 28), ("hour", 0, 23), ("minute", 0, 59), ("second", 0, 59),
        ("quantity", 1, 10), ("count", 1, 20), ("limit", 1, 50), ("page", 1, 10), ("size", 1, 100), ("offset", 0, 50), ("index", 0, 10), ("days", 1, 14),
        ("width", 64, 1920), ("height", 64, 1080), ("port", 1024, 49151), ("guests", 1, 6), ("people", 1, 6), ("seed", 0, 10000),
        ("created", 1767225600, 1798761600), ("at", 1767225600, 1798761600), ("timestamp", 1767225600, 1798761600),
        ("weight", 1, 100), ("distance", 1, 100), ("radius", 1, 50), ("duration", 1, 120), ("rate", 0, 10), ("id", 1, 99999),
        ("byte", 0, 255), ("bytes", 0, 255), ("tokens", 1, 1000),
    ];

    /// <summary>What is counted in whole numbers, even where a document says only <c>number</c>: clients read these as integers.</summary>
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "byte", "bytes", "tokens", "count", "quantity", "index", "offset", "limit", "page", "port", "seed", "id", "year", "month", "day", "days", "hour",
        "minute", "age", "guests", "people", "created", "timestamp", "at",
    };

    public static string Integer(Facets facets, string name, Randomizer chance, bool isPlain)
    {
        var (least, most) = Bounds(facets, name, isPlain, (0, 100), FormatBounds(facets.Format));
        if (facets.Step is { } step && step != Math.Floor(step))
        {
            // A whole number that is a multiple of 0.5 or 0.1: whole numbers are, so the step says nothing more here.
            return Write(Math.Floor(least + 0.999999999));
        }

        var unit = Math.Max(1, facets.Step ?? 1);
        var first = Math.Ceiling(least / unit) + (facets.IsLeastOut && Math.Ceiling(least / unit) * unit == facets.Least ? 1 : 0);
        var last = Math.Floor(most / unit) - (facets.IsMostOut && Math.Floor(most / unit) * unit == facets.Most ? 1 : 0);
        return Write((first + Math.Floor(chance.Double() * (Math.Max(first, last) - first + 1))) * unit);
    }

    public static string Number(Facets facets, string name, Randomizer chance, bool isPlain)
    {
        var (least, most) = Bounds(facets, name, isPlain, (0, 100), FormatBounds(facets.Format));
        if (facets.Step is { } step && TryDecimal(step, out var unit) && unit > 0 && TryDecimal(least, out var low) && TryDecimal(most, out var high))
        {
            var first = Math.Ceiling(low / unit) + (facets.IsLeastOut && Math.Ceiling(low / unit) * unit == low ? 1 : 0);
            var last = Math.Floor(high / unit) - (facets.IsMostOut && Math.Floor(high / unit) * unit == high ? 1 : 0);
            return Write((first + Math.Floor((decimal)chance.Double() * (Math.Max(first, last) - first + 1))) * unit);
        }

        if (!isPlain && FakeWords.Of(name) is { Count: > 0 } words && Whole.Contains(words[^1]) && Math.Floor(most) - Math.Ceiling(least) >= 2)
        {
            return Integer(facets, name, chance, isPlain);
        }

        // As few decimal places as the span needs, so that 12.34 does not become 12.339999.
        var value = least + (chance.Double() * (most - least));
        for (var places = most - least > 100_000 ? 0 : 2; places <= 12; places += 2)
        {
            var rounded = Math.Round(value, places);
            if (IsWithin(rounded, facets) && rounded >= least && rounded <= most)
            {
                return Write(rounded);
            }
        }

        return Write(IsWithin(value, facets) ? value : least + ((most - least) / 2));
    }

    // The hint narrows the schema's bounds where the two meet; else the bounds alone count.
    private static (double Least, double Most) Bounds(Facets facets, string name, bool isPlain, (double Least, double Most) usual, (double Least, double Most) format)
    {
        var least = Math.Max(facets.Least, format.Least);
        var most = Math.Min(facets.Most, format.Most);
        var hint = isPlain ? usual : Hint(name) ?? usual;
        if (Math.Max(least, hint.Least) <= Math.Min(most, hint.Most) && Math.Max(least, hint.Least) + Span(facets) <= Math.Min(most, hint.Most))
        {
            return (Math.Max(least, hint.Least), Math.Min(most, hint.Most));
        }

        const double Room = 1000;
        if (double.IsInfinity(least) && double.IsInfinity(most))
        {
            return usual;
        }

        var room = Math.Max(Room, 10 * Span(facets));
        return (double.IsInfinity(least) ? most - room : least, double.IsInfinity(most) ? least + room : most);
    }

    private static double Span(Facets facets) => facets.Step ?? (facets.IsLeastOut || facets.IsMostOut ? 1e-6 : 0);

    private static (double Least, double Most) FormatBounds(string? format) => format switch
    {
        "int8" => (-128, 127),
        "uint8" => (0, 255),
        "int16" => (-32768, 32767),
        "uint16" => (0, 65535),
        "int32" => (int.MinValue, int.MaxValue),
        "uint32" => (0, uint.MaxValue),
        "uint64" => (0, double.PositiveInfinity),
        "unixtime" => (1767225600, 1798761600),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };

    private static (double Least, double Most)? Hint(string name)
    {
        var words = FakeWords.Of(name);
        for (var i = words.Count - 1; i >= 0; i--)
        {
            foreach (var range in Ranges)
            {
                if (range.Word == words[i])
                {
                    return (range.Least, range.Most);
                }
            }
        }

        return null;
    }

    private static bool IsWithin(double value, Facets facets) =>
        (facets.IsLeastOut ? value > facets.Least : value >= facets.Least) && (facets.IsMostOut ? value < facets.Most : value <= facets.Most);

    private static bool TryDecimal(double value, out decimal result)
    {
        result = 0;
        if (double.IsInfinity(value) || Math.Abs(value) > 1e20 || (value != 0 && Math.Abs(value) < 1e-9))
        {
            return false;
        }

        return decimal.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out result);
    }

    private static string Write(double value) =>
        Math.Abs(value) < 1e15 && value == Math.Floor(value)
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : TryDecimal(value, out var exact) ? Write(exact) : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Write(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
