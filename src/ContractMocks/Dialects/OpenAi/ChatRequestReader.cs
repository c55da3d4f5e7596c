using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects.OpenAi.Azure;
using ContractMocks.Engine;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Reads a chat completion request. Lenient: what is not as expected is left out, because the contract has judged the request already.</summary>
internal static class ChatRequestReader
{
    /// <summary>The most choices that the service gives.</summary>
    private const int MostChoices = 128;

    /// <summary>Reads a request as the host would that the options speak of.</summary>
    /// <exception cref="RefusedException">The service takes no such request.</exception>
    public static Conversation Read(Exchanging exchange)
    {
        var azure = AzureRequest.Of(exchange.Request);
        azure?.Check();
        var compatibility = exchange.Options.Compatibility;
        if (azure is null && compatibility.Fields == HostFields.OpenAi)
        {
            ChatRefusals.Check(exchange.Body);
        }

        return Read(exchange.Body, compatibility, azure?.Deployment);
    }

    public static Conversation Read(JsonElement body) => Read(body, CompatibilityOptions.OpenAi, null);

    private static Conversation Read(JsonElement body, CompatibilityOptions compatibility, string? deployment)
    {
        var model = Text(body, "model"u8) ?? deployment ?? "";
        var (prefix, length, alphabet) = CallIds(compatibility.ToolCallIds);
        var options = RequestJson.Object(body, "stream_options"u8);
        return new Conversation
        {
            Body = body,
            Model = model,
            Stream = IsTrue(body, "stream"u8),
            IncludeUsage = compatibility.AlwaysSendsUsage || IsTrue(options, "include_usage"u8),
            Choices = Math.Clamp(Number(body, "n"u8) ?? 1, 1, MostChoices),
            Messages = ChatMessages.Read(body),
            Tools = ChatTools.Read(body),
            ToolChoice = OpenAiWishes.ToolChoice(body),
            Output = OpenAiWishes.Output(RequestJson.Object(body, "response_format"u8), "response_format"),
            MaxTokens = Number(body, "max_completion_tokens"u8) ?? Number(body, "max_tokens"u8),
            StopSequences = Stops(body),
            LogProbabilities = IsTrue(body, "logprobs"u8) ? Number(body, "top_logprobs"u8) ?? 0 : null,
            Reasoning = Reasoning(body),
            Tokens = compatibility.Fields == HostFields.OpenAi ? TokenRule.OpenAi : TokenRule.Other,
            CallPrefix = prefix,
            CallLength = length,
            CallAlphabet = alphabet,
        };
    }

    /// <summary>A whole number; null where there is none.</summary>
    public static int? Number(JsonElement body, ReadOnlySpan<byte> name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>The stop sequences: one text or a list.</summary>
    public static IReadOnlyList<string> Stops(JsonElement body) =>
        Text(body, "stop"u8) is { } only ? [only] : Texts(body, "stop"u8) ?? (IReadOnlyList<string>)[];

    private static RequestedReasoning? Reasoning(JsonElement body)
    {
        // `reasoning: {effort, max_tokens, enabled, exclude}` is OpenRouter's.
        var reasoning = RequestJson.Object(body, "reasoning"u8);
        var effort = Text(body, "reasoning_effort"u8) ?? Text(reasoning, "effort"u8);
        return effort is null && reasoning.ValueKind == JsonValueKind.Undefined
            ? null
            : new RequestedReasoning(effort != "none" && !IsFalse(reasoning, "enabled"u8))
            {
                Effort = effort,
                Budget = Number(reasoning, "max_tokens"u8),
                IsShown = IsTrue(reasoning, "exclude"u8) ? false : null,
            };
    }

    private static (string Prefix, int Length, string? Alphabet) CallIds(ToolCallIds ids) => ids switch
    {
        ToolCallIds.Nine => ("", 9, null),
        ToolCallIds.EightDigits => ("call_", 8, "0123456789"),
        ToolCallIds.LongHexadecimal => ("chatcmpl-tool-", 32, "0123456789abcdef"),
        _ => ("call_", 24, null),
    };
}
