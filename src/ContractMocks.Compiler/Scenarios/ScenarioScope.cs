namespace ContractMocks.Compiler.Scenarios;

/// <summary>What a scenario may name: the contracts of the project and the tools of its tool files.</summary>
internal sealed record ScenarioScope(EquatableArray<Contract> Contracts, EquatableArray<Tool> Tools)
{
    /// <summary>
    /// Whether a spec of the project could not be read. A provider that is known and has no contract is then left out of the problems: the spec has
    /// its own, and one mistake is one problem. Default: false.
    /// </summary>
    public bool HasBrokenSpecs { get; init; }

    /// <summary>Whether a tool file of the project could not be read in full; unknown tools are then left out of the problems likewise. Default: false.</summary>
    public bool HasBrokenTools { get; init; }
}
