using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Azure;

/// <summary>Chunks as Azure sends them: what the filters found first, in every choice too, and the fields in the order of the alphabet.</summary>
internal sealed class AzureChunk(ChatForm form, WireBuffer buffer) : ChatChunk(form, buffer)
{
    public override bool Begin()
    {
        var json = BeginEvent();
        json.WriteStartArray("choices"u8);
        json.WriteEndArray();
        json.WriteNumber("created"u8, 0);
        json.WriteString("id"u8, ""u8);
        json.WriteString("model"u8, ""u8);
        json.WriteString("object"u8, ""u8);
        ContentFilter.WritePrompt(json);
        EndEvent(json);
        return true;
    }

    public override void Usage()
    {
        var json = BeginChunk();
        json.WriteStartArray("choices"u8);
        json.WriteEndArray();
        WriteTail(json, 0);
        ChatUsage.Write(json, Form);
        EndEvent(json);
    }

    protected override Utf8JsonWriter BeginChunk() => BeginEvent();

    protected override void BeginChoice(Utf8JsonWriter json, int choice)
    {
        json.WritePropertyName("content_filter_results"u8);
        ContentFilter.Write(json, IsText, IsEnding && Answer.Finish == ContractMocks.FinishReason.ContentFilter);
    }

    protected override void EndChoice(Utf8JsonWriter json, int choice, ReadOnlySpan<byte> finishReason, ReadOnlySpan<char> piece)
    {
        WriteFinish(json, finishReason);
        json.WriteNumber("index"u8, choice);
        WriteProbabilities(json, choice, piece);
    }

    protected override void WriteAfterChoices(Utf8JsonWriter json, bool isFinish)
    {
    }

    protected override void EndChunk(Utf8JsonWriter json, int length)
    {
        WriteTail(json, length);
        if (Answer.Conversation.IncludeUsage)
        {
            json.WriteNull("usage"u8);
        }

        EndEvent(json);
    }

    private void WriteTail(Utf8JsonWriter json, int length)
    {
        json.WriteNumber("created"u8, Answer.Created);
        json.WriteString("id"u8, Id);
        json.WriteString("model"u8, Model);
        WriteObfuscation(json, length);
        json.WriteString("object"u8, "chat.completion.chunk"u8);
        WriteFingerprint(json);
    }
}
