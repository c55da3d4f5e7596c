using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Counts of tokens by what they stand for.</summary>
internal static class ModalityTokens
{
    /// <summary>The tokens of a request's pictures.</summary>
    public static int Images(Conversation conversation)
    {
        var tokens = 0;
        foreach (var message in conversation.Messages)
        {
            foreach (var image in message.Images)
            {
                tokens += ImageTokens.Of(image, conversation);
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
