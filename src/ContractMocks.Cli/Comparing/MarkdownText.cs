using System.Text;

namespace ContractMocks.Cli.Comparing;

/// <summary>Texts of documents inside Markdown: what they hold is never markup, a mention or a reference to an issue.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]()~|!";

    /// <summary>A text between other text.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in DiffWords.OneLine(text))
        {
            switch (c)
            {
                // Of these the services make HTML or links after Markdown was read, so a backslash does not help.
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '@' or '#':
                    escaped.Append(c).Append("<!-- -->");
                    break;
                default:
                    if (Special.Contains(c, StringComparison.Ordinal))
                    {
                        escaped.Append('\\');
                    }

                    escaped.Append(c);
                    break;
            }
        }

        // An address becomes a link by itself.
        return escaped.ToString().Replace("://", ":<!-- -->//", StringComparison.Ordinal).Replace("www.", "www<!-- -->.", StringComparison.Ordinal);
    }

    /// <summary>A text as code: with a fence that it does not hold itself.</summary>
    public static string Code(string text)
    {
        var line = DiffWords.OneLine(text);
        if (line.Length == 0)
        {
            return "";
        }

        var longest = 0;
        for (int i = 0, run = 0; i < line.Length; i++)
        {
            run = line[i] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        var room = line[0] == '`' || line[^1] == '`' || (line[0] == ' ' && line[^1] == ' ') ? " " : "";
        return $"{fence}{room}{line}{room}{fence}";
    }
}
