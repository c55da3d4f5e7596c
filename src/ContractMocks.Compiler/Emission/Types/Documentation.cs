using System.Text;

namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Turns a document's descriptions, which are Markdown, into the text of a summary.</summary>
internal static class Documentation
{
    private const int MaxLength = 300;

    /// <summary>The first paragraph, or two sentences of it, as XML text; <paramref name="otherwise"/> where there is none.</summary>
    public static string Summary(string? markdown, string otherwise)
    {
        var text = Plain(FirstParagraph(markdown ?? ""));
        return CSharpLiteral.Xml(text.Length == 0 ? otherwise : Cut(TwoSentences(text)));
    }

    private static string FirstParagraph(string markdown)
    {
        var text = markdown.Replace("\r\n", "\n").Trim();
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? text : text.Substring(0, end);
    }

    /// <summary>Links become their text; marks of code, emphasis and headings go.</summary>
    private static string Plain(string markdown)
    {
        var result = new StringBuilder(markdown.Length);
        for (var i = 0; i < markdown.Length; i++)
        {
            var c = markdown[i];
            if (c == '[' && LinkEnd(markdown, i) is { } end)
            {
                result.Append(Plain(markdown.Substring(i + 1, markdown.IndexOf("](", i, StringComparison.Ordinal) - i - 1)));
                i = end;
            }
            else if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                Space(result);
            }
            else if (c != '`' && !(c == '*' && i + 1 < markdown.Length && markdown[i + 1] == '*') && !(c == '*' && i > 0 && markdown[i - 1] == '*'))
            {
                result.Append(c);
            }
        }

        return result.ToString().TrimStart('#', ' ').TrimEnd();
    }

    private static void Space(StringBuilder result)
    {
        if (result.Length > 0 && result[result.Length - 1] != ' ')
        {
            result.Append(' ');
        }
    }

    private static int? LinkEnd(string text, int start)
    {
        var middle = text.IndexOf("](", start, StringComparison.Ordinal);
        var inner = text.IndexOf('[', start + 1);
        if (middle < 0 || (inner >= 0 && inner < middle))
        {
            return null;
        }

        var end = text.IndexOf(')', middle);
        return end < 0 ? null : end;
    }

    private static string TwoSentences(string text)
    {
        var sentences = 0;
        for (var i = 0; i + 2 < text.Length; i++)
        {
            // "e.g. x" ends no sentence: a sentence begins with a capital.
            if (text[i] is '.' or '!' or '?' && text[i + 1] == ' ' && char.IsUpper(text[i + 2]) && ++sentences == 2)
            {
                return text.Substring(0, i + 1);
            }
        }

        return text;
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', MaxLength - 2);
        return text.Substring(0, space > MaxLength / 2 ? space : MaxLength - 2).TrimEnd('.', ',', ';', ':') + " …";
    }
}
