using System.Globalization;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Internationalised host names: IDNA 2008 (RFC 5890 to 5893). The framework's own tables of categories are asked; scripts, joining types and
/// directions are ranges of ours, exact for the scripts that these rules name and near for the rest. Whether a label is in NFC is not asked.
/// </summary>
internal static class IdnFormats
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;
    private const string Prefix = "xn--";

    public static bool IsIdnHostname(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > LongestName * 4)
        {
            return false;
        }

        var points = CodePoints.Of(text);
        var labels = new List<int[]>();
        var start = 0;
        var length = 0;
        for (var i = 0; i <= points.Length; i++)
        {
            if (i < points.Length && points[i] is not ('.' or 0x3002 or 0xFF0E or 0xFF61))
            {
                continue;
            }

            if (ReadLabel(points.AsSpan(start, i - start).ToArray(), ref length) is not { } label)
            {
                return false;
            }

            labels.Add(label);
            start = i + 1;
        }

        var isBidi = labels.Exists(static label => Array.Exists(label, static point => BidiRule.IsRightToLeft(point)));
        return length - 1 <= LongestName && (!isBidi || labels.TrueForAll(BidiRule.Holds));
    }

    /// <summary>Whether a label that begins with <c>xn--</c> stands for one that may be.</summary>
    public static bool IsALabel(ReadOnlySpan<byte> label)
    {
        var length = 0;
        return ReadLabel(CodePoints.Of(label), ref length) is { } points && (!Array.Exists(points, BidiRule.IsRightToLeft) || BidiRule.Holds(points));
    }

    // The label as its reader sees it, or null when it may not be; adds its length on the wire and the dot's.
    private static int[]? ReadLabel(int[] points, ref int length)
    {
        var isAscii = Array.TrueForAll(points, static point => point < 0x80);
        if (isAscii)
        {
            length += points.Length + 1;
            var text = new string(Array.ConvertAll(points, static point => (char)point));
            if (text.Length is 0 or > LongestLabel || !Array.TrueForAll(points, static point => Ascii.IsLetterOrDigit((byte)point) || point == '-'))
            {
                return null;
            }

            if (!text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                return text[0] == '-' || text[text.Length - 1] == '-' ? null : points;
            }

            var encoded = text.Substring(Prefix.Length).ToLowerInvariant();
            var decoded = Punycode.Decode(encoded);
            var isCanonical = decoded is not null && Array.Exists(decoded, static point => point >= 0x80) && Punycode.Encode(decoded) == encoded;
            return isCanonical && IsULabel(decoded!) ? decoded : null;
        }

        var wire = Prefix.Length + (points.Length > LongestLabel ? LongestLabel : Punycode.Encode(points).Length);
        length += wire + 1;
        return wire <= LongestLabel && IsULabel(points) ? points : null;
    }

    private static bool IsULabel(int[] label)
    {
        if (label[0] == '-' || label[label.Length - 1] == '-' || (label.Length >= 4 && label[2] == '-' && label[3] == '-') || IsMark(label[0]))
        {
            return false;
        }

        for (var i = 0; i < label.Length; i++)
        {
            if (!IsAllowed(label, i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllowed(int[] label, int i)
    {
        var before = i > 0 ? label[i - 1] : -1;
        var after = i + 1 < label.Length ? label[i + 1] : -1;
        return label[i] switch
        {
            '-' => true,
            0xB7 => before == 'l' && after == 'l',
            0x375 => Scripts.IsGreek(after),
            0x5F3 or 0x5F4 => Scripts.IsHebrew(before),
            0x30FB => Array.Exists(label, Scripts.IsJapanese),
            >= 0x660 and <= 0x669 => !Array.Exists(label, static point => point is >= 0x6F0 and <= 0x6F9),
            >= 0x6F0 and <= 0x6F9 => !Array.Exists(label, static point => point is >= 0x660 and <= 0x669),
            0x200D => Scripts.IsVirama(before),
            0x200C => Scripts.IsVirama(before) || JoinsAcross(label, i),
            0xDF or 0x3C2 or 0x6FD or 0x6FE or 0xF0B or 0x3007 => true,
            0x640 or 0x7FA or 0x302E or 0x302F or (>= 0x3031 and <= 0x3035) or 0x303B => false,
            var point => !Scripts.IsOldForm(point) && Category(point) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber,
        };
    }

    // RFC 5892, appendix A.1: a letter that joins to its left, and one that joins to its right, with marks between.
    private static bool JoinsAcross(int[] label, int i)
    {
        var left = i - 1;
        while (left >= 0 && Category(label[left]) == UnicodeCategory.NonSpacingMark)
        {
            left--;
        }

        var right = i + 1;
        while (right < label.Length && Category(label[right]) == UnicodeCategory.NonSpacingMark)
        {
            right++;
        }

        return left >= 0 && right < label.Length && Scripts.JoinsNext(label[left]) && Scripts.Joins(label[right]);
    }

    private static bool IsMark(int point) =>
        Category(point) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    internal static UnicodeCategory Category(int point) =>
        point is >= 0xD800 and <= 0xDFFF ? UnicodeCategory.Surrogate
        : point < 0x10000 ? CharUnicodeInfo.GetUnicodeCategory((char)point)
        : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(point), 0);
}
