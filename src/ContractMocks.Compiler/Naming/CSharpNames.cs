using System.Globalization;
using System.Text;

namespace ContractMocks.Compiler.Naming;

/// <summary>
/// Turns names of the wire into C# identifiers. What a letter or digit is stays; what is not separates words. A separator between two digits
/// becomes an underscore, so that <c>gpt-3.5</c> and <c>gpt-35</c> stay apart; names of symbols alone are spelled out.
/// </summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using",
        "virtual", "void", "volatile", "while",
    };

    /// <summary>Whether a name is a keyword, which C# takes as a name only behind an at sign.</summary>
    public static bool IsKeyword(string name) => Keywords.Contains(name);

    /// <summary>The name in PascalCase: <c>gpt-4o-mini</c> is <c>Gpt4oMini</c>, <c>+1</c> is <c>Plus1</c>, nothing is <c>Empty</c>.</summary>
    public static string Pascal(string wire)
    {
        if (wire.Length == 0)
        {
            return "Empty";
        }

        var words = Words(wire);
        return words.Length == 0 ? Spelled(wire) : StartsWithDigit(words) ? Signed(wire) + words : words;
    }

    /// <summary>The name in camelCase, with an at sign before a keyword: <c>event</c> is <c>@event</c>.</summary>
    public static string Camel(string wire)
    {
        var pascal = Pascal(wire);
        var capitals = 0;
        while (capitals < pascal.Length && char.IsUpper(pascal[capitals]))
        {
            capitals++;
        }

        // An acronym at the start is lowered as a whole, up to the capital of the next word: IDToken is idToken.
        var lowered = capitals > 1 && capitals < pascal.Length ? capitals - 1 : capitals;
        var camel = pascal.Substring(0, lowered).ToLowerInvariant() + pascal.Substring(lowered);
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>One of several, by the common endings of English: <c>Choices</c> is <c>Choice</c>. A name without such an ending stays.</summary>
    public static string Singular(string name)
    {
        if (Ends(name, "ies") && name.Length > 4)
        {
            return name.Substring(0, name.Length - 3) + "y";
        }

        if (Ends(name, "sses") || Ends(name, "xes") || Ends(name, "ches") || Ends(name, "shes"))
        {
            return name.Substring(0, name.Length - 2);
        }

        var plural = Ends(name, "s") && !Ends(name, "ss") && !Ends(name, "us") && !Ends(name, "is") && name.Length > 2;
        return plural ? name.Substring(0, name.Length - 1) : name;
    }

    private static bool Ends(string name, string end) => name.EndsWith(end, StringComparison.Ordinal);

    private static string Words(string wire)
    {
        var shouts = !wire.Any(char.IsLower);
        var result = new StringBuilder(wire.Length);
        var starts = true;
        foreach (var c in wire)
        {
            if (!IsPart(c, result.Length == 0))
            {
                starts = true;
                continue;
            }

            if (starts && result.Length > 0 && char.IsDigit(c) && char.IsDigit(result[result.Length - 1]))
            {
                result.Append('_');
            }

            result.Append(starts ? char.ToUpperInvariant(c) : shouts ? char.ToLowerInvariant(c) : c);
            starts = false;
        }

        return result.ToString();
    }

    private static bool IsPart(char c, bool first) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter => true,
        UnicodeCategory.DecimalDigitNumber => c <= '9' || !first,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => !first,
        _ => false,
    };

    private static bool StartsWithDigit(string words) => char.IsDigit(words[0]);

    private static string Signed(string wire) => wire[0] switch
    {
        '+' => "Plus",
        '-' => "Minus",
        _ => "_",
    };

    private static string Spelled(string wire)
    {
        var result = new StringBuilder();
        foreach (var c in wire)
        {
            result.Append(c switch
            {
                '*' => "Star",
                '+' => "Plus",
                '-' => "Minus",
                '/' => "Slash",
                '\\' => "Backslash",
                '.' => "Dot",
                ',' => "Comma",
                ':' => "Colon",
                ';' => "Semicolon",
                '<' => "Less",
                '>' => "Greater",
                '=' => "Equal",
                '!' => "Not",
                '?' => "Question",
                '#' => "Hash",
                '$' => "Dollar",
                '%' => "Percent",
                '&' => "And",
                '|' => "Or",
                '@' => "At",
                '~' => "Tilde",
                '^' => "Caret",
                '_' => "Underscore",
                ' ' => "Space",
                _ => "U" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
            });
        }

        return result.ToString();
    }
}
