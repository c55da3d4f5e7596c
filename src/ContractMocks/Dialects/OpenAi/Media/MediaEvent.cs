using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>An event of the streams of sound and its text: data alone, with its type in it.</summary>
internal static class MediaEvent
{
    public static void Write(WireBuffer buffer, string type, Action<Utf8JsonWriter> write)
    {
        buffer.Write("data: "u8);
        buffer.Json.WriteStartObject();
        buffer.Json.WriteString("type"u8, type);
        write(buffer.Json);
        buffer.Json.WriteEndObject();
        buffer.EndJson();
        buffer.Write("\n\n"u8);
    }
}
