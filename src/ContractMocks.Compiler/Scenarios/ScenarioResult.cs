namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// What reading one scenario file gives: the bound scenario, or null where any error was found. The scenario holds no positions, so it is equal
/// when only positions moved; the place of its name is kept beside it, for <see cref="ScenarioSet"/>, and goes no further.
/// </summary>
internal sealed record ScenarioResult(Scenario? Scenario, EquatableArray<Problem> Problems)
{
    /// <summary>The path of the file as the host gives it.</summary>
    public string Path { get; init; } = "";

    /// <summary>Where the name stands.</summary>
    public SourceSpan NamePlace { get; init; }
}
