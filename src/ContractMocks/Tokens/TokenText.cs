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
