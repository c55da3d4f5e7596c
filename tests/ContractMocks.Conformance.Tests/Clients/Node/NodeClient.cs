using System.Text.Encodings.Web;
using System.Text.Json;
using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.Conformance.Tests.Running;

namespace ContractMocks.Conformance.Tests.Clients.Node;

/// <summary>A client from npm: one process for all conversations, on a socket. <c>node/run.mjs</c> drives it.</summary>
internal sealed record NodeClient : ClientUnderTest
{
    private static readonly JsonSerializerOptions s_json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, RespectNullableAnnotations = true };

    /// <summary>The file of <c>node/clients</c>, without its ending.</summary>
    public required string Script { get; init; }

    public override string Registry => "npm";

    /// <summary>The framework that the package is a provider of, or null.</summary>
    public string? Framework { get; init; }

    public override string Version =>
        NodeFolder.VersionOf(Package) + (Framework is null ? "" : $" ({Framework} {NodeFolder.VersionOf(Framework)})");

    public override IReadOnlyList<string> Hosts => ["socket"];

    public override string? Missing => NodeFolder.Missing(Package);

    public override async Task<IReadOnlyList<IReadOnlyList<SeenConversation>>> RunAsync(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var briefs = rounds.Select(static round => new BriefRound(
            round.Mock.Endpoint.GetLeftPart(UriPartial.Authority), round.Key, [.. round.Conversations.Select(Describe)]));
        var output = await NodeFolder.RunAsync(JsonSerializer.Serialize(briefs, s_json), cancellation, "run.mjs", Script);
        var seen = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonSerializer.Deserialize<SeenLine>(line, s_json)!)
            .ToLookup(static line => line.Round, static line => line.Seen);
        return [.. rounds.Select((_, index) => seen[index].ToList())];
    }

    private static Brief Describe(SharedConversation one) => new(
        one.Name, one.System, one.Users, one.Image, [.. one.Tools.Select(Describe)], one.Results, Parse(one.Schema), one.Reasons);

    private static BriefTool Describe(Tool tool) => new(tool.Name, tool.Description, JsonElement.Parse(tool.Parameters));

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);

    /// <summary>A round as the scripts read it.</summary>
    private sealed record BriefRound(string Base, string Key, IReadOnlyList<Brief> Conversations);

    /// <summary>A line that the scripts print.</summary>
    private sealed record SeenLine(int Round, SeenConversation Seen);

    /// <summary>A conversation as the scripts read it.</summary>
    private sealed record Brief(
        string Name,
        string? System,
        IReadOnlyList<string> Users,
        string? Image,
        IReadOnlyList<BriefTool> Tools,
        IReadOnlyDictionary<string, string> Results,
        JsonElement? Schema,
        bool Reasons);

    private sealed record BriefTool(string Name, string Description, JsonElement Parameters);
}
