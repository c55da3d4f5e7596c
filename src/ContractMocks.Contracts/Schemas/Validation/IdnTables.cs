using System.Globalization;
using System.Text;

namespace ContractMocks.Schemas.Validation;

/// <summary>The scripts and kinds of letters that the rules of host names speak of, as ranges of code points.</summary>
internal static class Scripts
{
    private static readonly HashSet<int> Viramas =
    [
        0x94D, 0x9CD, 0xA4D, 0xACD, 0xB4D, 0xBCD, 0xC4D, 0xCCD, 0xD3B, 0xD3C, 0xD4D, 0xDCA, 0xE3A, 0xEBA, 0xF84, 0x1039, 0x103A, 0x1714, 0x1734, 0x17D2,
        0x1A60, 0x1B44, 0x1BAA, 0x1BAB, 0x1BF2, 0x1BF3, 0x2D7F, 0xA806, 0xA8C4, 0xA953, 0xA9C0, 0xAAF6, 0xABED, 0x10A3F, 0x11046, 0x1107F, 0x110B9,
    ];

    public static bool IsVirama(int point) => Viramas.Contains(point);

    public static bool IsGreek(int point) => point is (>= 0x370 and <= 0x3FF) or (>= 0x1F00 and <= 0x1FFF);

    public static bool IsHebrew(int point) => point is (>= 0x591 and <= 0x5F4) or (>= 0xFB1D and <= 0xFB4F);

    /// <summary>Hiragana, Katakana or Han.</summary>
    public static bool IsJapanese(int point) => point is (>= 0x3041 and <= 0x309F) or (>= 0x30A1 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or 0x3005 or 0x3007 or (>= 0x3021 and <= 0x3029) or (>= 0x2E80 and <= 0x2FD5) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Letters that stand for others (ligatures, wide and presentation forms, mathematical letters, single Jamo): IDNA leaves them out.</summary>
    public static bool IsOldForm(int point) => point is (>= 0x1100 and <= 0x11FF) or (>= 0xA960 and <= 0xA97F) or (>= 0xD7B0 and <= 0xD7FF)
        or (>= 0xFB00 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0xFF01 and <= 0xFFDC) or (>= 0x1D400 and <= 0x1D7FF);

    /// <summary>Letters of the scripts that join: Arabic, Syriac, N'Ko, Mandaic, Mongolian.</summary>
    public static bool Joins(int point) => IdnFormats.Category(point) is UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
        && point is (>= 0x620 and <= 0x74F) or (>= 0x750 and <= 0x77F) or (>= 0x7CA and <= 0x7EA) or (>= 0x840 and <= 0x858) or (>= 0x8A0 and <= 0x8C7) or (>= 0x1820 and <= 0x1878);

    /// <summary>Those of them that also join to what follows.</summary>
    public static bool JoinsNext(int point) => Joins(point) && point is not (0x621 or (>= 0x622 and <= 0x625) or 0x627 or 0x629 or (>= 0x62F and <= 0x632) or 0x648
        or (>= 0x671 and <= 0x677) or (>= 0x688 and <= 0x699) or 0x6C0 or (>= 0x6C3 and <= 0x6CB) or 0x6CD or 0x6CF or 0x6D2 or 0x6D3 or 0x6D5 or 0x710);
}

/// <summary>RFC 5893: how letters of both directions may stand in one label.</summary>
internal static class BidiRule
{
    private enum Direction
    {
        Left,
        Right,
        ArabicDigit,
        Digit,
        Mark,
        Neutral,
    }

    /// <summary>Whether a code point makes a name one of both directions.</summary>
    public static bool IsRightToLeft(int point) => Of(point) is Direction.Right or Direction.ArabicDigit;

