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
    public static readonly Known[] Streams =
    [
        new("llm-cassettes/test_tools_streaming/*", "Written by hand after a compatible host that repeats the role in each chunk, under OpenAI's address."),
        new("pydantic-ai/models/test_openai_responses/test_openai_responses_model_mcp_list_tools_stream_backfills_missing_results.yaml#0",
            "Shows a fault of the service: two of three lists of tools are completed and their items never done."),
        new("vercel-ai/anthropic/src/__fixtures__/spliced-message-start.chunks.txt", "A gateway put the beginning of another message into the middle of one."),
        new("vercel-ai/cerebras/src/fixtures/cererebras-structured-output-tools.1.chunks.txt", "Two streams in one file, with nothing between."),
    ];

    public static readonly Known[] Bodies =
    [
    ];

    public static readonly Known[] Requests =
    [
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
