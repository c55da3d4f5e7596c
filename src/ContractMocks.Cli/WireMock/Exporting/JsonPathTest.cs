using System.Text;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>A test of a text in the words of a filter of JSONPath, as Newtonsoft.Json reads it (the one that WireMock.Net uses).</summary>
internal static class JsonPathTest
{
    /// <summary>The operator and its right side, e.g. <c>== 'Hello.'</c> or <c>=~ /(?i:hello)/</c>. It means exactly what our engine's test means.</summary>
    public static string Of(TextTest test) => test.Kind switch
    {
        TextTestKind.Equals => "== " + Quoted(test.Value),
        TextTestKind.Contains => $"=~ /{Slashed(AnyCase(test.Value))}/",
        _ => $"=~ /{Slashed(test.Value)}/",
    };

    /// <summary>A text in the quotes of a filter.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '\'' => "\\'",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => c.ToString(),
            });
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>
    /// A regular expression that finds a text in any case, as the engine's comparison does. Where .NET's <c>(?i)</c> takes more characters for alike (the sign
    /// for Kelvin for a k) or asks the machine's culture (i), and beyond ASCII, the characters are listed.
    /// </summary>
    public static string AnyCase(string text)
    {
        var pattern = new StringBuilder();
        var hasCase = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var alike = Alike(rune);
            hasCase |= alike.Count > 1;
            var isPlain = alike.Count == 1 || (rune.IsAscii && rune.Value is not ('i' or 'I' or 'k' or 'K'));
            pattern.Append(isPlain ? Escaped(rune)
                : alike.TrueForAll(static one => one.IsBmp) ? $"(?-i:[{string.Concat(alike)}])"
                : $"(?-i:{string.Join('|', alike)})");
        }

        return hasCase ? $"(?i:{pattern})" : pattern.ToString();
    }

    private static string Escaped(Rune rune) => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '.' or '$' or '^' or '{' or '}' or '[' or ']' or '(' or ')' or '|' or '*' or '+' or '?' or '\\' or '#' => "\\" + rune,
        _ => rune.ToString(),
    };

    /// <summary>The characters that the engine's comparison takes for this one, itself among them, in order.</summary>
    private static List<Rune> Alike(Rune rune)
    {
        var text = rune.ToString();
        if (rune.IsAscii)
        {
            return [.. new[] { text.ToLowerInvariant(), text.ToUpperInvariant() }.Distinct(StringComparer.Ordinal).Select(static one => one.EnumerateRunes().First())];
        }

        var alike = new List<Rune>();
        // Pairs of case stand in one plane.
        var (from, to) = rune.IsBmp ? (0x80, 0xFFFF) : (rune.Value & ~0xFFFF, rune.Value | 0xFFFF);
        for (var value = from; value <= to; value++)
        {
            if (Rune.TryCreate(value, out var other) && string.Equals(other.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                alike.Add(other);
            }
        }

        return alike;
    }

    // A slash ends the expression, unless it is escaped; what is escaped already stays so.
    private static string Slashed(string pattern)
    {
        var slashed = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                slashed.Append(pattern[i++]);
            }
            else if (pattern[i] == '/')
            {
                slashed.Append('\\');
            }

            slashed.Append(pattern[i]);
        }

        return slashed.ToString();
    }
}
