using System.Globalization;

namespace ContractMocks.Comparison.Tests.Series;

/// <summary>
/// Applies a unified diff of one file exactly: every line of context must stand where the hunk says. A patch that would fit a few lines off
/// belongs to another document, and findings told of it would be wrong.
/// </summary>
internal static class UnifiedPatch
{
    /// <param name="text">The text, of lines ended by <c>\n</c>.</param>
    /// <param name="patch">The patch.</param>
    /// <exception cref="FormatException">The patch does not fit, or is none.</exception>
    public static string Apply(string text, string patch)
    {
        var before = text.Split('\n');
        var after = new List<string>(before.Length);
        var next = 0;
        var lines = patch.Split('\n');
        var hunks = 0;
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith("@@ ", StringComparison.Ordinal))
            {
                continue;
            }

            hunks++;
            var hunk = Hunk.Read(lines[at]);
            var start = hunk.OldCount == 0 ? hunk.OldStart : hunk.OldStart - 1;
            if (start < next || start > before.Length)
            {
                throw new FormatException($"hunk {hunks} begins at line {start + 1}, after what is left of the text");
            }

            after.AddRange(before[next..start]);
            next = start;
            at = hunk.Copy(lines, at, before, ref next, after);
        }

        if (hunks == 0)
        {
            throw new FormatException("the patch has no hunk");
        }

        after.AddRange(before[next..]);
        return string.Join('\n', after);
    }

    private readonly record struct Hunk(int OldStart, int OldCount, int NewCount)
    {
        public static Hunk Read(string header)
        {
            var parts = header.Split(' ');
            if (parts is not ["@@", ['-', .. var old], ['+', .. var @new], "@@", ..])
            {
                throw new FormatException($"'{header}' is no head of a hunk");
            }

            var (start, count) = Range(old);
            return new Hunk(start, count, Range(@new).Count);
        }

        public int Copy(string[] lines, int at, string[] before, ref int next, List<string> after)
        {
            var (oldLeft, newLeft) = (OldCount, NewCount);
            while (oldLeft > 0 || newLeft > 0)
            {
                if (++at == lines.Length)
                {
                    throw new FormatException("the patch ends inside a hunk");
                }

                var line = lines[at];
                var kind = line.Length == 0 ? ' ' : line[0];
                var rest = line.Length == 0 ? "" : line[1..];
                if (kind is ' ' or '-')
                {
                    if (next == before.Length || before[next] != rest)
                    {
                        throw new FormatException($"line {next + 1} is not what the patch says: '{rest}'");
                    }

                    next++;
                    oldLeft--;
                }

                if (kind is ' ' or '+')
                {
                    after.Add(rest);
                    newLeft--;
                }

                if (kind is not (' ' or '+' or '-'))
                {
                    throw new FormatException($"'{line}' is no line of a hunk");
                }
            }

            return at;
        }

        private static (int Start, int Count) Range(string text)
        {
            var comma = text.IndexOf(',', StringComparison.Ordinal);
            return comma < 0
                ? (int.Parse(text, CultureInfo.InvariantCulture), 1)
                : (int.Parse(text[..comma], CultureInfo.InvariantCulture), int.Parse(text[(comma + 1)..], CultureInfo.InvariantCulture));
        }
    }
}
