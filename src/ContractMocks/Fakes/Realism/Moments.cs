using System.Globalization;

namespace ContractMocks.Fakes.Realism;

/// <summary>
/// Dates and times in the shape asked for, in the year from the mock's standing clock on, never near now. What ends comes after what starts, in
/// whichever order the two are made: a start that is made alone leaves room behind it.
/// </summary>
internal static class Moments
{
    private const int MinutesOfDay = 24 * 60;
    private const int Days = 330;

    private static readonly DateTime First = FixedTime.Default.GetUtcNow().UtcDateTime.Date;

    /// <summary>Shapes that texts are read in, beside those that the hint knows.</summary>
    private static readonly string[] Known =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy/MM/dd",
        "MM-dd-yyyy", "MM/dd/yyyy", "dd/MM/yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "MMMM d, yyyy", "yyyy-MM", "MM/yyyy", "yyyyMMdd", "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "yyyy-MM-dd'T'HH:mm:ss'+00:00'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
    ];

    private static readonly string[] KnownClocks = ["HH:mm", "HH:mm:ss", "HH:mm:ss'Z'", "h:mm tt", "hh:mm tt", "h tt", "HHmm"];

    /// <param name="scene">What for.</param>
    /// <param name="shape">A custom format of .NET.</param>
    public static string Make(RealScene scene, string shape)
    {
        if (shape.Contains("yyyy/yyyy", StringComparison.Ordinal) || shape.Contains("yyyy-yyyy", StringComparison.Ordinal))
        {
            var year = scene.Chance.Whole(2015, 2024);
            return string.Concat(WordMakers.Digits(year), shape.AsSpan(4, 1), WordMakers.Digits(year + 1));
        }

        var isClock = IsClock(shape);
        var hasTime = isClock || shape.Contains('H', StringComparison.Ordinal) || shape.Contains('h', StringComparison.Ordinal);
        var least = Bound(scene, isClock, isLower: true, shape);
        var most = Bound(scene, isClock, isLower: false, shape);
        var moment = isClock ? Clock(scene, least, most) : hasTime ? Time(scene, least, most) : Day(scene, least, most);
        return Write(moment, shape);
    }

    // The shapes that are met most by hand: custom formats take ten times as long.
    private static string Write(DateTime moment, string shape)
    {
        var text = new TextBuffer(stackalloc char[24]);
        switch (shape)
        {
            case "yyyy-MM-dd":
                Date(ref text, moment);
                break;
            case "yyyy-MM-dd'T'HH:mm:ss'Z'":
            case "yyyy-MM-dd'T'HH:mm:ss":
            case "yyyy-MM-dd HH:mm:ss":
                Date(ref text, moment);
                text.Add(shape[10] == ' ' ? ' ' : 'T');
                Clock(ref text, moment);
                text.Add(':');
                text.Digits(moment.Second, 2);
                text.Add(shape[^1] == '\'' ? "Z" : "");
                break;
            case "HH:mm":
                Clock(ref text, moment);
                break;
            case "HH:mm:ss":
            case "HH:mm:ss'Z'":
                Clock(ref text, moment);
                text.Add(':');
                text.Digits(moment.Second, 2);
                text.Add(shape[^1] == '\'' ? "Z" : "");
                break;
            default:
                return moment.ToString(shape, CultureInfo.InvariantCulture);
        }

        return text.ToString();
    }

    private static void Date(ref TextBuffer text, DateTime moment)
    {
        text.Digits(moment.Year, 4);
        text.Add('-');
        text.Digits(moment.Month, 2);
        text.Add('-');
        text.Digits(moment.Day, 2);
    }

    private static void Clock(ref TextBuffer text, DateTime moment)
    {
        text.Digits(moment.Hour, 2);
        text.Add(':');
        text.Digits(moment.Minute, 2);
    }

    /// <summary>Whether a shape has no date in it.</summary>
    public static bool IsClock(string shape) =>
        !shape.Contains('y', StringComparison.Ordinal) && !shape.Contains('d', StringComparison.Ordinal) && !shape.Contains('M', StringComparison.Ordinal);

    /// <summary>The moment that a text speaks of; null when it speaks of none.</summary>
    public static DateTime? Read(string text, bool isClock, string shape)
    {
        if (!isClock && ReadDay(text) is { } day)
        {
            return day;
        }

        if (TryRead(text, shape) is { } inShape)
        {
            return inShape;
        }

        foreach (var known in isClock ? KnownClocks : Known)
        {
            if (TryRead(text, known) is { } read)
            {
                return read;
            }
        }

        return isClock || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1_000_000_000 ? null
            : number < 100_000_000_000 ? DateTime.UnixEpoch.AddSeconds(number)
            : number < 100_000_000_000_000 ? DateTime.UnixEpoch.AddMilliseconds(number) : null;
    }

    // yyyy-MM-dd, which is met most.
    private static DateTime? ReadDay(string text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            return null;
        }

        var (year, month, day) = (Number(text.AsSpan(0, 4)), Number(text.AsSpan(5, 2)), Number(text.AsSpan(8, 2)));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private static DateTime? TryRead(string text, string shape) =>
        DateTime.TryParseExact(text, shape, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var read) ? read : null;

    // The latest of what comes before, or the earliest of what comes after.
    private static DateTime? Bound(RealScene scene, bool isClock, bool isLower, string shape)
    {
        DateTime? bound = null;
        var mine = scene.Hint.Name;
        if (mine.Family.Length == 0)
        {
            return null;
        }

        var siblings = scene.Ask.Siblings;
        for (var i = 0; i < siblings.Count; i++)
        {
            var (name, json) = siblings[i];
            if (scene.Hint.IsBound(NameParts.Of(name), isLower) && SiblingText.Of(json) is { } text && Read(text, isClock, shape) is { } moment
                && (bound is null || (isLower ? moment > bound : moment < bound)))
            {
                bound = moment;
            }
        }

        return bound;
    }

    private static DateTime Day(RealScene scene, DateTime? least, DateTime? most)
    {
        var chance = scene.Chance;
        if (least is { } low && most is { } high)
        {
            return low.Date.AddDays(chance.Whole(0, Math.Max(0, (high.Date - low.Date).Days)));
        }

        if (least is { } from)
        {
            return from.Date.AddDays(from > DateTime.MaxValue.AddDays(-20) ? 0 : chance.Whole(1, 14));
        }

        if (most is { } until)
        {
            return until.Date.AddDays(until < DateTime.MinValue.AddDays(20) ? 0 : -chance.Whole(1, 14));
        }

        return scene.Hint.IsBirth ? new DateTime(chance.Whole(1955, 2004), chance.Whole(1, 12), chance.Whole(1, 28)) : First.AddDays(chance.Whole(0, Days));
    }

    private static DateTime Time(RealScene scene, DateTime? least, DateTime? most)
    {
        var chance = scene.Chance;
        if (least is { } low && most is { } high)
        {
            return low.AddMinutes(chance.Whole(0, (int)Math.Clamp((high - low).TotalMinutes, 0, 1_000_000)));
        }

        if (least is { } from)
        {
            return from > DateTime.MaxValue.AddDays(-20) ? from : from.AddMinutes(chance.Whole(15, 3 * MinutesOfDay));
        }

        if (most is { } until)
        {
            return until < DateTime.MinValue.AddDays(20) ? until : until.AddMinutes(-chance.Whole(15, 3 * MinutesOfDay));
        }

        return First.AddMinutes(chance.Whole(0, Days * MinutesOfDay));
    }

    private static DateTime Clock(RealScene scene, DateTime? least, DateTime? most)
    {
        var chance = scene.Chance;
        var last = MinutesOfDay - 1;
        if (least is { } low && most is { } high)
        {
            return Day0(chance.Whole(Minutes(low), Math.Max(Minutes(low), Minutes(high))));
        }

        if (least is { } from)
        {
            return Day0(Math.Min(last, Minutes(from) + (5 * chance.Whole(6, 96))));
        }

        if (most is { } until)
        {
            return Day0(Math.Max(0, Minutes(until) - (5 * chance.Whole(6, 96))));
        }

        return Day0(scene.Hint.Name.Rank > 0 ? 5 * chance.Whole(168, 252) : 5 * chance.Whole(84, 144));
    }

    private static DateTime Day0(int minutes) => DateTime.MinValue.AddMinutes(minutes);

    private static int Minutes(DateTime time) => (int)time.TimeOfDay.TotalMinutes;
}
