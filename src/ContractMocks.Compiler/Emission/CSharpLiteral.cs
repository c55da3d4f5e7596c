using System.Globalization;
using System.Text;

namespace ContractMocks.Compiler.Emission;

/// <summary>Writes text as C# literals and documentation.</summary>
internal static class CSharpLiteral
{
    /// <summary>A string literal of one line, everything that is not printable ASCII or a letter escaped.</summary>
    public static string String(string value)
    {
        var result = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': result.Append("\\\""); break;
                case '\\': result.Append("\\\\"); break;
                case '\n': result.Append("\\n"); break;
                case '\r': result.Append("\\r"); break;
                case '\t': result.Append("\\t"); break;
                default:
                    // Line and paragraph separators end a line of C#; lone surrogates and controls do not survive UTF-8.
                    if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\ufeff' || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
                    {
                        result.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        result.Append(c);
                    }

                    break;
            }
        }

        return result.Append('"').ToString();
    }

    /// <summary>A raw string literal, with as many quotes as the text needs; <paramref name="suffix"/> may be <c>u8</c>. One line, no line breaks in it.</summary>
    public static string Raw(string value, string suffix = "")
    {
        if (value.IndexOf('\n') >= 0 || value.IndexOf('\r') >= 0 || value.Length == 0 || value[0] == '"' || value[value.Length - 1] == '"')
        {
            return String(value) + suffix;
        }

        var quotes = RawQuotes(value);
        return quotes + value + quotes + suffix;
    }

    /// <summary>What a raw string literal of the text begins and ends with: more quotes than stand together in it, three at least.</summary>
    public static string RawQuotes(string value)
    {
        var longest = 2;
        var run = 0;
        foreach (var c in value)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('"', longest + 1);
    }

    /// <summary>Text for a documentation comment: one line, escaped as XML.</summary>
    public static string Xml(string value)
    {
        var result = new StringBuilder(value.Length);
        var space = false;
        var text = value.Trim();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || IsNoXml(text, i))
            {
                space = true;
                continue;
            }

            if (space)
            {
                result.Append(' ');
                space = false;
            }

            result.Append(c switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => c.ToString() });
        }

        return result.ToString();
    }

    /// <summary>Whether XML cannot hold the character: half of a surrogate pair, or one of the two that Unicode keeps out of texts.</summary>
    private static bool IsNoXml(string text, int at) =>
        text[at] is '\ufffe' or '\uffff'
        || (char.IsHighSurrogate(text[at]) && (at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])))
        || (char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1])));
}
