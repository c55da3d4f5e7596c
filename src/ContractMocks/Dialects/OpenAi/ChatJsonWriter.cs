using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes a chat completion as one body, in the order of fields that the service sends.</summary>
internal static class ChatJsonWriter
{
    public static void Write(Answer answer, WireBuffer buffer)
    {
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("id"u8, answer.Id(ChatWords.IdPrefix, ChatWords.IdLength));
        json.WriteString("object"u8, "chat.completion"u8);
        json.WriteNumber("created"u8, answer.Created);
        json.WriteString("model"u8, answer.Conversation.Model);
        json.WriteStartArray("choices"u8);
        for (var choice = 0; choice < answer.Conversation.Choices; choice++)
        {
            WriteChoice(json, answer, choice);
        }

        json.WriteEndArray();
        ChatWords.WriteUsage(json, answer);
        json.WriteString("service_tier"u8, "default"u8);
        json.WriteString("system_fingerprint"u8, ChatWords.Fingerprint(answer));
        json.WriteEndObject();
        buffer.EndJson();
    }

    private static void WriteChoice(Utf8JsonWriter json, Answer answer, int choice)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, choice);
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("content"u8, answer.Text);
        if (answer.Calls.Length > 0)
        {
            WriteCalls(json, answer, choice);
        }

        json.WriteNull("refusal"u8);
        json.WriteStartArray("annotations"u8);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, ChatWords.FinishReason(answer));
        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, Answer answer, int choice)
    {
        json.WriteStartArray("tool_calls"u8);
        for (var i = 0; i < answer.Calls.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, answer.CallId(choice, i));
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, answer.Calls[i].Tool);
            json.WriteString("arguments"u8, answer.Calls[i].Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
