using System.Buffers;
using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi.Compatible;

/// <summary>What bodies and chunks of compatible servers have in common.</summary>
internal static class HostWords
{
    /// <summary>What OpenRouter says runs the model.</summary>
    public const string Provider = "ContractMocks";

    /// <summary>The characters of Groq's request ids.</summary>
    public const string Base32 = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The seed that a host says it took: the request's, else one of its own.</summary>
    public static long Seed(ChatForm form) =>
        form.Answer.Conversation.Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("seed"u8, out var seed)
            && seed.ValueKind == JsonValueKind.Number && seed.TryGetInt64(out var asked)
            ? asked
            : (long)(form.Chance.Next() >> 33);

    /// <summary>Writes a call without its index: its id, its type where the host writes it here, and the function.</summary>
    public static void WriteCall(Utf8JsonWriter json, HostFields fields, string id, string tool, string arguments)
    {
        json.WriteString("id"u8, id);
        if (fields is not (HostFields.XAi or HostFields.Mistral))
        {
            json.WriteString("type"u8, "function"u8);
        }

        json.WriteStartObject("function"u8);
        json.WriteString("name"u8, tool);
        json.WriteString("arguments"u8, arguments);
        json.WriteEndObject();
    }

    /// <summary>A failure as Mistral tells it: without an envelope, and saying itself that it is one.</summary>
    public static byte[] MistralError(WireError error)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, WireJson.Minified);
        json.WriteStartObject();
        json.WriteString("object"u8, "error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteString("type"u8, error.Type);
        json.WriteString("param"u8, error.Parameter);
        json.WriteString("code"u8, error.Code);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a content that is one part: a thought.</summary>
    public static void WriteThought(Utf8JsonWriter json, ReadOnlySpan<char> text)
    {
        json.WriteStartArray("content"u8);
        WriteThoughtPart(json, text);
        json.WriteEndArray();
    }

    /// <summary>Writes the part of a content that is a thought.</summary>
    public static void WriteThoughtPart(Utf8JsonWriter json, ReadOnlySpan<char> text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "thinking"u8);
        json.WriteStartArray("thinking"u8);
        WriteTextPart(json, text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteTextPart(Utf8JsonWriter json, ReadOnlySpan<char> text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    /// <summary>Writes OpenRouter's details of a thought.</summary>
    public static void WriteDetails(Utf8JsonWriter json, ReadOnlySpan<char> text)
    {
        json.WriteStartArray("reasoning_details"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "reasoning.text"u8);
        json.WriteString("text"u8, text);
        json.WriteNumber("index"u8, 0);
        json.WriteNull("format"u8);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Writes vLLM's reason beside the finish reason: the stop sequence that ended the text.</summary>
    public static void WriteStopReason(Utf8JsonWriter json, Answer answer) => json.WriteString("stop_reason"u8, answer.StopSequence);
}
