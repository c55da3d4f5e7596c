namespace ContractMocks.Compiler.Scenarios;

/// <summary>A text and the path it came from, as the host gives it.</summary>
internal sealed record SourceText(string Path, string Text);

/// <summary>
/// What reading one scenario file alone gives: nodes turned into steps that still name tools and keys as written, with places for later
/// problems. Equal by text, so that an unchanged file is never read twice.
/// </summary>
internal sealed record ScenarioResult(Scenario? Scenario, EquatableArray<Problem> Problems);

/// <summary>What reading one tool file gives.</summary>
internal sealed record ToolResult(EquatableArray<Tool> Tools, EquatableArray<Problem> Problems);

/// <summary>What a scenario may name: the contracts of the project and the tools of its tool files.</summary>
internal sealed record ScenarioScope(EquatableArray<Contract> Contracts, EquatableArray<Tool> Tools);

/// <summary>Reads tool files (<c>ContractTool</c> items).</summary>
internal static class ToolReader
{
    public static ToolResult Read(SourceText file, CancellationToken cancellation) => throw new NotImplementedException();
}

/// <summary>Reads a scenario file and binds it: every name is looked up, every argument judged by its tool's schema.</summary>
internal static class ScenarioReader
{
    public static ScenarioResult Read(SourceText file, ScenarioScope scope, CancellationToken cancellation) => throw new NotImplementedException();
}
