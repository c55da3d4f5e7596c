using ContractMocks.Compiler.Impact;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>A scenario to export.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Places">Where its turns stand.</param>
internal sealed record ExportedScenario(Scenario Scenario, ScenarioPlaces Places);

/// <summary>A file of mappings.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Mappings">How many mappings it holds.</param>
internal sealed record ExportedFile(string Name, byte[] Content, int Mappings);

/// <summary>A turn that is not exported, wholly or for some operations.</summary>
/// <param name="File">The file of its scenario.</param>
/// <param name="Line">Its line.</param>
/// <param name="Message">Which turn and why, as a sentence.</param>
internal sealed record SkippedTurn(string File, int Line, string Message)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}({Line}): {Message}");
}

/// <summary>What an export gives.</summary>
/// <param name="Files">The files, by name.</param>
/// <param name="Skipped">What is not exported, in the order of scenarios and turns.</param>
/// <param name="HasStreams">Whether an answer was a stream, which WireMock.Net sends at once.</param>
internal sealed record ExportResult(IReadOnlyList<ExportedFile> Files, IReadOnlyList<SkippedTurn> Skipped, bool HasStreams)
{
    public int MappingCount => Files.Sum(static file => file.Mappings);
}
