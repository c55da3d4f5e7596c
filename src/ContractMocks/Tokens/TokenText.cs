using System.Text;
using ContractMocks.Dialects;

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
        var pieces = TextPieces.Usual.Other(text);
        var tokens = new TextToken[pieces.Count];
        for (var i = 0; i < tokens.Length; i++)
        {
            var piece = pieces[i].ToString();
            tokens[i] = new TextToken(piece, Encoding.UTF8.GetBytes(piece));
        }

        return tokens;
    }
}
