using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Compatible;

/// <summary>Bodies as servers send them that are compatible with OpenAI, each with its own fields in its own order.</summary>
internal static class CompatibleJsonWriter
{
    public static void Write(ChatForm form, WireBuffer buffer)
    {
        var json = buffer.Json;
        var answer = form.Answer;
        var fields = form.Options.Fields;
        json.WriteStartObject();
        json.WriteString("id"u8, form.Id);
        if (fields == HostFields.Mistral)
        {
            json.WriteNumber("created"u8, answer.Created);
            json.WriteString("model"u8, answer.Conversation.Model);
            ChatUsage.Write(json, form);
            json.WriteString("object"u8, "chat.completion"u8);
            WriteChoices(json, form);
        }
        else
        {
            json.WriteString("object"u8, "chat.completion"u8);
            json.WriteNumber("created"u8, answer.Created);
            json.WriteString("model"u8, answer.Conversation.Model);
            WriteBeforeChoices(json, fields);
            WriteChoices(json, form);
            ChatUsage.Write(json, form);
            WriteAfterUsage(json, form);
        }

        json.WriteEndObject();
        buffer.EndJson();
    }

    private static void WriteBeforeChoices(Utf8JsonWriter json, HostFields fields)
    {
        if (fields == HostFields.OpenRouter)
        {
            json.WriteString("provider"u8, HostWords.Provider);
            json.WriteNull("system_fingerprint"u8);
            json.WriteNull("service_tier"u8);
        }
        else if (fields == HostFields.Together)
        {
            json.WriteStartArray("prompt"u8);
            json.WriteEndArray();
        }
    }

    private static void WriteAfterUsage(Utf8JsonWriter json, ChatForm form)
    {
        switch (form.Options.Fields)
        {
            case HostFields.Groq:
                json.WriteNull("usage_breakdown"u8);
                json.WriteString("system_fingerprint"u8, form.Fingerprint);
                json.WriteStartObject("x_groq"u8);
                json.WriteString("id"u8, form.Chance.Of("req_01", 24, HostWords.Base32));
                json.WriteNumber("seed"u8, HostWords.Seed(form));
                json.WriteEndObject();
                json.WriteString("service_tier"u8, "on_demand"u8);
                break;
            case HostFields.DeepSeek or HostFields.XAi:
                json.WriteString("system_fingerprint"u8, form.Fingerprint);
                break;
            case HostFields.Vllm:
                json.WriteNull("service_tier"u8);
                json.WriteNull("system_fingerprint"u8);
                json.WriteNull("prompt_logprobs"u8);
                json.WriteNull("kv_transfer_params"u8);
                break;
            default:
                break;
        }
    }

    private static void WriteChoices(Utf8JsonWriter json, ChatForm form)
    {
        json.WriteStartArray("choices"u8);
        for (var choice = 0; choice < form.Answer.Conversation.Choices; choice++)
        {
            json.WriteStartObject();
            WriteChoice(json, form, choice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteChoice(Utf8JsonWriter json, ChatForm form, int choice)
    {
        switch (form.Options.Fields)
        {
            case HostFields.Mistral:
                json.WriteNumber("index"u8, choice);
                json.WriteString("finish_reason"u8, form.FinishReason);
                WriteMessage(json, form, choice);
                break;
            case HostFields.OpenRouter:
                json.WriteNumber("index"u8, choice);
                form.WriteProbabilities(json);
                json.WriteString("finish_reason"u8, form.FinishReason);
                json.WriteString("native_finish_reason"u8, form.FinishReason);
                WriteMessage(json, form, choice);
                break;
            case HostFields.Together:
                json.WriteString("finish_reason"u8, form.FinishReason);
                json.WriteNumber("seed"u8, HostWords.Seed(form));
                form.WriteProbabilities(json);
                json.WriteNumber("index"u8, choice);
                WriteMessage(json, form, choice);
                break;
            default:
                json.WriteNumber("index"u8, choice);
                WriteMessage(json, form, choice);
                if (form.Options.Fields != HostFields.XAi)
                {
                    form.WriteProbabilities(json);
                }

                json.WriteString("finish_reason"u8, form.FinishReason);
                if (form.Options.Fields == HostFields.Vllm)
                {
                    HostWords.WriteStopReason(json, form.Answer);
                }

                break;
        }
    }

    private static void WriteMessage(Utf8JsonWriter json, ChatForm form, int choice)
    {
        var fields = form.Options.Fields;
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        if (fields == HostFields.Mistral)
        {
            WriteCallsOf(json, form, choice, hasNull: form.Reasoning is null && form.Answer.Text is not null);
        }

        WriteContent(json, form);
        if (fields != HostFields.Mistral)
        {
            WriteReasoning(json, form);
            WriteCallsOf(json, form, choice, hasNull: false);
        }

        if (fields is HostFields.OpenRouter or HostFields.XAi or HostFields.Vllm)
        {
            json.WriteString("refusal"u8, form.Answer.Refusal);
        }

        if (fields == HostFields.Vllm)
        {
            json.WriteNull("annotations"u8);
            json.WriteNull("audio"u8);
            json.WriteNull("function_call"u8);
        }
        else if (form.Answer.Citations.Count > 0)
        {
            ChatAnnotations.Write(json, form.Answer);
        }

        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, ChatForm form)
    {
        var text = form.Answer.Text ?? (form.HasRefusals ? null : form.Answer.Refusal);
        if (form.Reasoning is { } thought && form.Options.Reasoning == ReasoningPlace.ContentParts)
        {
            json.WriteStartArray("content"u8);
            HostWords.WriteThoughtPart(json, thought);
            if (text is not null)
            {
                HostWords.WriteTextPart(json, text);
            }

            json.WriteEndArray();
            return;
        }

        switch (form.Options.Fields)
        {
            case HostFields.Groq or HostFields.Mistral when text is null:
                break;
            case HostFields.XAi or HostFields.DeepSeek:
                json.WriteString("content"u8, text ?? "");
                break;
            default:
                json.WriteString("content"u8, text);
                break;
        }
    }

    private static void WriteReasoning(Utf8JsonWriter json, ChatForm form)
    {
        if (form.Reasoning is not { } reasoning)
        {
            if (form.Options.Fields == HostFields.Vllm)
            {
                json.WriteNull("reasoning_content"u8);
            }
            else if (form.Options.Fields == HostFields.OpenRouter)
            {
                json.WriteNull("reasoning"u8);
            }

            return;
        }

        json.WriteString(form.Options.Reasoning == ReasoningPlace.Reasoning ? "reasoning"u8 : "reasoning_content"u8, reasoning);
        if (form.Options.Fields == HostFields.OpenRouter)
        {
            HostWords.WriteDetails(json, reasoning);
        }
    }

    private static void WriteCallsOf(Utf8JsonWriter json, ChatForm form, int choice, bool hasNull)
    {
        var calls = form.Answer.Calls;
        if (calls.Length == 0 && form.Options.Fields is not (HostFields.Together or HostFields.Vllm))
        {
            if (hasNull)
            {
                json.WriteNull("tool_calls"u8);
            }

            return;
        }

        json.WriteStartArray("tool_calls"u8);
        for (var i = 0; i < calls.Length; i++)
        {
            json.WriteStartObject();
            HostWords.WriteCall(json, form.Options.Fields, form.Answer.CallId(choice, i), calls[i].Tool, calls[i].Arguments);
            if (form.Options.Fields == HostFields.XAi)
            {
                json.WriteString("type"u8, "function"u8);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