    public static bool Holds(int[] label)
    {
        var directions = Array.ConvertAll(label, Of);
        var isRight = directions[0] == Direction.Right;
        if (!isRight && directions[0] != Direction.Left)
        {
            return false;
        }

        var last = directions.Length - 1;
        while (last > 0 && directions[last] == Direction.Mark)
        {
            last--;
        }

        if (!isRight)
        {
            return directions[last] is Direction.Left or Direction.Digit && !Array.Exists(directions, static one => one is Direction.Right or Direction.ArabicDigit);
        }

        return directions[last] is Direction.Right or Direction.Digit or Direction.ArabicDigit
            && !Array.Exists(directions, static one => one == Direction.Left)
            && !(Array.IndexOf(directions, Direction.Digit) >= 0 && Array.IndexOf(directions, Direction.ArabicDigit) >= 0);
    }

    private static Direction Of(int point)
    {
        if (point is (>= '0' and <= '9') or (>= 0x6F0 and <= 0x6F9))
        {
            return Direction.Digit;
        }

        if (point is (>= 0x660 and <= 0x669) or 0x66B or 0x66C)
        {
            return Direction.ArabicDigit;
        }

        return IdnFormats.Category(point) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => Direction.Mark,
            UnicodeCategory.Format => Direction.Neutral,
            _ when point is '-' => Direction.Neutral,
            _ when point is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF)
                => Direction.Right,
            _ => Direction.Left,
        };
    }
}

/// <summary>RFC 3492.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int FirstBias = 72;
    private const int FirstPoint = 128;

    /// <summary>The code points of an encoded label (without <c>xn--</c>, in lower case), or null when it is not one.</summary>
    public static int[]? Decode(string text)
    {
        var points = new List<int>();
        var basic = Math.Max(0, text.LastIndexOf('-'));
        for (var i = 0; i < basic; i++)
        {
            points.Add(text[i]);
        }

        long point = FirstPoint;
        long place = 0;
        var bias = FirstBias;
        for (var i = basic > 0 ? basic + 1 : 0; i < text.Length;)
        {
            var before = place;
            long weight = 1;
            for (var k = Base; ; k += Base)
            {
                var digit = i < text.Length ? Digit(text[i++]) : -1;
                if (digit < 0 || (place += digit * weight) > int.MaxValue)
                {
                    return null;
                }

                var threshold = Threshold(k, bias);
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
            }

            bias = Adapt(place - before, points.Count + 1, before == 0);
            point += place / (points.Count + 1);
            place %= points.Count + 1;
            if (point is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            {
                return null;
            }

            points.Insert((int)place++, (int)point);
        }

        return points.Count == 0 ? null : [.. points];
    }

    public static string Encode(int[] points)
    {
        var text = new StringBuilder();
        foreach (var point in points)
        {
            if (point < FirstPoint)
            {
                text.Append(char.ToLowerInvariant((char)point));
            }
        }

        var basic = text.Length;
        if (basic > 0)
        {
            text.Append('-');
        }

        var done = basic;
        long delta = 0;
        var last = FirstPoint;
        var bias = FirstBias;
        while (done < points.Length)
        {
            var next = points.Where(point => point >= last).Min();
            delta += (long)(next - last) * (done + 1);
            last = next;
            foreach (var point in points)
            {
                delta += point < last ? 1 : 0;
                if (point == last)
                {
                    Append(text, delta, bias);
                    bias = Adapt(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }

            delta++;
            last++;
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, long delta, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Threshold(k, bias);
            if (delta < threshold)
            {
                text.Append(Letter((int)delta));
                return;
            }

            text.Append(Letter(threshold + (int)((delta - threshold) % (Base - threshold))));
            delta = (delta - threshold) / (Base - threshold);
        }
    }

    private static int Threshold(int k, int bias) => Math.Min(Math.Max(k - bias, 1), 26);

    private static char Letter(int digit) => (char)(digit < 26 ? 'a' + digit : '0' + digit - 26);

    private static int Digit(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter - 'a',
        >= '0' and <= '9' => letter - '0' + 26,
        _ => -1,
    };

    private static int Adapt(long delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / 700 : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > 455; k += Base)
        {
            delta /= 35;
        }

        return k + (int)(36 * delta / (delta + 38));
    }
}
