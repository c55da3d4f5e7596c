using System.Text.Json;
using ContractMocks.Dialects.OpenAi.Azure;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>What every part of one chat completion shares: who speaks, its ids, and what the request wants beside the text.</summary>
internal sealed class ChatForm
{
    private const int IdLength = 29;

    public ChatForm(Answer answer)
    {
        Answer = answer;
        Azure = AzureRequest.Of(answer.Exchange.Request) is not null;
        Options = Azure ? CompatibilityOptions.OpenAi : answer.Exchange.Options.Compatibility;
        Id = MakeId(answer, Options.Ids);
        ServiceTier = Tier(RequestJson.Text(answer.Conversation.Body, "service_tier"u8));
        IsLegacy = ChatTools.IsLegacy(answer.Conversation.Body);
        IsSpoken = answer.IsSpoken && answer.Text is not null;
        Probabilities = answer.Conversation.LogProbabilities is { } top ? new ChatLogProbabilities(answer, top) : null;
        HidesProbabilities = Options.Fields == HostFields.OpenAi && !Azure && ChatRefusals.HasNoProbabilities(answer.Conversation.Model) && Probabilities is null;
    }

    public Answer Answer { get; }

    /// <summary>Whose fields there are.</summary>
    public CompatibilityOptions Options { get; }

    /// <summary>Whether Azure answers.</summary>
    public bool Azure { get; }

    public string Id { get; }

    public string ServiceTier { get; }

    /// <summary>Whether the request is of the older form, which has functions instead of tools.</summary>
    public bool IsLegacy { get; }

    /// <summary>Whether the text is spoken, and written as the transcript only.</summary>
    public bool IsSpoken { get; }

    /// <summary>The log probabilities of the tokens; null where none are asked for.</summary>
    public ChatLogProbabilities? Probabilities { get; }

    /// <summary>Whether answers do not even say that there are none: so of models that reason or search.</summary>
    public bool HidesProbabilities { get; }

    /// <summary>Whether the host has a field for a refusal; else it is what the model says.</summary>
    public bool HasRefusals => Options.Fields is HostFields.OpenAi or HostFields.OpenRouter or HostFields.XAi or HostFields.Vllm;

    /// <summary>The text as content; null where there is none or it is spoken.</summary>
    public string? Content => IsSpoken ? null : Answer.Text;

    /// <summary>The reasoning that the client sees; null for none.</summary>
    public string? Reasoning =>
        Options.Reasoning == ReasoningPlace.Hidden || Answer.HidesReasoning || Answer.Conversation.Reasoning?.IsShown == false ? null : Answer.Reasoning;

    /// <summary>Chance for what the host makes up, such as times and seeds.</summary>
    public StableChance Chance => StableChance.For(Answer.Seed, Answer.Number, ChancePurpose.Host);

    /// <summary>The fingerprint of a back end: one for each model and seed; null for OpenAI's newest models, which have none.</summary>
    public string? Fingerprint => Options.Fields switch
    {
        HostFields.OpenAi when Answer.Conversation.Model.StartsWith("gpt-5", StringComparison.Ordinal) => null,
        HostFields.DeepSeek => StableChance.ForText(Answer.Seed, Answer.Conversation.Model).Hex("fp_", 10) + "_prod_fp8_kvcache",
        _ => StableChance.ForText(Answer.Seed, Answer.Conversation.Model).Hex("fp_", 10),
    };

    public ReadOnlySpan<byte> FinishReason => Answer.Finish switch
    {
        ContractMocks.FinishReason.Length or ContractMocks.FinishReason.ContextWindow => "length"u8,
        ContractMocks.FinishReason.ToolCalls => IsLegacy ? "function_call"u8 : "tool_calls"u8,
        ContractMocks.FinishReason.ContentFilter or ContractMocks.FinishReason.Recitation or ContractMocks.FinishReason.Blocklist
            or ContractMocks.FinishReason.ProhibitedContent or ContractMocks.FinishReason.PersonalData => "content_filter"u8,
        _ => "stop"u8,
    };

    /// <summary>Whether a call is of a custom tool, which takes a text; else of a function.</summary>
    public bool IsCustom(int call) => ChatTools.IsCustom(Answer.Conversation.Body, Answer.Calls[call].Tool);

    /// <summary>What a call is given, as the wire has it: the arguments of a function, the text of a custom tool.</summary>
    public string Given(int call) => IsCustom(call) ? ChatTools.Input(Answer.Calls[call].Arguments) : Answer.Calls[call].Arguments;

    /// <summary>Whether the client allows chunks to be padded.</summary>
    public bool IsObfuscated =>
        Options.SendsObfuscation
        && !RequestJson.IsFalse(RequestJson.Object(Answer.Conversation.Body, "stream_options"u8), "include_obfuscation"u8);

    /// <summary>Writes the log probabilities of the whole text; null, or nothing, where none are asked for.</summary>
    public void WriteProbabilities(Utf8JsonWriter json)
    {
        if (Probabilities is not null)
        {
            Probabilities.WriteAll(json);
        }
        else if (!HidesProbabilities)
        {
            json.WriteNull("logprobs"u8);
        }
    }

    private static string Tier(string? asked) => asked is "flex" or "priority" or "scale" ? asked : "default";

    private static string MakeId(Answer answer, CompletionIds ids)
    {
        var chance = StableChance.For(answer.Seed, answer.Number, ChancePurpose.AnswerId);
        return ids switch
        {
            CompletionIds.Uuid => chance.Uuid(),
            CompletionIds.PrefixedUuid => chance.Uuid("chatcmpl-"),
            CompletionIds.Hexadecimal => chance.Hex("", 32),
            CompletionIds.PrefixedHexadecimal => chance.Hex("chatcmpl-", 32),
            CompletionIds.Generation => chance.Alphanumeric(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"gen-{answer.Created}-"), 20),
            CompletionIds.Dashed => chance.Alphanumeric("", 7) + chance.Alphanumeric("-", 6) + chance.Hex("-", 16),
            _ => chance.Alphanumeric("chatcmpl-", IdLength),
        };
    }
}
