using ContractMocks.Cli.WireMock.Mappings;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Writes scenarios as mapping files of WireMock.Net, in memory. The same input gives the same bytes.</summary>
internal static class WireMockExport
{
    /// <param name="contracts">What the scenarios play on.</param>
    /// <param name="scenarios">The scenarios, in the order in which a mock would use them.</param>
    /// <param name="seed">What ids and fakes come from.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ExportResult> RunAsync(
        IReadOnlyList<LoadedContract> contracts, IReadOnlyList<ExportedScenario> scenarios, int seed, CancellationToken cancellation)
    {
        var files = new List<ExportedFile>();
        var skipped = new List<SkippedTurn>();
        var slugs = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (rank, hasStreams) = (0, false);
        foreach (var scenario in scenarios)
        {
            var export = new TurnExport(contracts, scenario.Scenario, seed);
            if (!export.HasOperations)
            {
                skipped.Add(new SkippedTurn(
                    scenario.Places.File, scenario.Places.Name.Line,
                    $"'{scenario.Scenario.Name}' is not exported: no document that is given has a conversation of '{scenario.Scenario.Provider}'"));
                continue;
            }

            var turns = new List<TurnMappings>();
            for (var turn = 0; turn < scenario.Scenario.Turns.Count; turn++)
            {
                turns.Add(await export.ExportAsync(turn, cancellation).ConfigureAwait(false));
            }

            var order = new ScenarioExport(scenario, turns, rank);
            var slug = ExportFolder.Slug(scenario.Scenario.Name, slugs);
            files.AddRange(order.Order().Select((mappings, turn) => File(slug, turn, turns.Count, mappings)).OfType<ExportedFile>());
            skipped.AddRange(order.Skipped);
            rank += turns.Count;
            hasStreams |= turns.Exists(static turn => turn.Mappings.Any(static one => one.Way.IsStream && one.Obstacle is null));
        }

        return new ExportResult([.. files.OrderBy(static file => file.Name, StringComparer.Ordinal)], skipped, hasStreams);
    }

    private static ExportedFile? File(string slug, int turn, int turns, IReadOnlyList<Mapping> mappings) => mappings.Count == 0
        ? null
        : new ExportedFile(ExportFolder.FileName(slug, turn, turns), MappingJson.Write(mappings), mappings.Count);
}
