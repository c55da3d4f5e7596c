namespace ContractMocks.Dialects.OpenAi;

/// <summary>The tokens of pictures, by the rules that OpenAI publishes for its GPT image models.</summary>
internal static class ImageTokens
{
    private const int Square = 1024 * 1024;

    /// <summary>What each partial picture of a stream costs.</summary>
    private const int PerPartial = 100;

    /// <summary>A picture that is made: 272, 1056 or 4160 at 1024 by 1024, other sizes by their area; wide ones have a price of their own.</summary>
    public static int OfOutput(ImageOrder order)
    {
        var square = order.Quality switch { "low" => 272, "medium" => 1056, _ => 4160 };
        var tokens = (order.Width, order.Height) == (1536, 1024)
            ? order.Quality switch { "low" => 400, "medium" => 1568, _ => 6208 }
            : (int)Math.Ceiling(square * ((double)order.Width * order.Height / Square));
        return (tokens * order.Count) + (order.Stream ? PerPartial * order.PartialImages : 0);
    }

    /// <summary>
    /// A picture that is given: 65 and 129 for each tile of 512 by 512 once its shorter side is brought down to 512; where it is to be kept faithfully, 4096
    /// more for a square and 6144 for others. One of unknown size counts as one tile.
    /// </summary>
    public static int OfInput((int Width, int Height)? size, bool isFaithful)
    {
        const int Tile = 512;
        var (width, height) = size is { Width: > 0, Height: > 0 } known ? known : (Tile, Tile);
        var scale = Math.Min(1, (double)Tile / Math.Min(width, height));
        var tiles = Math.Ceiling(width * scale / Tile) * Math.Ceiling(height * scale / Tile);
        return 65 + (129 * (int)Math.Min(tiles, 1_000)) + (isFaithful ? width == height ? 4096 : 6144 : 0);
    }
}
