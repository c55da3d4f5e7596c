using ContractMocks.Cli.WireMock.Importing.Turns;

namespace ContractMocks.Cli.WireMock.Importing.Writing;

/// <summary>A scenario file to be written.</summary>
/// <param name="Provider">Whose API it plays.</param>
/// <param name="Text">The file.</param>
/// <param name="Turns">The turns in it.</param>
internal sealed record ScenarioFile(string Provider, string Text, IReadOnlyList<TurnDraft> Turns);
