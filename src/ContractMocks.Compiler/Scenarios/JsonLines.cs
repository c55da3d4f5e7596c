using System.Text;
using System.Text.Json;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Recognises JSON Lines: each line a value of its own.</summary>
internal static class JsonLines
{
    /// <summary>The lines that hold something, each with the count of the lines before it; false for any other text.</summary>
    public static bool TrySplit(string text, out IReadOnlyList<(string Text, int LinesBefore)> lines)
    {
        var found = new List<(string Text, int LinesBefore)>();
        lines = found;
        var (start, count) = (text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0, 0);
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = text.Substring(start, end - start);
            if (line.Trim().Length > 0)
            {
                // The first line decides, when a second is there that may be a value too.
                var opens = line.TrimStart()[0] is '{' or '[';
                if (found.Count < 2 && (!opens || (found.Count == 0 && !IsValue(line))))
                {
                    return false;
                }

                found.Add((line, count));
            }

            count++;
            start = end + 1;
        }

        return found.Count > 1;
    }

    private static bool IsValue(string line)
    {
        var trimmed = line.TrimEnd();
        if (trimmed[trimmed.Length - 1] is not '}' and not ']')
        {
            return false;
        }

        try
        {
            using var _ = JsonDocument.Parse(Encoding.UTF8.GetBytes(trimmed), new JsonDocumentOptions { MaxDepth = TextFile.MaxDepth });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
