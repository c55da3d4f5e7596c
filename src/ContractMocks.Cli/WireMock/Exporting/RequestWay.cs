using System.Text.Json.Nodes;
using ContractMocks.Cli.WireMock.Mappings;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>A way in which an operation may be asked: for an answer in one piece, or for a stream of some form.</summary>
/// <param name="Words">What it is in a title.</param>
/// <param name="IsStream">Whether a stream is asked for.</param>
internal sealed record RequestWay(string Words, bool IsStream)
{
    /// <summary>What tells this way in the body; null where the path or the query does.</summary>
    public MappingMatcher? Matcher { get; init; }

    /// <summary>What tells it in the query.</summary>
    public MappingField? Param { get; init; }

    /// <summary>The query of a request that asks so; null for the one that the words of the provider write.</summary>
    public string? Query { get; init; }

    /// <summary>A member that is taken out of the body that the words of the provider write.</summary>
    public string? Without { get; init; }

    /// <summary>Its place among the ways: one that asks for less comes after one that asks for more.</summary>
    public int Rank { get; init; }

    /// <summary>The ways of a conversation API.</summary>
    public static IReadOnlyList<RequestWay> Of(string dialect) => dialect switch
    {
        "openai.chat" =>
        [
            Whole,
            new("streamed with usage", IsStream: true)
            {
                Matcher = MappingMatcher.Json(new JsonObject { ["stream"] = true, ["stream_options"] = new JsonObject { ["include_usage"] = true } }),
            },
            Streamed with { Without = "stream_options", Rank = 1 },
        ],
        "gemini.generate" => [new("whole", IsStream: false)],
        "gemini.stream" =>
        [
            new("streamed as events", IsStream: true) { Param = new MappingField("alt", [new MappingMatcher("ExactMatcher") { Pattern = "sse" }]) },
            new("streamed as a list", IsStream: true) { Query = "", Rank = 1 },
        ],
        // Streams, unless it is told not to.
        "ollama.chat" =>
        [
            new("whole", IsStream: false) { Matcher = MappingMatcher.Json(new JsonObject { ["stream"] = false }) },
            new("streamed", IsStream: true) { Matcher = MappingMatcher.NotJson(new JsonObject { ["stream"] = false }) },
        ],
        _ => [Whole, Streamed],
    };

    private static RequestWay Whole => new("whole", IsStream: false) { Matcher = MappingMatcher.NotJson(new JsonObject { ["stream"] = true }) };

    private static RequestWay Streamed => new("streamed", IsStream: true) { Matcher = MappingMatcher.Json(new JsonObject { ["stream"] = true }) };
}
