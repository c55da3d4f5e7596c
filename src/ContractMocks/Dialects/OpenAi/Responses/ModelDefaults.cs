using ContractMocks.Tokens;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>What a response says of its model where the request says nothing, as JSON and as recorded traffic of 2026 shows it.</summary>
internal static class ModelDefaults
{
    // GPT-5.5 and later keep prompts for a day and no less: the digit behind the point.
    private const char FirstKept = '5';

    /// <summary>How hard the model thinks; <c>null</c> for one that does not.</summary>
    public static ReadOnlySpan<byte> Effort(string model) => ModelFamily.IsReasoning(ModelFamily.Name(model)) ? "\"medium\""u8 : "null"u8;

    /// <summary>How long prompts are kept: a day from GPT-5.5 on, else as long as memory does.</summary>
    public static ReadOnlySpan<byte> CacheRetention(string model) =>
        ModelFamily.Name(model) is ['g', 'p', 't', '-', '5', '.', >= FirstKept and <= '9', ..] ? "\"24h\""u8 : "\"in_memory\""u8;
}
