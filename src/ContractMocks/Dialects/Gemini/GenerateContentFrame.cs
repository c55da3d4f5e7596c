using System.Text.Json;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Writes a generated content, whole or as the frames of a stream, each of which is a response of its own.</summary>
internal sealed class GenerateContentFrame(Answer answer, Utf8JsonWriter json)
{
    private readonly string _id = answer.Id("", 22);

    public void Whole()
    {
        Begin();
        if (answer.Text is { Length: > 0 } text)
        {
            Text(text);
        }

        foreach (var call in answer.Calls)
        {
            Call(call);
        }

        End(isLast: true);
    }

    /// <summary>The frames: after each step one is written. A call comes in one piece, as the service sends it.</summary>
    public IEnumerable<StreamStep> Parts()
    {
        var text = answer.Text ?? "";
        var pieces = answer.Pieces.Text(text);
        for (var i = 0; i < pieces.Count; i++)
        {
            var isLast = i + 1 == pieces.Count && answer.Calls.Length == 0;
            Begin();
            Text(pieces[i]);
            End(isLast);
            yield return isLast ? StreamStep.End : StreamStep.Token;
        }

        for (var i = 0; i < answer.Calls.Length; i++)
        {
            var isLast = i + 1 == answer.Calls.Length;
            Begin();
            Call(answer.Calls[i]);
            End(isLast);
            yield return isLast ? StreamStep.End : StreamStep.Token;
        }

        if (text.Length == 0 && answer.Calls.Length == 0)
        {
            Begin();
            Text("");
            End(isLast: true);
            yield return StreamStep.End;
        }
    }

    private void Begin()
    {
        json.WriteStartObject();
        json.WriteStartArray("candidates"u8);
        json.WriteStartObject();
        json.WriteStartObject("content"u8);
        json.WriteStartArray("parts"u8);
    }

    private void Text(ReadOnlySpan<char> piece)
    {
        json.WriteStartObject();
        json.WriteString("text"u8, piece);
        json.WriteEndObject();
    }

    private void Call(RecordedToolCall call)
    {
        json.WriteStartObject();
        json.WriteStartObject("functionCall"u8);
        json.WriteString("name"u8, call.Tool);
        json.WritePropertyName("args"u8);
        json.WriteRawValue(call.Arguments);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void End(bool isLast)
    {
        json.WriteEndArray();
        json.WriteString("role"u8, "model"u8);
        json.WriteEndObject();
        if (isLast)
        {
            // Gemini has no reason of its own for calls.
            json.WriteString("finishReason"u8, answer.Finish == FinishReason.Length ? "MAX_TOKENS"u8 : "STOP"u8);
        }

        json.WriteNumber("index"u8, 0);
        json.WriteEndObject();
        json.WriteEndArray();
        if (isLast)
        {
            Usage();
        }

        json.WriteString("modelVersion"u8, answer.Conversation.Model);
        json.WriteString("responseId"u8, _id);
        json.WriteEndObject();
    }

    private void Usage()
    {
        json.WriteStartObject("usageMetadata"u8);
        json.WriteNumber("promptTokenCount"u8, answer.PromptTokens);
        json.WriteNumber("candidatesTokenCount"u8, answer.CompletionTokens);
        json.WriteNumber("totalTokenCount"u8, answer.PromptTokens + answer.CompletionTokens);
        json.WriteStartArray("promptTokensDetails"u8);
        json.WriteStartObject();
        json.WriteString("modality"u8, "TEXT"u8);
        json.WriteNumber("tokenCount"u8, answer.PromptTokens);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
