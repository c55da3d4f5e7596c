namespace ContractMocks.Dialects;

/// <summary>Cuts a text into the pieces that a stream sends. Pieces put together are the text; no surrogate pair is cut.</summary>
internal static class TextPieces
{
    /// <summary>The longest piece of a text without spaces, in UTF-16 units.</summary>
    public const int LongestWord = 16;

    /// <summary>The longest piece of a tool call's arguments, in UTF-16 units.</summary>
    public const int LongestArgument = 8;

    /// <summary>The length of the next piece: spaces and the word after them, as models' tokens are cut.</summary>
    /// <param name="rest">What is left; not empty.</param>
    /// <param name="longest">The longest piece, in UTF-16 units; at least 2.</param>
    public static int Next(ReadOnlySpan<char> rest, int longest)
    {
        var end = 0;
        while (end < rest.Length && end < longest && char.IsWhiteSpace(rest[end]))
        {
            end++;
        }

        while (end < rest.Length && end < longest && !char.IsWhiteSpace(rest[end]))
        {
            end++;
        }

        return end < rest.Length && char.IsHighSurrogate(rest[end - 1]) && char.IsLowSurrogate(rest[end])
            ? end == 1 ? 2 : end - 1
            : end;
    }
}
