namespace ContractMocks.Dialects.Tests.Soundness;

/// <summary>Something that ours allows, theirs does not, and we keep.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Operation">The operation and body, or how they begin.</param>
/// <param name="Error">How the error begins, indexes left out.</param>
/// <param name="Reason">Why: the recording that shows it, or the guide that says so.</param>
internal sealed record KnownUnsound(string Provider, string Operation, string Error, string Reason)
{
    /// <summary>Whether it explains a finding.</summary>
    public bool Covers(string provider, string found) =>
        provider == Provider && found.StartsWith(Operation, StringComparison.Ordinal) && found.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0
        && found[(at + 2)..].StartsWith(Error, StringComparison.Ordinal);
}

/// <summary>What our documents allow beyond the providers' own.</summary>
internal static class SoundnessExceptions
{
    public static readonly KnownUnsound[] Known =
    [
        new("openai", "", "$.choices[].message: expected the property", "Compatible hosts leave content or refusal out: vercel-ai/groq/src/__fixtures__/groq-tool-call.json."),
        new("openai", "", "$.data[].choices[].message: expected the property", "As of one completion."),
        new("anthropic", "GET /v1/messages/batches/{message_batch_id}/results", "$.result.error.error.type", "The guide to errors lists request_too_large; the document leaves it out."),
        new("anthropic", "POST /v1/messages 200", "$.content[].content.content.source.data", "Theirs asserts base64 by a format, ours says it in words: fakes of ours are plain words."),
        new("anthropic", "POST /v1/messages request", "$.output_config.effort", "The official clients of today know the effort xhigh; the document is older."),
        new("anthropic", "POST /v1/messages/count_tokens request", "$.output_config.effort", "As of messages."),
        new("anthropic", "POST /v1/messages request", "$.thinking", "The official clients of today send thinking.display; the document is older."),
        new("anthropic", "POST /v1/messages/count_tokens request", "$.thinking", "As of messages."),
        new("anthropic", "POST /v1/messages request", "$.tools[]", "Tools of the provider stay open: new kinds come with each beta, and official clients send them at once."),
        new("anthropic", "POST /v1/messages/count_tokens request", "$.tools[]", "As of messages."),
        new("gemini", "POST /models/{model}:generateContent request", "$.generationConfig.responseSchema", "Types are taken in lower case too (recorded), so ours leaves the word open."),
        new("gemini", "POST /models/{model}:streamGenerateContent request", "$.generationConfig.responseSchema", "As of generateContent."),
        new("gemini", "POST /models/{model}:countTokens request", "$.generateContentRequest.generationConfig.responseSchema", "As of generateContent."),
        new("gemini", "POST /models/{model}:generateContent 200", "$.candidates[].finishReason", "Vertex AI, which shares the operation, says MODEL_ARMOR (recorded)."),
        new("gemini", "POST /models/{model}:streamGenerateContent 200", "$.candidates[].finishReason", "As of generateContent."),
    ];
}
