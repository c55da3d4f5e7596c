using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace ContractMocks.Tokens;

/// <summary>A token of a text.</summary>
/// <param name="Text">Its text; a token that holds part of a character only has its bytes written as <c>bytes:\xe2\x80</c>, as OpenAI does.</param>
/// <param name="Bytes">Its UTF-8 bytes.</param>
internal readonly record struct TextToken(string Text, ReadOnlyMemory<byte> Bytes);

/// <summary>Cuts texts into the tokens of a model.</summary>
internal static class TokenText
{
    /// <summary>The tokens of a text, in order; their bytes put together are the text.</summary>
    /// <param name="model">The model, e.g. <c>gpt-4o</c>.</param>
    /// <param name="text">The text.</param>
    public static TextToken[] Split(string model, string text)
    {
        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length) + Vocabulary.Slack];
        var length = Encoding.UTF8.GetBytes(text, utf8);
        using var ends = new TokenEnds(length);
        return Split(Tokenizer.For(model), utf8, length, ends);
    }

    /// <summary>
    /// Where the tokens of a text end, in UTF-16 units. Tokens that hold parts of one character are joined, so that each piece between two ends is whole
    /// characters.
    /// </summary>
    public static int[] Ends(string model, string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length) + Vocabulary.Slack);
        var length = Encoding.UTF8.GetBytes(text, utf8);
        var tokens = new TokenEnds(length);
        Tokenizer.For(model).Split(utf8, length, ref tokens);
        var ends = tokens.Ends.ToArray();
        if (length > text.Length)
        {
            var count = ToUtf16(utf8.AsSpan(0, length), ends);
            Array.Resize(ref ends, count);
        }

        tokens.Dispose();
        ArrayPool<byte>.Shared.Return(utf8);
        return ends;
    }

    /// <summary>The beginning of a text that has at most so many tokens, and whole characters only.</summary>
    /// <returns>The text itself where it has no more.</returns>
    public static string Beginning(string model, string text, int most)
    {
        var count = new TokenCount(most);
        Tokenizer.For(model).Split(text, ref count);
        if (!count.IsCut)
        {
            return text;
        }

        var left = count.End;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }

    /// <summary>Turns ends in UTF-8 bytes into ends in UTF-16 units, and leaves out those inside a character.</summary>
    /// <returns>How many are left.</returns>
    private static int ToUtf16(ReadOnlySpan<byte> utf8, Span<int> ends)
    {
        // The first of the four bytes of a character that is a surrogate pair is at least this.
        const byte Pair = 0xF0;
        var count = 0;
        var at = 0;
        var units = 0;
        foreach (var end in ends)
        {
            for (; at < end; at++)
            {
                units += IsInside(utf8[at]) ? 0 : utf8[at] >= Pair ? 2 : 1;
            }

            if (end == utf8.Length || !IsInside(utf8[end]))
            {
                ends[count++] = units;
            }
        }

        return count;
    }

    /// <summary>Whether a byte is not the first of its character.</summary>
    private static bool IsInside(byte one) => (one & 0xC0) == 0x80;

    private static TextToken[] Split(Tokenizer tokenizer, byte[] utf8, int length, TokenEnds ends)
    {
        tokenizer.Split(utf8, length, ref ends);
        var tokens = new TextToken[ends.Ends.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var start = i == 0 ? 0 : ends.Ends[i - 1];
            var bytes = utf8.AsMemory(start, ends.Ends[i] - start);
            tokens[i] = new TextToken(Utf8.IsValid(bytes.Span) ? Encoding.UTF8.GetString(bytes.Span) : Escaped(bytes.Span), bytes);
        }

        return tokens;
    }

    private static string Escaped(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder("bytes:");
        foreach (var one in bytes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\x{one:x2}");
        }

        return text.ToString();
    }
}
