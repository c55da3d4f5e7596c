using System.Text;

namespace ContractMocks.Compiler.Text;

/// <summary>
/// Empties lines that hold only spaces. YamlDotNet refuses block scalars that begin with such a line ("found extra spaces in first line"),
/// and OpenAI's own document has them. Line numbers stay as they are; the content of a block scalar loses only invisible spaces.
/// </summary>
internal static class BlankLines
{
    public static string Clear(string text)
    {
        StringBuilder? result = null;
        var copied = 0;
        var lineStart = 0;
        while (lineStart < text.Length)
        {
            var end = lineStart;
            while (end < text.Length && text[end] is ' ')
            {
                end++;
            }

            var isBlank = end > lineStart && end < text.Length && text[end] is '\n' or '\r';
            if (isBlank && end > lineStart)
            {
                result ??= new StringBuilder(text.Length);
                result.Append(text, copied, lineStart - copied);
                copied = end;
            }

            var newline = text.IndexOf('\n', end);
            lineStart = newline < 0 ? text.Length : newline + 1;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }
}
