using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// The picture that a mock paints: bands of colour from top to bottom, and on them a pattern of squares, mirrored left to right, so that a person sees at
/// once that two pictures differ. It depends on its size and seed alone. Image formats write it as rows of a few colours.
/// </summary>
internal sealed class Picture
{
    /// <summary>The longest side that is painted, in pixels.</summary>
    public const int LongestSide = 8192;

    /// <summary>How many bands a picture has at most.</summary>
    private const int Bands = 64;

    /// <summary>How many squares there are on a side of the pattern.</summary>
    private const int Squares = 5;

    private readonly uint _pattern;

    public Picture(int width, int height, ulong seed, bool isTransparent = false)
    {
        Width = Math.Clamp(width, 1, LongestSide);
        Height = Math.Clamp(height, 1, LongestSide);
        IsTransparent = isTransparent;
        var chance = new StableChance(seed);
        var (from, to) = (chance.Next(), chance.Next());
        _pattern = (uint)chance.Next();
        Palette = new (byte Red, byte Green, byte Blue)[Bands + 1];
        for (var band = 0; band < Bands; band++)
        {
            Palette[band] = (Mix(from, to, 0, band), Mix(from, to, 8, band), Mix(from, to, 16, band));
        }

        // Light bands have dark squares on them, and dark bands light ones.
        var isLight = Palette[Bands / 2].Red + (2 * Palette[Bands / 2].Green) + Palette[Bands / 2].Blue > 2 * 255;
        Palette[Bands] = isLight ? ((byte)24, (byte)24, (byte)32) : ((byte)245, (byte)245, (byte)240);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether the bands are seen through.</summary>
    public bool IsTransparent { get; }

    /// <summary>The colours: the bands, then the squares.</summary>
    public (byte Red, byte Green, byte Blue)[] Palette { get; }

    public byte Alpha(int color) => IsTransparent && color < Bands ? (byte)0 : (byte)255;

    /// <summary>The colour of a pixel, as its place in the palette.</summary>
    public byte At(int x, int y)
    {
        // The pattern has a margin of one square around it.
        var (column, row) = ((int)((long)x * (Squares + 2) / Width) - 1, (int)((long)y * (Squares + 2) / Height) - 1);
        var isSquare = (uint)column < Squares && (uint)row < Squares
            && (_pattern >> ((row * 3) + Math.Min(column, Squares - 1 - column)) & 1) == 1;
        return isSquare ? (byte)Bands : (byte)((long)y * Bands / Height);
    }

    /// <summary>Whether a row is other than the one before it.</summary>
    public bool IsNew(int y) => y == 0 || Kind(y) != Kind(y - 1);

    /// <summary>Fills a row with places in the palette.</summary>
    public void Fill(int y, Span<byte> row)
    {
        for (var x = 0; x < Width;)
        {
            // A row is made of runs that end where a square may begin.
            var column = (long)x * (Squares + 2) / Width;
            var end = (int)Math.Min(Width, (((column + 1) * Width) + Squares + 1) / (Squares + 2));
            row[x..end].Fill(At(x, y));
            x = end;
        }
    }

    private long Kind(int y) => ((long)y * Bands / Height << 8) | ((long)y * (Squares + 2) / Height);

    private static byte Mix(ulong from, ulong to, int shift, int band)
    {
        var (start, end) = ((int)(from >> shift & 0xFF), (int)(to >> shift & 0xFF));
        return (byte)(start + ((end - start) * band / (Bands - 1)));
    }
}
