using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Counts of tokens by what they stand for.</summary>
internal static class ModalityTokens
{
    private const int PerTile = 258;
    private const int SmallSide = 384;
    private const int TileSide = 768;

    /// <summary>
    /// The tokens of a request's pictures by the published rule: 258 where no side is longer than 384 pixels, and for larger ones 258 for each tile of 768
    /// by 768. A picture of unknown size counts as one tile.
    /// </summary>
    public static int Images(Conversation conversation)
    {
        var tokens = 0;
        foreach (var message in conversation.Messages)
        {
            foreach (var image in message.Images)
            {
                tokens += Math.Max(image.Width, image.Height) <= SmallSide
                    ? PerTile
                    : PerTile * Tiles(image.Width) * Tiles(image.Height);
            }
        }

        return tokens;
    }

    /// <summary>Writes the details of a count; nothing where both are 0.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, int text, int images)
    {
        if (text <= 0 && images <= 0)
        {
            return;
        }

        json.WriteStartArray(name);
        Write(json, "TEXT"u8, text);
        Write(json, "IMAGE"u8, images);
        json.WriteEndArray();
    }

    private static int Tiles(int side) => Math.Max(1, (side + TileSide - 1) / TileSide);

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> modality, int count)
    {
        if (count > 0)
        {
            json.WriteStartObject();
            json.WriteString("modality"u8, modality);
            json.WriteNumber("tokenCount"u8, count);
            json.WriteEndObject();
        }
    }
}
