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
        new("llm-cassettes/test_tools_streaming/*", "OpenRouter's, kept under OpenAI's address: it repeats the role in each chunk."),
        new("pydantic-ai/models/test_openai_responses/test_openai_responses_model_mcp_list_tools_stream_backfills_missing_results.yaml#0",
            "Shows a fault of the service: two of three lists of tools are completed and their items never done."),
        new("vercel-ai/anthropic/src/__fixtures__/spliced-message-start.chunks.txt", "A gateway put the beginning of another message into the middle of one."),
        new("vercel-ai/cerebras/src/fixtures/cererebras-structured-output-tools.1.chunks.txt", "Two streams in one file, with nothing between."),
    ];

    /// <summary>What is not the same when it is served again.</summary>
    public static readonly Known[] Replays =
    [
        new("pydantic-ai/models/test_google/test_google_model_max_tokens_thinking_model_empty_response.yaml#0", "Leaves the count of an empty answer out; ours counts it."),
    ];

    /// <summary>Answers that do not fit our documents: other hosts', in forms of their own.</summary>
    public static readonly Known[] Bodies =
    [
        new("vercel-ai/anthropic/src/__fixtures__/spliced-message-start.chunks.txt", "Written by a gateway: its thinking block starts without a signature."),
        new("pydantic-ai/models/test_huggingface/test_image_url_input.yaml#0", "Null where OpenAI leaves a member out."),
        new("pydantic-ai/models/test_mistral/test_mistral_history_uses_prompt_cache.yaml#0", "Mistral's null for no tool calls."),
        new("pydantic-ai/models/test_mistral/test_mistral_history_uses_prompt_cache.yaml#1", "As above."),
        new("pydantic-ai/models/test_mistral/test_mistral_model_thinking_part.yaml#1", "Mistral's thinking is a list in content."),
        new("pydantic-ai/models/test_mistral/test_mistral_model_thinking_part_iter.yaml#0", "As above."),
        new("pydantic-ai/models/test_openai_responses/test_openai_previous_response_id.yaml#0", "Made by hand: no service says the status \"complete\"."),
        new("pydantic-ai/models/test_openai_responses/test_openai_previous_response_id.yaml#1", "As above."),
        new("pydantic-ai/models/test_openai_responses/test_openai_previous_response_id_auto_mode.yaml#0", "As above."),
        new("pydantic-ai/models/test_openrouter/test_openrouter_file_annotation.yaml#0", "OpenRouter's annotations of files."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[auto-mistral].yaml#0", "Mistral's calls have no type."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[auto-mistral].yaml#1", "Mistral's null for no tool calls."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[list_single-mistral].yaml#0", "Mistral's calls have no type."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[required-mistral].yaml#0", "As above."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[none_with_output-groq].yaml#0", "Groq's service tier on_demand."),
        new("vercel-ai/groq/src/__fixtures__/groq-reasoning.json", "As above."),
        new("vercel-ai/groq/src/__fixtures__/groq-tool-call.json", "As above."),
        new("vercel-ai/groq/src/__fixtures__/groq-transcription-text.json", "No body: whoever kept it wrote status, headers and the plain text into one object."),
        new("vercel-ai/mistral/src/__fixtures__/mistral-reasoning.chunks.txt", "Mistral's thinking is a list in content."),
        new("vercel-ai/mistral/src/__fixtures__/mistral-reasoning.json", "As above."),
        new("vercel-ai/mistral/src/__fixtures__/mistral-text.json", "Mistral's null for no tool calls."),
        new("vercel-ai/mistral/src/__fixtures__/mistral-tool-call.chunks.txt", "Mistral's calls have no index."),
        new("vercel-ai/mistral/src/__fixtures__/mistral-tool-call.json", "Mistral's calls have no type."),
        new("vercel-ai/cerebras/src/fixtures/cererebras-structured-output-tools.1.chunks.txt", "Cerebras leaves finish_reason out until the end."),
        new("vercel-ai/openai-compatible/src/chat/__fixtures__/xai-tool-call.chunks.txt", "xAI leaves finish_reason out until the end."),
        new("vercel-ai/xai/src/__fixtures__/xai-tool-call.chunks.txt", "As above."),
        new("vercel-ai/xai/src/responses/__fixtures__/xai-code-execution-tool.1.json", "xAI's calls of code have neither a container nor outputs."),
        new("vercel-ai/xai/src/responses/__fixtures__/xai-x-search-tool.1.json", "A tool and its calls that only xAI knows, x_search."),
        new("vercel-ai/xai/src/responses/__fixtures__/xai-x-search-tool.chunks.txt", "As above."),
        new("vercel-ai/perplexity/src/__fixtures__/perplexity-citations.chunks.txt", "Perplexity leaves finish_reason out until the end, and its chunks say they are whole."),
        new("vercel-ai/openai/src/chat/__fixtures__/azure-model-router.1.chunks.txt", "Azure's first chunk, which tells of filters, names no object."),
        new("vercel-ai/openai/src/responses/__fixtures__/openai-phase.1.chunks.txt", "Shortened when it was kept: nine members that every other response of OpenAI has are gone."),
        new("vercel-ai/openai/src/responses/__fixtures__/openai-phase.1.json", "As above."),
    ];

    /// <summary>Requests that do not fit our documents: made for other hosts.</summary>
    public static readonly Known[] Requests =
    [
        new("pydantic-ai/models/test_huggingface/test_hf_model_instructions.yaml#0", "Null for no name."),
        new("pydantic-ai/models/test_huggingface/test_image_url_input.yaml#0", "As above."),
        new("pydantic-ai/models/test_huggingface/test_request_simple_usage.yaml#0", "As above."),
        new("pydantic-ai/models/test_huggingface/test_request_structured_response.yaml#0", "As above."),
        new("pydantic-ai/models/test_mistral/test_mistral_model_thinking_part.yaml#1", "Thinking goes back to Mistral as a part of content."),
        new("pydantic-ai/models/test_openrouter/test_openrouter_advisor_tool.yaml#0", "A tool that only OpenRouter knows."),
        new("pydantic-ai/models/test_openrouter/test_openrouter_advisor_tool_stream.yaml#0", "As above."),
        new("pydantic-ai/models/test_openrouter/test_openrouter_web_search_annotations_stream.yaml#0", "As above."),
        new("pydantic-ai/models/test_openrouter/test_openrouter_web_search_tool_full_params.yaml#0", "As above."),
        new("pydantic-ai/models/test_openrouter/test_openrouter_web_search_tool_usage_stream.yaml#0", "As above."),
        new("pydantic-ai/models/test_openrouter/test_openrouter_video_url_public_api.yaml#0", "OpenRouter takes videos."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[auto-mistral].yaml#0", "Mistral's tools need no type."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[auto-mistral].yaml#1", "As above."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[list_single-mistral].yaml#0", "As above."),
        new("pydantic-ai/models/test_tool_choice_matrix/test_tool_choice_matrix[required-mistral].yaml#0", "As above."),
    ];

    /// <summary>Recorded beside our surfaces: the address, host first, or how it begins.</summary>
    public static readonly Known[] OutOfScope =
    [
        new("api.cohere.com/*", "Cohere's own protocol."),
        new("api.voyageai.com/*", "Voyage's own protocol."),
        new("bedrock-runtime.*", "Bedrock's own protocol."),
        new("api.openai.com/v1/conversations*", "Kept conversations of OpenAI."),
        new("api.openai.com/v1/files*", "Files of OpenAI."),
        new("api.openai.com/v1/vector_stores*", "Vector stores of OpenAI."),
        new("generativelanguage.googleapis.com/upload/*", "Files of Gemini."),
        new("generativelanguage.googleapis.com/v1beta/fileSearchStores*", "Stores of files of Gemini."),
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
