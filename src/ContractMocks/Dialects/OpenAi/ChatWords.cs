using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>What the JSON and the stream of a chat completion have in common.</summary>
internal static class ChatWords
{
    public const string IdPrefix = "chatcmpl-";

    /// <summary>As many characters as recorded ids have.</summary>
    public const int IdLength = 29;

    public static ReadOnlySpan<byte> FinishReason(Answer answer) =>
        answer.Finish == ContractMocks.FinishReason.Length ? "length"u8 : answer.Finish == ContractMocks.FinishReason.ToolCalls ? "tool_calls"u8 : "stop"u8;

    /// <summary>The fingerprint of a back end: one for each model and seed.</summary>
    public static string Fingerprint(Answer answer) => StableChance.ForText(answer.Seed, answer.Conversation.Model).Hex("fp_", 10);

    public static void WriteUsage(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, answer.PromptTokens);
        json.WriteNumber("completion_tokens"u8, answer.CompletionTokens);
        json.WriteNumber("total_tokens"u8, answer.PromptTokens + answer.CompletionTokens);
        json.WriteStartObject("prompt_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, 0);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, 0);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteNumber("accepted_prediction_tokens"u8, 0);
        json.WriteNumber("rejected_prediction_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
