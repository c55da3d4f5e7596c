using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes single chunks of a chat completion, framed as server-sent events.</summary>
internal sealed class ChatChunk(Answer answer, WireBuffer buffer)
{
    // Repeated in every chunk, so encoded once.
    private readonly JsonEncodedText _id = Encode(answer.Id(ChatWords.IdPrefix, ChatWords.IdLength));
    private readonly JsonEncodedText _model = Encode(answer.Conversation.Model);
    private readonly JsonEncodedText _fingerprint = Encode(ChatWords.Fingerprint(answer));

    /// <summary>Opens the message; with the announcement of the only call where the model does nothing else.</summary>
    public void Open(int choice, bool withCall)
    {
        var json = BeginDelta(choice);
        json.WriteString("role"u8, "assistant"u8);
        if (answer.Text is null)
        {
            json.WriteNull("content"u8);
        }
        else
        {
            json.WriteString("content"u8, ""u8);
        }

        if (withCall)
        {
            WriteAnnouncement(json, choice, 0);
        }

        json.WriteNull("refusal"u8);
        EndDelta(json, default);
    }

    public void Content(int choice, ReadOnlySpan<char> piece)
    {
        var json = BeginDelta(choice);
        json.WriteString("content"u8, piece);
        EndDelta(json, default);
    }

    public void Announce(int choice, int call)
    {
        var json = BeginDelta(choice);
        WriteAnnouncement(json, choice, call);
        EndDelta(json, default);
    }

    public void Arguments(int choice, int call, ReadOnlySpan<char> piece)
    {
        var json = BeginDelta(choice);
        json.WriteStartArray("tool_calls"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, call);
        json.WriteStartObject("function"u8);
        json.WriteString("arguments"u8, piece);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        EndDelta(json, default);
    }

    public void Finish(int choice) => EndDelta(BeginDelta(choice), ChatWords.FinishReason(answer));

    /// <summary>The chunk without choices that counts the tokens.</summary>
    public void Usage()
    {
        var json = Begin();
        json.WriteStartArray("choices"u8);
        json.WriteEndArray();
        ChatWords.WriteUsage(json, answer);
        End(json);
    }

    private static JsonEncodedText Encode(string text) =>
        JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    private void WriteAnnouncement(Utf8JsonWriter json, int choice, int call)
    {
        json.WriteStartArray("tool_calls"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, call);
        json.WriteString("id"u8, answer.CallId(choice, call));
        json.WriteString("type"u8, "function"u8);
        json.WriteStartObject("function"u8);
        json.WriteString("name"u8, answer.Calls[call].Tool);
        json.WriteString("arguments"u8, ""u8);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private Utf8JsonWriter Begin()
    {
        buffer.Write("data: "u8);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("id"u8, _id);
        json.WriteString("object"u8, "chat.completion.chunk"u8);
        json.WriteNumber("created"u8, answer.Created);
        json.WriteString("model"u8, _model);
        json.WriteString("service_tier"u8, "default"u8);
        json.WriteString("system_fingerprint"u8, _fingerprint);
        return json;
    }

    private Utf8JsonWriter BeginDelta(int choice)
    {
        var json = Begin();
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, choice);
        json.WriteStartObject("delta"u8);
        return json;
    }

    private void EndDelta(Utf8JsonWriter json, ReadOnlySpan<byte> finishReason)
    {
        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        if (finishReason.IsEmpty)
        {
            json.WriteNull("finish_reason"u8);
        }
        else
        {
            json.WriteString("finish_reason"u8, finishReason);
        }

        json.WriteEndObject();
        json.WriteEndArray();
        if (answer.Conversation.IncludeUsage)
        {
            json.WriteNull("usage"u8);
        }

        End(json);
    }

    private void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        buffer.EndJson();
        buffer.Write("\n\n"u8);
    }
}
