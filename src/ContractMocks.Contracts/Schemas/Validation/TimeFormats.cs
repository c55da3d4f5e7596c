namespace ContractMocks.Schemas.Validation;

/// <summary>Dates and times of RFC 3339, durations of its appendix A.</summary>
internal static class TimeFormats
{
    public static bool IsDateTime(ReadOnlySpan<byte> text) =>
        text.Length > 11 && (text[10] | 0x20) == 't' && IsDate(text.Slice(0, 10)) && IsTime(text.Slice(11));

    public static bool IsDate(ReadOnlySpan<byte> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        return Ascii.TryNumber(text.Slice(0, 4), out var year)
            && Ascii.TryNumber(text.Slice(5, 2), out var month)
            && Ascii.TryNumber(text.Slice(8, 2), out var day)
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DaysIn(year, month);
    }

    public static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':')
        {
            return false;
        }

        if (!Ascii.TryNumber(text.Slice(0, 2), out var hour)
            || !Ascii.TryNumber(text.Slice(3, 2), out var minute)
            || !Ascii.TryNumber(text.Slice(6, 2), out var second)
            || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        var rest = text.Slice(8);
        if (rest[0] == '.')
        {
            var digits = 1;
            while (digits < rest.Length && Ascii.IsDigit(rest[digits]))
            {
                digits++;
            }

            if (digits == 1)
            {
                return false;
            }

            rest = rest.Slice(digits);
        }

        // A leap second is one at the end of a day in UTC only.
        return TryOffset(rest, out var offset) && (second < 60 || (((hour * 60) + minute - offset + 2880) % 1440) == 1439);
    }

    public static bool IsDuration(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[0] != 'P')
        {
            return false;
        }

        var rest = text.Slice(1);
        if (rest[rest.Length - 1] == 'W')
        {
            return Ascii.TryNumber(rest.Slice(0, rest.Length - 1), out _);
        }

        var time = rest.IndexOf((byte)'T');
        var date = time < 0 ? rest : rest.Slice(0, time);
        return (date.IsEmpty ? time >= 0 : HasUnits(date, "YMD")) && (time < 0 || HasUnits(rest.Slice(time + 1), "HMS"));
    }

    // Numbers, each with a unit; units follow each other without gaps (PT1H1S lacks the minutes).
    private static bool HasUnits(ReadOnlySpan<byte> text, string units)
    {
        var last = -1;
        while (!text.IsEmpty)
        {
            var digits = 0;
            while (digits < text.Length && Ascii.IsDigit(text[digits]))
            {
                digits++;
            }

            var unit = digits == 0 || digits == text.Length ? -1 : units.IndexOf((char)text[digits]);
            if (unit < 0 || (last >= 0 && unit != last + 1))
            {
                return false;
            }

            last = unit;
            text = text.Slice(digits + 1);
        }

        return last >= 0;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return (text[0] | 0x20) == 'z';
        }

        if (text.Length != 6 || text[3] != ':' || text[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        if (!Ascii.TryNumber(text.Slice(1, 2), out var hour) || !Ascii.TryNumber(text.Slice(4, 2), out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
