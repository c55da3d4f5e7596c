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
    private const string ReferenceType = "The document says of a reference's type that it may be null, so that its discriminator does not find the reference; the service takes it.";

    private const string Approval = "The document requires a request_id that it has no member for; it means the approval_request_id.";

    public static readonly KnownUnsound[] Known =
    [
        new("openai", "", "$.choices[].message: expected the property", "Compatible hosts leave content or refusal out: vercel-ai/groq/src/__fixtures__/groq-tool-call.json."),
        new("openai", "", "$.data[].choices[].message: expected the property", "As of one completion."),
        new("openai", "", "$: expected the property \"error\"", "xAI leaves the error of a response out: vercel-ai/xai/src/responses/__fixtures__/xai-file-search-tool.1.json."),
        new("openai", "", "$: expected the property \"instructions\"", "As the error."),
        new("openai", "", "$.response: expected the property \"error\"", "As of a response."),
        new("openai", "", "$.response: expected the property \"instructions\"", "As of a response."),
        new("openai", "", "$.output[]: expected the property \"action\"", "A search that begins has no action yet: test_openai_responses_model_web_search_tool_stream.yaml has it in its event."),
        new("openai", "", "$.output[]: expected the property \"result\"", "An image that begins has no result yet: vercel-ai/openai/src/responses/__fixtures__/openai-image-generation-tool.1.chunks.txt has it in its event."),
        new("openai", "GET /responses/{response_id}/input_items 200", "$.data[]: expected the property \"result\"", "As in a response."),
        new("openai", "POST /responses/compact request", "$.input[].type: expected one of ", ReferenceType),
        new("openai", "POST /responses/input_tokens request", "$.input[].type: expected one of ", ReferenceType),
        new("openai", "POST /responses/compact request", "$.input[]: expected the property \"request_id\"", Approval),
        new("openai", "POST /responses/input_tokens request", "$.input[]: expected the property \"request_id\"", Approval),
        new("openai", "GET /responses/{response_id} 200 event", "theirs promises no such body", "The document knows this operation's query stream, and no events: test_background_mode_streaming_starting_after_vcr.yaml has them."),
        new("openai", "DELETE /responses/{response_id} 200", "theirs promises no such body", "The document has no schema of the answer; its example has this body."),
        new("openai", "POST /completions 200 event", "theirs promises no such body", "The document knows this operation's member stream, and no events of it."),
        new("ollama", "POST /api/embeddings", "theirs has no such operation", "The operation before /api/embed; the document leaves it out, clients still call it."),
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
    ];
}
