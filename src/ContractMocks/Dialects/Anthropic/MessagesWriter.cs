using System.Text.Json;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>What the JSON and the stream of a message have in common. Order and fields are those of recorded traffic.</summary>
internal static class MessagesWriter
{
    public static ReadOnlySpan<byte> StopReason(Answer answer) =>
        answer.Finish == FinishReason.Length ? "max_tokens"u8 : answer.Finish == FinishReason.ToolCalls ? "tool_use"u8 : "end_turn"u8;

    /// <summary>The message.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="answer">What it says.</param>
    /// <param name="isWhole">Whether all is said; otherwise as a stream begins: no content and no reason to stop yet.</param>
    public static void WriteMessage(Utf8JsonWriter json, Answer answer, bool isWhole)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, answer.Conversation.Model);
        json.WriteString("id"u8, answer.Id("msg_01", 22));
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteStartArray("content"u8);
        if (isWhole)
        {
            WriteContent(json, answer);
        }

        json.WriteEndArray();
        WriteStop(json, answer, isWhole);
        WriteUsage(json, answer, isWhole);
        json.WriteEndObject();
    }

    /// <summary>Why it stops, inside an object.</summary>
    public static void WriteStop(Utf8JsonWriter json, Answer answer, bool isWhole)
    {
        if (isWhole)
        {
            json.WriteString("stop_reason"u8, StopReason(answer));
        }
        else
        {
            json.WriteNull("stop_reason"u8);
        }

        json.WriteNull("stop_sequence"u8);
        json.WriteNull("stop_details"u8);
        json.WriteNull("container"u8);
    }

    public static void WriteCallStart(Utf8JsonWriter json, RecordedToolCall call)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "tool_use"u8);
        json.WriteString("id"u8, call.Id);
        json.WriteString("name"u8, call.Tool);
    }

    /// <summary>That the model itself calls, not code that it runs; ends the block.</summary>
    public static void WriteCallEnd(Utf8JsonWriter json)
    {
        json.WriteStartObject("caller"u8);
        json.WriteString("type"u8, "direct"u8);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, Answer answer)
    {
        if (answer.Text is { Length: > 0 } text)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, text);
            json.WriteEndObject();
        }

        foreach (var call in answer.Calls)
        {
            WriteCallStart(json, call);
            json.WritePropertyName("input"u8);
            json.WriteRawValue(call.Arguments);
            WriteCallEnd(json);
        }
    }

    // As a stream begins, one token is counted: the service has made the first by then.
    private static void WriteUsage(Utf8JsonWriter json, Answer answer, bool isWhole)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, answer.PromptTokens);
        json.WriteNumber("cache_creation_input_tokens"u8, 0);
        json.WriteNumber("cache_read_input_tokens"u8, 0);
        json.WriteStartObject("cache_creation"u8);
        json.WriteNumber("ephemeral_5m_input_tokens"u8, 0);
        json.WriteNumber("ephemeral_1h_input_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, isWhole ? answer.CompletionTokens : 1);
        json.WriteString("service_tier"u8, "standard"u8);
        json.WriteString("inference_geo"u8, "not_available"u8);
        json.WriteEndObject();
    }
}
