using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes the objects of a response: the response itself, which repeats the request's wishes, and its items.</summary>
internal sealed class ResponsesWriter(Answer answer, Utf8JsonWriter json)
{
    /// <summary>The id of the message.</summary>
    public string MessageId { get; } = answer.Id("msg_", 48);

    /// <summary>The id of a call's item, which is another than that of the call.</summary>
    public string ItemId(int call) => "fc_" + answer.Calls[call].Id["call_".Length..];

    /// <summary>Whether the text has an item of its own.</summary>
    public bool HasMessage => answer.Text is { Length: > 0 } || answer.Calls.Length == 0;

    /// <param name="status">Its status.</param>
    /// <param name="isWhole">Whether its output is in it.</param>
    public void Response(string status, bool isWhole)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, answer.Id("resp_", 48));
        json.WriteString("object"u8, "response"u8);
        json.WriteNumber("created_at"u8, answer.Created);
        json.WriteString("status"u8, isWhole && answer.Finish == FinishReason.Length ? "incomplete" : status);
        json.WriteBoolean("background"u8, false);
        json.WriteNull("error"u8);
        if (isWhole && answer.Finish == FinishReason.Length)
        {
            json.WriteStartObject("incomplete_details"u8);
            json.WriteString("reason"u8, "max_output_tokens"u8);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("incomplete_details"u8);
        }

        Echo("instructions"u8, "null"u8);
        Echo("max_output_tokens"u8, "null"u8);
        json.WriteString("model"u8, answer.Conversation.Model);
        json.WriteStartArray("output"u8);
        if (isWhole)
        {
            Output();
        }

        json.WriteEndArray();
        Echo("parallel_tool_calls"u8, "true"u8);
        Echo("previous_response_id"u8, "null"u8);
        json.WriteString("service_tier"u8, "default"u8);
        Echo("temperature"u8, "1"u8);
        Echo("text"u8, """{"format":{"type":"text"}}"""u8);
        Echo("tool_choice"u8, "\"auto\""u8);
        Echo("tools"u8, "[]"u8);
        Echo("top_p"u8, "1"u8);
        Echo("truncation"u8, "\"disabled\""u8);
        // Until it is done, tokens are not counted; the service writes null, which its document does not allow.
        if (isWhole)
        {
            Usage();
        }

        Echo("metadata"u8, "{}"u8);
        json.WriteEndObject();
    }

    /// <summary>The item of the text, as it is when it is done or, empty, when it begins.</summary>
    public void Message(bool isDone)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, MessageId);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("status"u8, isDone ? "completed"u8 : "in_progress"u8);
        json.WriteStartArray("content"u8);
        if (isDone)
        {
            Part(answer.Text ?? "");
        }

        json.WriteEndArray();
        json.WriteString("role"u8, "assistant"u8);
        json.WriteEndObject();
    }

    public void Part(string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "output_text"u8);
        json.WriteStartArray("annotations"u8);
        json.WriteEndArray();
        json.WriteStartArray("logprobs"u8);
        json.WriteEndArray();
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    /// <summary>The item of a call, as it is when it is done or, without arguments, when it begins.</summary>
    public void Call(int index, bool isDone)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, ItemId(index));
        json.WriteString("type"u8, "function_call"u8);
        json.WriteString("status"u8, isDone ? "completed"u8 : "in_progress"u8);
        json.WriteString("arguments"u8, isDone ? answer.Calls[index].Arguments : "");
        json.WriteString("call_id"u8, answer.Calls[index].Id);
        json.WriteString("name"u8, answer.Calls[index].Tool);
        json.WriteEndObject();
    }

    private void Output()
    {
        if (HasMessage)
        {
            Message(isDone: true);
        }

        for (var i = 0; i < answer.Calls.Length; i++)
        {
            Call(i, isDone: true);
        }
    }

    /// <summary>What the request says of a name, else the service's default.</summary>
    private void Echo(ReadOnlySpan<byte> name, ReadOnlySpan<byte> usual)
    {
        json.WritePropertyName(name);
        if (answer.Conversation.Body.ValueKind == JsonValueKind.Object && answer.Conversation.Body.TryGetProperty(name, out var value))
        {
            value.WriteTo(json);
        }
        else
        {
            json.WriteRawValue(usual);
        }
    }

    private void Usage()
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, answer.PromptTokens);
        json.WriteStartObject("input_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, 0);
        json.WriteNumber("cache_write_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, answer.CompletionTokens);
        json.WriteStartObject("output_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteNumber("total_tokens"u8, answer.PromptTokens + answer.CompletionTokens);
        json.WriteEndObject();
    }
}
