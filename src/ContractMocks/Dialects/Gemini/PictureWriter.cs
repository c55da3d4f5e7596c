using System.Text.Json;
using ContractMocks.Dialects.OpenAi;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Writes a picture that the model makes: a PNG, of the size that the service gives an aspect ratio.</summary>
internal static class PictureWriter
{
    private const int PicturePart = 2000;

    public static void Write(Utf8JsonWriter json, Answer answer, int choice)
    {
        var config = GoogleJson.Object(GoogleJson.Object(answer.Conversation.Body, "generationConfig"u8), "imageConfig"u8);
        var (width, height) = Size(GoogleJson.Text(config, "aspectRatio"u8));
        json.WriteStartObject();
        json.WriteStartObject("inlineData"u8);
        json.WriteString("mimeType"u8, "image/png"u8);
        json.WriteString("data"u8, Convert.ToBase64String(Png.Make(width, height, answer.Exchange.Chance(ChancePurpose.AnswerPart + PicturePart + choice).Next())));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static (int Width, int Height) Size(string? ratio) => ratio switch
    {
        "2:3" => (832, 1248),
        "3:2" => (1248, 832),
        "3:4" => (864, 1184),
        "4:3" => (1184, 864),
        "4:5" => (896, 1152),
        "5:4" => (1152, 896),
        "9:16" => (768, 1344),
        "16:9" => (1344, 768),
        "21:9" => (1536, 672),
        _ => (1024, 1024),
    };
}
