using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>A stretch of a transcript.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Start">When it begins, in seconds.</param>
/// <param name="End">When it ends, in seconds.</param>
internal readonly record struct SpokenPart(string Text, double Start, double End);

/// <summary>A text as it is spoken in a sound: when its sentences and words are said, each taking its share of the time by its length.</summary>
internal sealed class Transcript(string text, double seconds)
{
    private const int FewestWords = 4;
    private const int MostWords = 120;
    private const int LongestSentence = 12;
    private const double WordsPerSecond = 2.5;

    private static readonly string[] s_words =
    [
        "the", "we", "a", "today", "meeting", "about", "plan", "next", "week", "team", "ready", "is", "are", "and", "with", "new", "first", "question",
        "answer", "they", "can", "start", "morning", "after", "report", "short", "good", "time", "for", "this",
    ];

    public string Text { get; } = text;

    public double Seconds { get; } = seconds;

    /// <summary>Words for a sound that nobody wrote a transcript of: as many as it has time for; the same for the same bytes.</summary>
    public static string MadeUp(ReadOnlySpan<byte> file, double seconds, int seed)
    {
        var sum = 14695981039346656037UL;
        foreach (var one in file)
        {
            sum = unchecked((sum ^ one) * 1099511628211UL);
        }

        var chance = StableChance.For(seed, (int)(sum >> 32), (int)sum);
        var count = (int)Math.Clamp(seconds * WordsPerSecond, FewestWords, MostWords);
        var words = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var word = s_words[chance.Next() % (ulong)s_words.Length];
            var isFirst = i % LongestSentence == 0;
            var isLast = i % LongestSentence == LongestSentence - 1 || i == count - 1;
            words.Add((isFirst ? char.ToUpperInvariant(word[0]) + word[1..] : word) + (isLast ? "." : ""));
        }

        return string.Join(' ', words);
    }

    public List<SpokenPart> Sentences() => Split(static (text, at) => text[at] is '\n' or '。' or '！' or '？'
        || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]))));

    /// <summary>The words, without the signs around them.</summary>
    public List<SpokenPart> Words()
    {
        var words = Split(static (text, at) => char.IsWhiteSpace(text[at]));
        var bare = new List<SpokenPart>(words.Count);
        foreach (var word in words)
        {
            var trimmed = word.Text.Trim('.', ',', '!', '?', ';', ':', '"', '(', ')', '“', '”', '。', '！', '？', '、');
            if (trimmed.Length > 0)
            {
                bare.Add(word with { Text = trimmed });
            }
        }

        return bare;
    }

    private List<SpokenPart> Split(Func<string, int, bool> ends)
    {
        var parts = new List<SpokenPart>();
        for (var (start, at) = (0, 0); at < Text.Length; at++)
        {
            if (ends(Text, at) || at == Text.Length - 1)
            {
                var part = Text[start..(at + 1)].Trim();
                if (part.Length > 0)
                {
                    parts.Add(new SpokenPart(part, At(start), At(at + 1)));
                }

                start = at + 1;
            }
        }

        return parts;
    }

    private double At(int character) => Math.Round(Seconds * character / Text.Length, 2);
}
