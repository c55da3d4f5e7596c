using System.Numerics;

namespace ContractMocks.Tokens;

/// <summary>
/// Cuts a word into tokens by byte pair encoding: of all neighbours that together are a token, the two of the lowest rank become one (of equals the
/// first), until there are none.
/// </summary>
internal static class WordSplitter
{
    /// <summary>
    /// Longer words, in bytes, are merged with a queue. Up to here, looking through all neighbours for the lowest rank is faster, and takes no memory.
    /// </summary>
    private const int Longest = 384;

    /// <returns>Whether to go on with the text.</returns>
    public static bool Split<TSink>(Vocabulary vocabulary, ReadOnlySpan<byte> text, int start, int end, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        if (end - start == 1 || vocabulary.Rank(text, start, end - start) != Vocabulary.None)
        {
            return sink.Take(end);
        }

        return end - start <= Longest ? Short(vocabulary, text, start, end, ref sink) : new LongWord(vocabulary, text[start..], end - start).Split(start, ref sink);
    }

    private static bool Short<TSink>(Vocabulary vocabulary, ReadOnlySpan<byte> text, int start, int end, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        // starts[i] is where part i begins; ranks[i] that of part i with the part after it.
        var count = end - start;
        Span<int> starts = stackalloc int[Longest + 1];
        Span<int> ranks = stackalloc int[Longest + 1];
        for (var i = 0; i < count; i++)
        {
            starts[i] = start + i;
            ranks[i] = i + 1 < count ? vocabulary.Pair(text[start + i], text[start + i + 1]) : Vocabulary.None;
        }

        starts[count] = end;
        while (count > 1)
        {
            var at = Lowest(ranks[..(count - 1)]);
            if (at < 0)
            {
                break;
            }

            starts[(at + 2)..(count + 1)].CopyTo(starts[(at + 1)..]);
            ranks[(at + 1)..count].CopyTo(ranks[at..]);
            count--;
            ranks[at] = at + 1 < count ? vocabulary.Rank(text, starts[at], starts[at + 2] - starts[at]) : Vocabulary.None;
            if (at > 0)
            {
                ranks[at - 1] = vocabulary.Rank(text, starts[at - 1], starts[at + 1] - starts[at - 1]);
            }
        }

        for (var i = 1; i <= count; i++)
        {
            if (!sink.Take(starts[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first place of the lowest rank; -1 where there are only <see cref="Vocabulary.None"/>.</summary>
    private static int Lowest(ReadOnlySpan<int> ranks)
    {
        var lowest = Vocabulary.None;
        var from = 0;
        if (ranks.Length >= Vector<int>.Count * 2)
        {
            var least = new Vector<int>(ranks);
            for (from = Vector<int>.Count; from + Vector<int>.Count <= ranks.Length; from += Vector<int>.Count)
            {
                least = Vector.Min(least, new Vector<int>(ranks[from..]));
            }

            for (var i = 0; i < Vector<int>.Count; i++)
            {
                lowest = Math.Min(lowest, least[i]);
            }
        }

        for (; from < ranks.Length; from++)
        {
            lowest = Math.Min(lowest, ranks[from]);
        }

        return lowest == Vocabulary.None ? -1 : ranks.IndexOf(lowest);
    }
}
