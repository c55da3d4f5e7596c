using System.Text.Json;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes the tokens of a chat completion, each host with its own fields.</summary>
internal static class ChatUsage
{
    // Groq's clocks: what a token takes to read and to write, in seconds.
    private const double QueueTime = 0.04;
    private const double ReadTime = 0.00005;
    private const double WriteTime = 0.003;

    public static void Write(Utf8JsonWriter json, ChatForm form, int? completion = null)
    {
        var usage = form.Answer.Usage;
        var output = completion ?? usage.Output;
        json.WriteStartObject("usage"u8);
        switch (form.Options.Fields)
        {
            case HostFields.Groq:
                WriteGroq(json, usage, output);
                break;
            case HostFields.Mistral:
                json.WriteNumber("prompt_tokens"u8, usage.Input);
                json.WriteNumber("total_tokens"u8, usage.Input + output);
                json.WriteNumber("completion_tokens"u8, output);
                WriteCached(json, usage);
                break;
            case HostFields.DeepSeek:
                WriteCounts(json, usage.Input, output);
                WriteCached(json, usage);
                WriteReasoning(json, usage, always: true);
                json.WriteNumber("prompt_cache_hit_tokens"u8, usage.Cached);
                json.WriteNumber("prompt_cache_miss_tokens"u8, usage.Input - usage.Cached);
                break;
            case HostFields.Together:
                WriteCounts(json, usage.Input, output);
                json.WriteNumber("cached_tokens"u8, usage.Cached);
                break;
            case HostFields.Vllm:
                json.WriteNumber("prompt_tokens"u8, usage.Input);
                json.WriteNumber("total_tokens"u8, usage.Input + output);
                json.WriteNumber("completion_tokens"u8, output);
                json.WriteNull("prompt_tokens_details"u8);
                break;
            case HostFields.OpenRouter:
                WriteOpenRouter(json, usage, output);
                break;
            case HostFields.XAi:
                WriteXAi(json, usage, output);
                break;
            default:
                WriteOpenAi(json, form.Answer, output);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteOpenAi(Utf8JsonWriter json, Answer answer, int output)
    {
        var (accepted, rejected) = Predicted(answer);
        WriteCounts(json, answer.Usage.Input, output);
        json.WriteStartObject("prompt_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, answer.Usage.Cached);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, answer.Usage.Reasoning);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteNumber("accepted_prediction_tokens"u8, accepted);
        json.WriteNumber("rejected_prediction_tokens"u8, rejected);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, int input, int output)
    {
        json.WriteNumber("prompt_tokens"u8, input);
        json.WriteNumber("completion_tokens"u8, output);
        json.WriteNumber("total_tokens"u8, input + output);
    }

    private static void WriteCached(Utf8JsonWriter json, TokenUsage usage)
    {
        json.WriteStartObject("prompt_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, usage.Cached);
        json.WriteEndObject();
    }

    private static void WriteReasoning(Utf8JsonWriter json, TokenUsage usage, bool always)
    {
        if (always || usage.Reasoning > 0)
        {
            json.WriteStartObject("completion_tokens_details"u8);
            json.WriteNumber("reasoning_tokens"u8, usage.Reasoning);
            json.WriteEndObject();
        }
    }

    private static void WriteGroq(Utf8JsonWriter json, TokenUsage usage, int output)
    {
        var (read, written) = (Math.Round(usage.Input * ReadTime, 9), Math.Round(output * WriteTime, 9));
        json.WriteNumber("queue_time"u8, QueueTime);
        json.WriteNumber("prompt_tokens"u8, usage.Input);
        json.WriteNumber("prompt_time"u8, read);
        json.WriteNumber("completion_tokens"u8, output);
        json.WriteNumber("completion_time"u8, written);
        json.WriteNumber("total_tokens"u8, usage.Input + output);
        json.WriteNumber("total_time"u8, Math.Round(read + written, 9));
        WriteReasoning(json, usage, always: false);
    }

    private static void WriteOpenRouter(Utf8JsonWriter json, TokenUsage usage, int output)
    {
        WriteCounts(json, usage.Input, output);
        json.WriteNumber("cost"u8, 0);
        json.WriteBoolean("is_byok"u8, false);
        json.WriteStartObject("prompt_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, usage.Cached);
        json.WriteNumber("cache_write_tokens"u8, 0);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteNumber("video_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteStartObject("cost_details"u8);
        json.WriteNumber("upstream_inference_cost"u8, 0);
        json.WriteNumber("upstream_inference_prompt_cost"u8, 0);
        json.WriteNumber("upstream_inference_completions_cost"u8, 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, usage.Reasoning);
        json.WriteNumber("image_tokens"u8, 0);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteEndObject();
    }

    // xAI counts reasoning beside the answer, and in the total.
    private static void WriteXAi(Utf8JsonWriter json, TokenUsage usage, int output)
    {
        json.WriteNumber("prompt_tokens"u8, usage.Input);
        json.WriteNumber("completion_tokens"u8, Math.Max(0, output - usage.Reasoning));
        json.WriteNumber("total_tokens"u8, usage.Input + output);
        json.WriteStartObject("prompt_tokens_details"u8);
        json.WriteNumber("text_tokens"u8, usage.Input);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteNumber("image_tokens"u8, 0);
        json.WriteNumber("cached_tokens"u8, usage.Cached);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, usage.Reasoning);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteNumber("accepted_prediction_tokens"u8, 0);
        json.WriteNumber("rejected_prediction_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteNumber("num_sources_used"u8, 0);
    }

    /// <summary>How much of a predicted text the answer begins with, in tokens, and how much it does not.</summary>
    private static (int Accepted, int Rejected) Predicted(Answer answer)
    {
        var prediction = RequestJson.Object(answer.Conversation.Body, "prediction"u8);
        if (answer.Text is null || RequestJson.Text(prediction, "content"u8) is not { } text)
        {
            return default;
        }

        var model = answer.Conversation.Model;
        var (predicted, said) = (TokenText.Split(model, text), TokenText.Split(model, answer.Text));
        var same = 0;
        while (same < predicted.Length && same < said.Length && predicted[same].Bytes.Span.SequenceEqual(said[same].Bytes.Span))
        {
            same++;
        }

        return (same, predicted.Length - same);
    }
}
