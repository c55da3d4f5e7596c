using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// ECMA-262 patterns as .NET ones. Where both read a pattern differently (digits, words, blanks, the end of the text, brackets in classes, code
/// points beyond the BMP) it is rewritten; what neither can read is left out, as JSON Schema asks.
/// </summary>
internal static class EcmaPattern
{
    private const string Blanks = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    private const string NotBlanks =
        @"\0-\x08\x0e-\x1f!-\x9f\xa1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff";

    /// <summary>The pattern ready to match, or null when it cannot be used.</summary>
    public static Regex? TryCreate(string pattern)
    {
        try
        {
            return PatternEngine.Create(pattern, Translate(pattern));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether the text matches. When that takes too long the answer is no, and the judgement ends.</summary>
    public static bool Matches(Regex regex, ReadOnlySpan<byte> text, ref Walk walk)
    {
        walk.Spend(PatternEngine.Effort(regex, text.Length));
        if (walk.Exceeded != Bound.None)
        {
            return false;
        }

        try
        {
#if NET
            const int Short = 256;
            Span<char> buffer = text.Length <= Short ? stackalloc char[Short] : new char[text.Length];
            return regex.IsMatch(buffer[..Encoding.UTF8.GetChars(text, buffer)]);
#else
            return regex.IsMatch(Utf8Text.Decode(text));
#endif
        }
        catch (RegexMatchTimeoutException)
        {
            walk.GiveUp();
            return false;
        }
    }

    private static string Translate(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var character = pattern[i];
            switch (character)
            {
                case '\\':
                    i = Escape(pattern, i, inClass, result);
                    break;
                case '[' when !inClass:
                    inClass = true;
                    i = OpenClass(pattern, i, result, ref inClass);
                    break;
                case '[':
                    result.Append(@"\["); // .NET would read a class to subtract.
                    break;
                case ']':
                    inClass = false;
                    result.Append(']');
                    break;
                case '(' when !inClass:
                    RefuseForeignGroup(pattern, i);
                    result.Append('(');
                    break;
                case '$' when !inClass:
                    result.Append(@"\z"); // .NET's $ also matches before a last line feed.
                    break;
                case '.' when !inClass:
                    // Halves of a pair only together, or each emoji could be read in two ways. Texts hold no lone halves: they are decoded from UTF-8.
                    result.Append(@"(?:[\ud800-\udbff][\udc00-\udfff]|[^\n\r\u2028\u2029\ud800-\udfff])");
                    break;
                default:
                    i = Literal(pattern, i, inClass, result);
                    break;
            }
        }

        return result.ToString();
    }

    // Of the groups that begin with (? ECMA-262 has four; comments, conditions and flags for the rest of the pattern are .NET's.
    private static void RefuseForeignGroup(string pattern, int i)
    {
        if (i + 2 >= pattern.Length || pattern[i + 1] != '?' || pattern[i + 2] is ':' or '=' or '!' or '<')
        {
            return;
        }

        var end = pattern.IndexOfAny([':', ')'], i);
        if (end < 0 || pattern[end] != ':' || pattern.Substring(i + 2, end - i - 2).Trim('i', 'm', 's', '-').Length > 0)
        {
            throw new ArgumentException("ECMA-262 has no such group.", nameof(pattern));
        }
    }

    private static int OpenClass(string pattern, int i, StringBuilder result, ref bool inClass)
    {
        // [] matches nothing and [^] everything; .NET would take the bracket for a member.
        if (string.CompareOrdinal(pattern, i, "[^]", 0, 3) == 0)
        {
            result.Append(@"[\s\S]");
            inClass = false;
            return i + 2;
        }

        if (string.CompareOrdinal(pattern, i, "[]", 0, 2) == 0)
        {
            result.Append("(?!)");
            inClass = false;
            return i + 1;
        }

        result.Append('[');
        return i;
    }

    private static int Literal(string pattern, int i, bool inClass, StringBuilder result)
    {
        if (char.IsHighSurrogate(pattern[i]) && i + 1 < pattern.Length && char.IsLowSurrogate(pattern[i + 1]) && !inClass)
        {
            // One code point, so that a quantifier after it takes both halves.
            result.Append("(?:").Append(pattern, i, 2).Append(')');
            return i + 1;
        }

        result.Append(pattern[i]);
        return i;
    }

    private static int Escape(string pattern, int i, bool inClass, StringBuilder result)
    {
        if (i + 1 >= pattern.Length)
        {
            throw new ArgumentException("The pattern ends in the middle of an escape.", nameof(pattern));
        }

        var escaped = pattern[i + 1];
        switch (escaped)
        {
            case 'd':
                Class(result, inClass, "0-9");
                return i + 1;
            case 'D':
                Class(result, inClass, @"\0-/:-\uffff");
                return i + 1;
            case 'w':
                Class(result, inClass, "a-zA-Z0-9_");
                return i + 1;
            case 'W':
                Class(result, inClass, @"\0-/:-@\[-\^`{-\uffff");
                return i + 1;
            case 's':
                Class(result, inClass, Blanks);
                return i + 1;
            case 'S':
                Class(result, inClass, NotBlanks);
                return i + 1;
            case 'p' or 'P':
                return Category(pattern, i, escaped, result);
            case 'u' when i + 2 < pattern.Length && pattern[i + 2] == '{':
                return CodePoint(pattern, i, inClass, result);
            case 'a' or 'A' or 'e' or 'z' or 'Z' or 'G':
                // Anchors and controls of .NET only; ECMA-262 refuses them.
                throw new ArgumentException($"ECMA-262 knows no \\{escaped}.", nameof(pattern));
            default:
                result.Append('\\').Append(escaped);
                return i + 1;
        }
    }

    private static void Class(StringBuilder result, bool inClass, string members) => result.Append(inClass ? members : "[" + members + "]");

    private static int CodePoint(string pattern, int i, bool inClass, StringBuilder result)
    {
        var end = pattern.IndexOf('}', i);
        var digits = end < 0 ? "" : pattern.Substring(i + 3, end - i - 3);
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            || point is < 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
        {
            throw new ArgumentException("The code point is not one.", nameof(pattern));
        }

        var text = char.ConvertFromUtf32(point);
        result.Append(text.Length == 1 ? Regex.Escape(text) : inClass ? text : "(?:" + text + ")");
        return end;
    }

    private static int Category(string pattern, int i, char escaped, StringBuilder result)
    {
        var end = i + 2 < pattern.Length && pattern[i + 2] == '{' ? pattern.IndexOf('}', i) : -1;
        if (end < 0)
        {
            throw new ArgumentException("A category needs a name in braces.", nameof(pattern));
        }

        var name = pattern.Substring(i + 3, end - i - 3);
        var equals = name.IndexOf('=');
        result.Append('\\').Append(escaped).Append('{').Append(ShortCategory(equals < 0 ? name : name.Substring(equals + 1))).Append('}');
        return end;
    }

    private static string ShortCategory(string name) => name switch
    {
        "Letter" => "L",
        "Lowercase_Letter" or "Lowercase" => "Ll",
        "Uppercase_Letter" or "Uppercase" => "Lu",
        "Titlecase_Letter" => "Lt",
        "Mark" => "M",
        "Number" => "N",
        "Decimal_Number" or "digit" => "Nd",
        "Punctuation" or "punct" => "P",
        "Symbol" => "S",
        "Separator" => "Z",
        "Space_Separator" => "Zs",
        "Other" => "C",
        "Control" => "Cc",
        _ => name,
    };
}
