using System.Text.Json;
using ContractMocks.Dialects.OpenAi.Azure;
using ContractMocks.Dialects.OpenAi.Compatible;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes a chat completion as one body, in the order of fields that the service sends.</summary>
internal static class ChatJsonWriter
{
    public static void Write(Answer answer, WireBuffer buffer)
    {
        var form = new ChatForm(answer);
        if (form.Options.Fields != HostFields.OpenAi)
        {
            CompatibleJsonWriter.Write(form, buffer);
            return;
        }

        var json = buffer.Json;
        json.WriteStartObject();
        if (form.Azure)
        {
            WriteAzure(json, form);
        }
        else
        {
            json.WriteString("id"u8, form.Id);
            json.WriteString("object"u8, "chat.completion"u8);
            json.WriteNumber("created"u8, answer.Created);
            json.WriteString("model"u8, answer.Conversation.Model);
            WriteChoices(json, form);
            ChatUsage.Write(json, form);
            json.WriteString("service_tier"u8, form.ServiceTier);
            json.WriteString("system_fingerprint"u8, form.Fingerprint);
        }

        json.WriteEndObject();
        buffer.EndJson();
    }

    /// <summary>Writes the choices.</summary>
    public static void WriteChoices(Utf8JsonWriter json, ChatForm form)
    {
        json.WriteStartArray("choices"u8);
        for (var choice = 0; choice < form.Answer.Conversation.Choices; choice++)
        {
            json.WriteStartObject();
            json.WriteNumber("index"u8, choice);
            json.WriteStartObject("message"u8);
            WriteMessage(json, form, choice);
            json.WriteEndObject();
            form.WriteProbabilities(json);
            json.WriteString("finish_reason"u8, form.FinishReason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the calls of a choice, or nothing where there are none.</summary>
    public static void WriteCalls(Utf8JsonWriter json, ChatForm form, int choice)
    {
        if (form.Answer.Calls.Length == 0 || form.IsLegacy)
        {
            return;
        }

        json.WriteStartArray("tool_calls"u8);
        for (var i = 0; i < form.Answer.Calls.Length; i++)
        {
            var isCustom = form.IsCustom(i);
            json.WriteStartObject();
            json.WriteString("id"u8, form.Answer.CallId(choice, i));
            json.WriteString("type"u8, isCustom ? "custom"u8 : "function"u8);
            json.WriteStartObject(isCustom ? "custom"u8 : "function"u8);
            json.WriteString("name"u8, form.Answer.Calls[i].Tool);
            json.WriteString(isCustom ? "input"u8 : "arguments"u8, form.Given(i));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes what a message says, without the braces.</summary>
    public static void WriteMessage(Utf8JsonWriter json, ChatForm form, int choice)
    {
        var answer = form.Answer;
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("content"u8, form.Content);
        if (form.Reasoning is { } reasoning && form.Options.Reasoning != ReasoningPlace.ContentParts)
        {
            json.WriteString(form.Options.Reasoning == ReasoningPlace.Reasoning ? "reasoning"u8 : "reasoning_content"u8, reasoning);
        }

        WriteCalls(json, form, choice);
        json.WriteString("refusal"u8, answer.Refusal);
        ChatAnnotations.Write(json, answer);
        if (form.IsLegacy && answer.Calls.Length > 0)
        {
            json.WriteStartObject("function_call"u8);
            json.WriteString("name"u8, answer.Calls[0].Tool);
            json.WriteString("arguments"u8, answer.Calls[0].Arguments);
            json.WriteEndObject();
        }

        if (form.IsSpoken)
        {
            var format = RequestJson.Text(RequestJson.Object(answer.Conversation.Body, "audio"u8), "format"u8);
            json.WriteStartObject("audio"u8);
            json.WriteString("id"u8, answer.PartId(choice, "audio_", 32));
            json.WriteBase64String("data"u8, ChatAudio.Of(answer.Text!, format));
            json.WriteNumber("expires_at"u8, answer.Created + ChatAudio.Lifetime);
            json.WriteString("transcript"u8, answer.Text);
            json.WriteEndObject();
        }
    }

    private static void WriteAzure(Utf8JsonWriter json, ChatForm form)
    {
        var answer = form.Answer;
        json.WriteStartArray("choices"u8);
        for (var choice = 0; choice < answer.Conversation.Choices; choice++)
        {
            json.WriteStartObject();
            json.WritePropertyName("content_filter_results"u8);
            ContentFilter.Write(json, answer.Text is not null, answer.Finish == ContractMocks.FinishReason.ContentFilter);
            json.WriteString("finish_reason"u8, form.FinishReason);
            json.WriteNumber("index"u8, choice);
            form.WriteProbabilities(json);
            json.WriteStartObject("message"u8);
            WriteMessage(json, form, choice);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("created"u8, answer.Created);
        json.WriteString("id"u8, form.Id);
        json.WriteString("model"u8, answer.Conversation.Model);
        json.WriteString("object"u8, "chat.completion"u8);
        ContentFilter.WritePrompt(json);
        json.WriteString("system_fingerprint"u8, form.Fingerprint);
        ChatUsage.Write(json, form);
    }
}
