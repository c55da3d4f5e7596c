using System.Globalization;
using System.Text;

namespace ContractMocks.Schemas.Validation;

/// <summary>Sets of code points as .NET patterns, which are made of chars: a code point beyond the BMP is two of them, and only together.</summary>
internal static class DotNetSets
{
    private const string AnyPair = @"[\ud800-\udbff][\udc00-\udfff]";

    private static readonly CodePointSet Plane0 = CodePointSet.Range(0, 0xFFFF);
    private static readonly CodePointSet Beyond = CodePointSet.Range(0x10000, 0x10FFFF);

    public static string Write(CodePointSet set, TextReach reach)
    {
        if (reach != TextReach.All)
        {
            // A pattern of ASCII alone judges all texts.
            var isAscii = set.IsEmpty || set.Bounds[set.Bounds.Length - 1] <= 0x7F;
            return Class(set, isAscii ? CodePointSet.All : reach == TextReach.Ascii ? CodePointSet.Ascii : Plane0);
        }

        var beyond = set.And(Beyond);
        if (beyond.IsEmpty)
        {
            return Class(set, CodePointSet.All);
        }

        var pairs = beyond.Equals(Beyond) ? AnyPair : Pairs(beyond);
        var plane0 = set.And(Plane0);
        return plane0.IsEmpty ? "(?:" + pairs + ")" : "(?:" + Class(plane0, CodePointSet.All) + "|" + pairs + ")";
    }

    /// <param name="set">The set.</param>
    /// <param name="all">What texts are made of: whether others are in the class does not matter.</param>
    private static string Class(CodePointSet set, CodePointSet all)
    {
        set = set.And(all);
        if (set.IsEmpty)
        {
            return "(?!)";
        }

        if (set.Count == 1)
        {
            return Character(set.First, isInClass: false);
        }

        // "Anything but" is what .NET is fast at.
        var rest = set.Not().And(all);
        if (rest.IsEmpty)
        {
            return @"[\s\S]";
        }

        var isNegated = all.Count < CodePointSet.All.Count && rest.Bounds.Length < set.Bounds.Length;
        var text = new StringBuilder(isNegated ? "[^" : "[");
        Ranges(text, isNegated ? rest : set);
        return text.Append(']').ToString();
    }

    private static void Ranges(StringBuilder text, CodePointSet set)
    {
        for (var i = 0; i < set.Bounds.Length; i += 2)
        {
            text.Append(Character(set.Bounds[i], isInClass: true));
            if (set.Bounds[i + 1] > set.Bounds[i])
            {
                text.Append('-').Append(Character(set.Bounds[i + 1], isInClass: true));
            }
        }
    }

    private static string Character(int point, bool isInClass)
    {
        var character = (char)point;
        var isPlain = character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '/' or ':' or ',' or '@' or '%' or '"' or '='
            || (!isInClass && character is '-' or '<' or '>' or '&' or '~' or '!' or ';');
        return isPlain ? character.ToString() : "\\u" + point.ToString("x4", CultureInfo.InvariantCulture);
    }

    // First halves with the same second ones are written together.
    private static string Pairs(CodePointSet beyond)
    {
        var tails = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < beyond.Bounds.Length; i += 2)
        {
            for (var point = beyond.Bounds[i]; point <= beyond.Bounds[i + 1]; point = (point | 0x3FF) + 1)
            {
                var head = 0xD800 + ((point - 0x10000) >> 10);
                if (!tails.TryGetValue(head, out var bounds))
                {
                    tails.Add(head, bounds = []);
                }

                bounds.Add(0xDC00 + (point & 0x3FF));
                bounds.Add(0xDC00 + (Math.Min(beyond.Bounds[i + 1], point | 0x3FF) & 0x3FF));
            }
        }

        var heads = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var tail in tails)
        {
            var text = Units(tail.Value);
            if (!heads.TryGetValue(text, out var bounds))
            {
                heads.Add(text, bounds = []);
                order.Add(text);
            }

            bounds.Add(tail.Key);
            bounds.Add(tail.Key);
        }

        return string.Join("|", order.Select(tail => Units(heads[tail]) + tail));
    }

    // A class of halves, which no set of code points holds.
    private static string Units(List<int> bounds)
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < bounds.Count; i += 2)
        {
            var last = i + 1;
            while (last + 1 < bounds.Count && bounds[last + 1] == bounds[last] + 1)
            {
                last += 2;
            }

            text.Append(Character(bounds[i], isInClass: true)).Append('-').Append(Character(bounds[last], isInClass: true));
            i = last - 1;
        }

        return text.Append(']').ToString();
    }
}
