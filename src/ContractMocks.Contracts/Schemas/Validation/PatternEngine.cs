using System.Text.RegularExpressions;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Chooses the engine of a pattern, so that a bad one cannot hang a judgement, and says what a search costs. Nothing here reads a clock: verdicts
/// do not depend on the machine's speed, but for the last resort, the engine's own time limit.
/// </summary>
/// <remarks>
/// A pattern with at most one thing repeated searches fast whatever the text. Others go to the engine that cannot backtrack, which costs a fresh
/// process 50 ms; what it does not read (look-ahead, back-references, huge counts) may backtrack, for a short time and not often.
/// </remarks>
internal static class PatternEngine
{
    /// <summary>How many searches of patterns that may backtrack one judgement may make in texts that are not short.</summary>
    public const int MostRiskySearches = 250;

    /// <summary>How long a text may be in which not even a bad pattern finds enough ways to matter.</summary>
    private const int ShortText = 16;

    private const int LongestLinear = 1000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRisky = TimeSpan.FromMilliseconds(100);

    /// <param name="source">The pattern as it was written.</param>
    /// <param name="translated">The same for .NET.</param>
    /// <exception cref="ArgumentException">It is not a pattern.</exception>
    public static Regex Create(string source, string translated)
    {
        var repetitions = Repetitions(source, out var largest);
        if (repetitions == 0 || (repetitions == 1 && source[0] == '^'))
        {
            return new Regex(translated, RegexOptions.CultureInvariant, Longest);
        }

#if NET
        if (source.Length <= LongestLinear && largest <= LongestLinear)
        {
            try
            {
                return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Longest);
            }
            catch (NotSupportedException)
            {
                // It looks ahead or back; the other engine can.
            }
        }
#endif

        return new Regex(translated, RegexOptions.CultureInvariant, LongestRisky);
    }

    /// <summary>What a search in a text of a length counts towards <see cref="Walk.MaxEffort"/>.</summary>
    public static int Effort(Regex regex, int length) =>
        regex.MatchTimeout == LongestRisky && length > ShortText ? (Walk.MaxEffort / MostRiskySearches) + 1 : 1 + (length / 64);

    // What is repeated, with a repeated group counted twice for what may be repeated in it; and how large the counts get when multiplied.
    private static int Repetitions(string pattern, out long largest)
    {
        var count = 0;
        var inClass = false;
        largest = 1;
        for (var i = 0; i < pattern.Length; i++)
        {
            var isGroup = i > 0 && pattern[i - 1] == ')';
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '*' or '+' when !inClass:
                    count += isGroup ? 2 : 1;
                    break;
                case '{' when !inClass:
                    count += isGroup ? 2 : 1;
                    largest = Math.Min(int.MaxValue, largest * Math.Max(1, LargestCount(pattern, i)));
                    break;
            }
        }

        return count;
    }

    private static long LargestCount(string pattern, int brace)
    {
        long largest = 0;
        long number = 0;
        for (var i = brace + 1; i < pattern.Length && pattern[i] != '}'; i++)
        {
            number = pattern[i] is >= '0' and <= '9' ? Math.Min(int.MaxValue, (number * 10) + (pattern[i] - '0')) : 0;
            largest = Math.Max(largest, number);
        }

        return largest;
    }
}
