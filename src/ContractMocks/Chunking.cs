namespace ContractMocks;

/// <summary>How a stream cuts texts into pieces. No way cuts a surrogate pair, nor the UTF-8 bytes of a character.</summary>
public sealed record Chunking
{
    private Chunking(ChunkingKind kind, int length) => (Kind, Length) = (kind, length);

    /// <summary>By the model's tokens, as providers do. The default.</summary>
    public static Chunking Tokens { get; } = new(ChunkingKind.Tokens, 0);

    /// <summary>By words, each with the white space before it.</summary>
    public static Chunking Words { get; } = new(ChunkingKind.Words, 0);

    internal ChunkingKind Kind { get; }

    /// <summary>Of characters: how many.</summary>
    internal int Length { get; }

    /// <summary>By characters (Unicode scalar values).</summary>
    /// <param name="count">How many to a piece, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1.</exception>
    public static Chunking Characters(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new Chunking(ChunkingKind.Characters, count);
    }
}

internal enum ChunkingKind
{
    Tokens,
    Words,
    Characters,
}
