namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Why an answer ends, in Gemini's words. Calls and stop sequences have none of their own: they end in STOP. A filter that leaves no text blocks the
/// prompt, and there is no candidate; one that leaves text cuts the candidate. A refusal is a text like any other.
/// </summary>
internal static class GeminiFinish
{
    public static ReadOnlySpan<byte> Word(FinishReason finish) => finish switch
    {
        FinishReason.Length or FinishReason.ContextWindow => "MAX_TOKENS"u8,
        FinishReason.ContentFilter => "SAFETY"u8,
        FinishReason.Recitation => "RECITATION"u8,
        FinishReason.Language => "LANGUAGE"u8,
        FinishReason.Blocklist => "BLOCKLIST"u8,
        FinishReason.ProhibitedContent => "PROHIBITED_CONTENT"u8,
        FinishReason.PersonalData => "SPII"u8,
        FinishReason.MalformedToolCall => "MALFORMED_FUNCTION_CALL"u8,
        FinishReason.Other => "OTHER"u8,
        _ => "STOP"u8,
    };

    /// <summary>Why there is no candidate; empty where there is one.</summary>
    public static ReadOnlySpan<byte> Block(Answer answer) => answer is { Text: null or "", Refusal: null or "", Calls.Length: 0 }
        ? answer.Finish switch
        {
            FinishReason.ContentFilter => "SAFETY"u8,
            FinishReason.Blocklist => "BLOCKLIST"u8,
            FinishReason.ProhibitedContent or FinishReason.Refusal => "PROHIBITED_CONTENT"u8,
            _ => default,
        }
        : default;

    /// <summary>What a candidate says of its end beside the reason; empty for nothing.</summary>
    public static ReadOnlySpan<byte> Message(Answer answer) => answer.Finish switch
    {
        FinishReason.MalformedToolCall => "Malformed function call."u8,
        FinishReason.Stop or FinishReason.ToolCalls when answer.Calls.Length > 0 => "Model generated function call(s)."u8,
        _ => default,
    };
}
