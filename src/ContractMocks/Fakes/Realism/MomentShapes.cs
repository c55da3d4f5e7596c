using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ContractMocks.Fakes.Realism;

/// <summary>The shapes of dates and times that descriptions ask for, as custom formats of .NET.</summary>
internal static partial class MomentShapes
{
    // What every shape has; "dd" and "mm" alone are in many words.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["yy", "hh", "mm-", "mm/", "mm:", "mm.", "mm ", "dd-", "dd/", "dd.", "dd "], StringComparison.OrdinalIgnoreCase);

    /// <summary>The shape that a description spells out (<c>YYYY-MM-DD</c>, <c>HH:MM</c>) or names (<c>RFC 3339</c>); null when it does neither.</summary>
    public static string? Spelled(string description)
    {
        if (!description.AsSpan().ContainsAny(Signs))
        {
            return null;
        }

        var match = SpelledPattern().Match(description);
        return match.Success ? OfSpelled(match.Value) : null;
    }

    /// <summary>The shape of an example such as <c>2023-01-31</c>; null when it is no date or time.</summary>
    public static string? OfExample(string example)
    {
        Span<char> mask = stackalloc char[Math.Min(example.Length, 40)];
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] = char.IsAsciiDigit(example[i]) ? '9' : char.IsAsciiLetterLower(example[i]) ? 'a' : char.IsAsciiLetterUpper(example[i]) ? 'A' : example[i];
        }

        return new string(mask) switch
        {
            "9999-99-99" => "yyyy-MM-dd",
            "9999/99/99" => "yyyy/MM/dd",
            "99/99/9999" => IsDayFirst(example) ? "dd/MM/yyyy" : "MM/dd/yyyy",
            "99-99-9999" => IsDayFirst(example) ? "dd-MM-yyyy" : "MM-dd-yyyy",
            "99.99.9999" => "dd.MM.yyyy",
            "9999-99" => "yyyy-MM",
            "9999/9999" => "yyyy/yyyy",
            "9999-9999" => "yyyy-yyyy",
            "9999-99-99A99:99:99A" => "yyyy-MM-dd'T'HH:mm:ss'Z'",
            "9999-99-99A99:99:99" => "yyyy-MM-dd'T'HH:mm:ss",
            "9999-99-99A99:99" => "yyyy-MM-dd'T'HH:mm",
            "9999-99-99A99:99:99+99:99" or "9999-99-99A99:99:99-99:99" => "yyyy-MM-dd'T'HH:mm:ss'+00:00'",
            "9999-99-99 99:99:99" => "yyyy-MM-dd HH:mm:ss",
            "9999-99-99 99:99" => "yyyy-MM-dd HH:mm",
            "99:99" => "HH:mm",
            "99:99:99" => "HH:mm:ss",
            "9:99 AA" or "99:99 AA" => "h:mm tt",
            var text when MonthFirst().IsMatch(text) => "MMMM d, yyyy",
            _ => null,
        };
    }

    private static bool IsDayFirst(string example) => string.CompareOrdinal(example, 0, "12", 0, 2) > 0;

    private static string OfSpelled(string text)
    {
        var shape = new StringBuilder();
        var afterHour = false;
        for (var i = 0; i < text.Length;)
        {
            var sign = char.ToLowerInvariant(text[i]);
            var run = i;
            while (run < text.Length && char.ToLowerInvariant(text[run]) == sign)
            {
                run++;
            }

            shape.Append(sign switch
            {
                'y' => new string('y', run - i),
                'd' => "dd",
                'h' => "HH",
                's' => "ss",
                'm' => afterHour ? "mm" : new string('M', Math.Min(run - i, 4)),
                't' => "'T'",
                'z' => "'Z'",
                _ => text[i..run],
            });
            afterHour = sign == 'h' || (afterHour && !char.IsLetter(sign));
            i = run;
        }

        return shape.ToString();
    }

    [GeneratedRegex(
        """(?<![A-Za-z])(?:y{4}|d{2}|m{2}|h{2})(?:[-/.:]|\s|'?T'?|\sat\s)?(?:(?:y{4}|y{2}|d{2}|m{2,4}|h{2}|s{2})(?:[-/.: ](?=[ydmhs]{2})|'?T'?(?=h{2}))?)+Z?(?![A-Za-z])""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpelledPattern();

    [GeneratedRegex("^A[a]{2,8} 99?, 9999$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthFirst();
}
