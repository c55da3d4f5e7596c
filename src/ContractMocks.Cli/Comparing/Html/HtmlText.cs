using System.Text;

namespace ContractMocks.Cli.Comparing;

/// <summary>Texts of documents inside HTML and inside JSON in HTML: nothing that they hold is markup.</summary>
internal static class HtmlText
{
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("<>&\"'") < 0 && !HasControl(text))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                // HTML has no way to write these; a page that holds one is not valid.
                _ when IsControl(c) => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>JSON for a script element, which ends at the first end tag whatever JSON thinks of it.</summary>
    public static string JsonInScript(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);

    /// <summary>How many bytes a text has as a JSON string inside a script element, about.</summary>
    public static int JsonSize(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text) + 3;
        foreach (var c in text)
        {
            size += c is '"' or '\\' ? 1 : c == '<' ? 5 : 0;
        }

        return size;
    }

    private static bool HasControl(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') >= 0;

    private static bool IsControl(char c) => c is (< ' ' and not '\n' and not '\t') or (>= '\u007f' and <= '\u009f');
}
