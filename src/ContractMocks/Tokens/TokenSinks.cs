using System.Buffers;

namespace ContractMocks.Tokens;

/// <summary>Takes the tokens of a text, in order.</summary>
internal interface ITokenSink
{
    /// <summary>Takes a token.</summary>
    /// <param name="end">Where it ends, in UTF-8 bytes.</param>
    /// <returns>Whether to go on.</returns>
    bool Take(int end);
}

/// <summary>Counts the tokens of a text, up to a bound.</summary>
internal struct TokenCount(int most) : ITokenSink
{
    public int Count { get; private set; }

    /// <summary>Where the last token that was counted ends, in UTF-8 bytes.</summary>
    public int End { get; private set; }

    /// <summary>Whether the text has more tokens than the bound.</summary>
    public bool IsCut { get; private set; }

    public bool Take(int end)
    {
        if (Count == most)
        {
            IsCut = true;
            return false;
        }

        Count++;
        End = end;
        return true;
    }
}

/// <summary>Keeps where the tokens of a text end, in memory that is lent: give it back with <see cref="Dispose"/>.</summary>
internal struct TokenEnds : ITokenSink, IDisposable
{
    private int[] _ends;
    private int _count;

    /// <param name="most">The most tokens that there can be: the length of the text in UTF-8 bytes.</param>
    public TokenEnds(int most) => _ends = ArrayPool<int>.Shared.Rent(most);

    public readonly ReadOnlySpan<int> Ends => _ends.AsSpan(0, _count);

    public bool Take(int end)
    {
        _ends[_count++] = end;
        return true;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_ends);
        _ends = [];
    }
}
