using System.Globalization;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads a time as people write it: <c>500ms</c>, <c>2s</c>, <c>1.5m</c>, <c>1h</c>, or a number of seconds. At most a day.</summary>
internal static class Duration
{
    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond), ("s", TimeSpan.TicksPerSecond), ("m", TimeSpan.TicksPerMinute), ("h", TimeSpan.TicksPerHour),
    ];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var number = text.TrimEnd();
        var ticks = TimeSpan.TicksPerSecond;
        foreach (var (unit, size) in Units)
        {
            if (number.EndsWith(unit, StringComparison.Ordinal))
            {
                (number, ticks) = (number.Substring(0, number.Length - unit.Length).TrimEnd(), size);
                break;
            }
        }

        // Ten digits hold every time of a day in milliseconds and keep the product far from overflow.
        if (number.Length > 10 || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        var total = count * ticks;
        duration = total > TimeSpan.TicksPerDay ? default : TimeSpan.FromTicks((long)total);
        return total <= TimeSpan.TicksPerDay;
    }
}
