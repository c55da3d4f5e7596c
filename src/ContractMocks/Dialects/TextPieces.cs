using ContractMocks.Tokens;

namespace ContractMocks.Dialects;

/// <summary>Cuts texts into the pieces that a stream sends. Pieces put together are the text; no surrogate pair is cut.</summary>
/// <param name="chunking">How texts are cut.</param>
/// <param name="given">The pieces of the answer's text, where the reply gives them; empty where it does not.</param>
/// <param name="model">The model whose tokens are cut by.</param>
internal sealed class TextPieces(Chunking chunking, EquatableArray<string> given, string model = "")
{
    /// <summary>The longest word, in UTF-16 units, where texts are cut by words; a longer one is cut.</summary>
    public const int LongestWord = 16;

    public static readonly TextPieces Usual = new(Chunking.Tokens, default);

    /// <summary>The pieces of the answer's text. An empty text has none.</summary>
    public Pieces Text(string text)
    {
        if (given.Count == 0 || text.Length == 0)
        {
            return Other(text);
        }

        var ends = new int[given.Count];
        var end = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            end += given[i].Length;
            ends[i] = end;
        }

        // A dialect may have shortened the text (a stop sequence, a limit); the pieces then end where it does.
        return end == text.Length ? new Pieces(text, ends) : new Pieces(text, [.. ends.TakeWhile(one => one < text.Length), text.Length]);
    }

    /// <summary>The pieces of any other text of the answer, such as its reasoning.</summary>
    public Pieces Other(string text) => chunking.Kind == ChunkingKind.Tokens ? new Pieces(text, TokenText.Ends(model, text)) : Cut(text);

    /// <summary>The pieces of a tool call's arguments or of other JSON.</summary>
    public Pieces Json(string json) => Other(json);

    private Pieces Cut(string text)
    {
        var ends = new List<int>((text.Length / 4) + 1);
        for (var at = 0; at < text.Length;)
        {
            at += chunking.Kind == ChunkingKind.Characters ? Characters(text.AsSpan(at), chunking.Length) : Word(text.AsSpan(at));
            ends.Add(at);
        }

        return new Pieces(text, [.. ends]);
    }

    private static int Characters(ReadOnlySpan<char> rest, int count)
    {
        var end = 0;
        for (; count > 0 && end < rest.Length; count--)
        {
            end += char.IsHighSurrogate(rest[end]) && end + 1 < rest.Length && char.IsLowSurrogate(rest[end + 1]) ? 2 : 1;
        }

        return end;
    }

    /// <summary>The length of the next piece: spaces and the word after them.</summary>
    private static int Word(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && end < LongestWord && char.IsWhiteSpace(rest[end]))
        {
            end++;
        }

        while (end < rest.Length && end < LongestWord && !char.IsWhiteSpace(rest[end]))
        {
            end++;
        }

        return end < rest.Length && char.IsHighSurrogate(rest[end - 1]) && char.IsLowSurrogate(rest[end])
            ? end == 1 ? 2 : end - 1
            : end;
    }
}

/// <summary>A text and where its pieces end.</summary>
internal readonly struct Pieces(string text, int[] ends)
{
    public int Count => ends.Length;

    public ReadOnlySpan<char> this[int index] => text.AsSpan(index == 0 ? 0 : ends[index - 1], ends[index] - (index == 0 ? 0 : ends[index - 1]));
}
