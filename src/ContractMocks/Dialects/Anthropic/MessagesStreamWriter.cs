using System.Text.Json;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>Writes a message as events: each block is started, filled piece by piece and stopped. Order and fields are those of recorded traffic.</summary>
internal static class MessagesStreamWriter
{
    public static IEnumerable<StreamStep> Write(Answer answer, WireBuffer buffer)
    {
        var json = Begin(buffer, "message_start");
        json.WritePropertyName("message"u8);
        MessagesWriter.WriteMessage(json, answer, isWhole: false);
        yield return End(buffer, StreamStep.Frame);

        var index = 0;
        if (answer.Text is { Length: > 0 } text)
        {
            WriteTextStart(buffer, index);
            yield return End(buffer, StreamStep.Frame);
            Begin(buffer, "ping");
            yield return End(buffer, StreamStep.Frame);
            var pieces = answer.Pieces.Text(text);
            for (var i = 0; i < pieces.Count; i++)
            {
                WriteDelta(buffer, index, "text_delta", "text", pieces[i]);
                yield return End(buffer, StreamStep.Token);
            }

            WriteStop(buffer, index++);
            yield return End(buffer, StreamStep.Frame);
        }

        foreach (var call in answer.Calls)
        {
            WriteCallStart(buffer, index, call);
            yield return End(buffer, StreamStep.Frame);
            // Recorded streams open arguments with an empty piece.
            WriteDelta(buffer, index, "input_json_delta", "partial_json", "");
            yield return End(buffer, StreamStep.Frame);
            var pieces = answer.Pieces.Json(call.Arguments);
            for (var i = 0; i < pieces.Count; i++)
            {
                WriteDelta(buffer, index, "input_json_delta", "partial_json", pieces[i]);
                yield return End(buffer, StreamStep.Token);
            }

            WriteStop(buffer, index++);
            yield return End(buffer, StreamStep.Frame);
        }

        WriteMessageDelta(buffer, answer);
        yield return End(buffer, StreamStep.Frame);
        Begin(buffer, "message_stop");
        yield return End(buffer, StreamStep.End);
    }

    private static Utf8JsonWriter Begin(WireBuffer buffer, string type)
    {
        buffer.Write("event: "u8);
        buffer.Write(System.Text.Encoding.UTF8.GetBytes(type));
        buffer.Write("\ndata: "u8);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        return json;
    }

    private static StreamStep End(WireBuffer buffer, StreamStep step)
    {
        buffer.Json.WriteEndObject();
        buffer.EndJson();
        buffer.Write("\n\n"u8);
        return step;
    }

    private static void WriteTextStart(WireBuffer buffer, int index)
    {
        var json = Begin(buffer, "content_block_start");
        json.WriteNumber("index"u8, index);
        json.WriteStartObject("content_block"u8);
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, ""u8);
        json.WriteEndObject();
    }

    private static void WriteCallStart(WireBuffer buffer, int index, RecordedToolCall call)
    {
        var json = Begin(buffer, "content_block_start");
        json.WriteNumber("index"u8, index);
        json.WritePropertyName("content_block"u8);
        MessagesWriter.WriteCallStart(json, call);
        json.WriteStartObject("input"u8);
        json.WriteEndObject();
        MessagesWriter.WriteCallEnd(json);
    }

    private static void WriteDelta(WireBuffer buffer, int index, string type, string property, ReadOnlySpan<char> piece)
    {
        var json = Begin(buffer, "content_block_delta");
        json.WriteNumber("index"u8, index);
        json.WriteStartObject("delta"u8);
        json.WriteString("type"u8, type);
        json.WriteString(property, piece);
        json.WriteEndObject();
    }

    private static void WriteStop(WireBuffer buffer, int index) => Begin(buffer, "content_block_stop").WriteNumber("index"u8, index);

    private static void WriteMessageDelta(WireBuffer buffer, Answer answer)
    {
        var json = Begin(buffer, "message_delta");
        json.WriteStartObject("delta"u8);
        MessagesWriter.WriteStop(json, answer, isWhole: true);
        json.WriteEndObject();
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, answer.PromptTokens);
        json.WriteNumber("cache_creation_input_tokens"u8, 0);
        json.WriteNumber("cache_read_input_tokens"u8, 0);
        json.WriteNumber("output_tokens"u8, answer.CompletionTokens);
        json.WriteEndObject();
    }
}
