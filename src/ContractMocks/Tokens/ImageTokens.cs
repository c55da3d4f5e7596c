using ContractMocks.Conversations;

namespace ContractMocks.Tokens;

/// <summary>What an image costs by the providers' published rules. One whose size is not known counts as 1024 by 1024 pixels; for Gemini as one tile.</summary>
internal static class ImageTokens
{
    private const int Unknown = 1024;
    private const int Tile = 512;
    private const int Patch = 32;
    private const int MostPatches = 1536;

    private static readonly string[] s_ofPatches = ["gpt-4.1-mini", "gpt-4.1-nano", "o4-mini", "gpt-5-mini", "gpt-5-nano"];

    public static int Of(ConversationImage image, Conversation conversation)
    {
        var width = image.Width > 0 ? image.Width : Unknown;
        var height = image.Height > 0 ? image.Height : Unknown;
        return conversation.Tokens switch
        {
            TokenRule.Anthropic => Anthropic(width, height),
            TokenRule.Gemini => Gemini(image.Width, image.Height),
            _ => OpenAi(ModelFamily.Name(conversation.Model), width, height, image.Detail == "low"),
        };
    }

    private static int OpenAi(ReadOnlySpan<char> model, int width, int height, bool isLow)
    {
        if (ModelFamily.StartsWithAny(model, s_ofPatches))
        {
            if (isLow)
            {
                (width, height) = Fit(width, height, Tile);
            }

            // The factors bring the price of a patch in line with the model's price of a token.
            var factor = model.StartsWith("o4", StringComparison.Ordinal) ? 1.72 : model.Contains("-nano", StringComparison.Ordinal) ? 2.46 : 1.62;
            return (int)Math.Ceiling(Patches(width, height) * factor);
        }

        var (once, tile) = model.StartsWith("gpt-4o-mini", StringComparison.Ordinal) ? (2833, 5667)
            : model.StartsWith("gpt-5", StringComparison.Ordinal) ? (70, 140)
            : ModelFamily.IsReasoning(model) ? (75, 150)
            : model.StartsWith("computer-use", StringComparison.Ordinal) ? (65, 129)
            : (85, 170);
        return isLow ? once : once + (tile * Tiles(width, height));
    }

    /// <summary>Squares of 512 pixels, once the image fits 2,048 by 2,048 pixels and its shorter side 768.</summary>
    private static int Tiles(int width, int height)
    {
        const int LongSide = 2048;
        const int ShortSide = 768;
        (width, height) = Fit(width, height, LongSide);
        var shorter = Math.Min(width, height);
        if (shorter > ShortSide)
        {
            (width, height) = ((int)((long)width * ShortSide / shorter), (int)((long)height * ShortSide / shorter));
        }

        return Parts(width, Tile) * Parts(height, Tile);
    }

    /// <summary>Squares of 32 pixels, of which there are at most 1,536: a larger image is made smaller, to whole squares.</summary>
    private static int Patches(int width, int height)
    {
        if ((long)Parts(width, Patch) * Parts(height, Patch) <= MostPatches)
        {
            return Parts(width, Patch) * Parts(height, Patch);
        }

        var scale = Math.Sqrt((double)MostPatches * Patch * Patch / ((double)width * height));
        var across = width * scale / Patch;
        var down = height * scale / Patch;
        scale *= Math.Min(Math.Floor(across) / across, Math.Floor(down) / down);
        return Math.Min(MostPatches, (int)(Math.Ceiling(width * scale / Patch) * Math.Ceiling(height * scale / Patch)));
    }

    private static int Anthropic(int width, int height)
    {
        const int LongSide = 1568;
        const int PixelsPerToken = 750;
        (width, height) = Fit(width, height, LongSide);
        return (int)Math.Ceiling((double)width * height / PixelsPerToken);
    }

    private static int Gemini(int width, int height)
    {
        const int PerTile = 258;
        const int Small = 384;
        const int LargestTile = 768;
        return width <= Small && height <= Small ? PerTile : PerTile * Parts(width, LargestTile) * Parts(height, LargestTile);
    }

    private static (int Width, int Height) Fit(int width, int height, int most)
    {
        var longer = Math.Max(width, height);
        return longer <= most ? (width, height) : ((int)Math.Max(1, (long)width * most / longer), (int)Math.Max(1, (long)height * most / longer));
    }

    private static int Parts(int length, int part) => (int)(((long)length + part - 1) / part);
}
