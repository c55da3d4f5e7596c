namespace ContractMocks.Dialects.Tests.Traffic;

/// <summary>What a recording is found to break.</summary>
internal sealed record Misfit(string File, string Problem);

/// <summary>A recording that does not fit, and why that is right.</summary>
/// <param name="File">The recording; a name that ends with <c>*</c> stands for all that begin so.</param>
/// <param name="Reason">Why.</param>
internal sealed record Known(string File, string Reason);

/// <summary>The recordings that do not fit, each with its reason. One that fits after all fails the test, so that the table stays true.</summary>
internal static class TrafficExceptions
{
    /// <summary>Streams out of order.</summary>
    public static readonly Known[] Streams =
    [
        new("llm-cassettes/test_tools_streaming/*", "Written by hand after a compatible host that repeats the role in each chunk, under OpenAI's address."),
        new("pydantic-ai/models/test_openai_responses/test_openai_responses_model_mcp_list_tools_stream_backfills_missing_results.yaml#0",
            "Shows a fault of the service: two of three lists of tools are completed and their items never done."),
        new("vercel-ai/anthropic/src/__fixtures__/spliced-message-start.chunks.txt", "A gateway put the beginning of another message into the middle of one."),
        new("vercel-ai/cerebras/src/fixtures/cererebras-structured-output-tools.1.chunks.txt", "Two streams in one file, with nothing between."),
    ];

    /// <summary>What is not the same when it is served again.</summary>
    public static readonly Known[] Replays =
    [
        new("llm-cassettes/test_tools_streaming/test_tools_streaming_variant_b.yaml#0", "A compatible host's that leaves the finish out; ours always has one."),
        new("pydantic-ai/models/test_google/test_google_model_max_tokens_thinking_model_empty_response.yaml#0", "Leaves the count of an empty answer out; ours counts it."),
    ];

    /// <summary>Answers that do not fit our documents: other hosts', in forms of their own.</summary>
    public static readonly Known[] Bodies =
    [
        new("vercel-ai/anthropic/src/__fixtures__/spliced-message-start.chunks.txt", "Written by a gateway: its thinking block starts without a signature."),
        new("pydantic-ai/models/test_huggingface/test_image_url_input.yaml#0", "Null where OpenAI leaves a member out."),
        new("pydantic-ai/models/test_mistral/*", "Mistral's thinking is a list in content; null for no tool calls."),
        new("vercel-ai/mistral/*", "As above; calls have neither type nor index."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[auto-mistral].yaml*", "Mistral's calls have no type."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[list_single-mistral].yaml*", "As above."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[required-mistral].yaml*", "As above."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[none_with_output-groq].yaml#0", "Groq's service tier."),
        new("vercel-ai/groq/*", "Groq's service tier."),
        new("pydantic-ai/models/test_openrouter/test_openrouter_file_annotation.yaml#0", "OpenRouter's annotations of files."),
        new("vercel-ai/cerebras/src/fixtures/cererebras-structured-output-tools.1.chunks.txt", "Cerebras leaves finish_reason out until the end."),
        new("vercel-ai/openai-compatible/src/chat/__fixtures__/xai-tool-call.chunks.txt", "xAI leaves finish_reason out until the end."),
        new("vercel-ai/xai/src/__fixtures__/xai-tool-call.chunks.txt", "As above."),
        new("vercel-ai/perplexity/src/__fixtures__/perplexity-citations.chunks.txt", "Perplexity leaves finish_reason out until the end."),
        new("vercel-ai/openai/src/chat/__fixtures__/azure-model-router.1.chunks.txt", "Azure's first chunk, which tells of filters, has an empty object."),
    ];

    /// <summary>Requests that do not fit our documents: made for other hosts.</summary>
    public static readonly Known[] Requests =
    [
        new("pydantic-ai/models/test_huggingface/*", "Null for no name."),
        new("pydantic-ai/models/test_mistral/*", "Thinking goes back as a part of content."),
        new("pydantic-ai/models/test_openrouter/*", "Tools and parts of content that only OpenRouter knows."),
        new("pydantic-ai/models/test_tool_choice_matrix/*", "Mistral's tools need no type."),
    ];

    public static void Compare(Known[] known, IReadOnlyCollection<Misfit> found)
    {
        var news = found.Where(one => !Array.Exists(known, other => Covers(other, one.File))).ToList();
        var stale = known.Where(one => !found.Any(other => Covers(one, other.File))).Select(static one => one.File).ToList();
        Assert.True(
            news.Count == 0 && stale.Count == 0,
            $"{news.Count} recordings do not fit:\n{string.Join('\n', news.Select(static one => $"{one.File}: {one.Problem}"))}\n"
            + $"{stale.Count} exceptions fit after all: {string.Join(", ", stale)}");
    }

    private static bool Covers(Known known, string file) =>
        known.File.EndsWith('*') ? file.StartsWith(known.File[..^1], StringComparison.Ordinal) : known.File == file;
}
