using System.Globalization;

namespace ContractMocks.Cli.Updating;

/// <summary>Reads a size as people write it: <c>64MB</c>, <c>512kB</c>, <c>1.5 GB</c>, <c>16MiB</c>, or a number of bytes.</summary>
internal static class ByteSize
{
    private static readonly (string Unit, long Bytes)[] s_units =
    [
        ("kib", 1L << 10), ("mib", 1L << 20), ("gib", 1L << 30), ("kb", 1000), ("mb", 1_000_000), ("gb", 1_000_000_000), ("b", 1),
    ];

    public static bool TryParse(string text, out long bytes)
    {
        var number = text.Trim();
        var unit = Array.Find(s_units, unit => number.EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase));
        number = unit.Unit is null ? number : number[..^unit.Unit.Length].TrimEnd();
        bytes = 0;
        if (number.Length is 0 or > 12 || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        // An array holds no more.
        var total = count * (unit.Unit is null ? 1 : unit.Bytes);
        bytes = total is >= 1 and <= 2_000_000_000 ? (long)total : 0;
        return bytes > 0;
    }
}
