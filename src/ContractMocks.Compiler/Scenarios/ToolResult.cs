namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// What reading one tool file gives: the tools that are good, and the problems. The tools hold no positions, so they are equal when only positions
/// moved; the places of their names are kept beside them, for <see cref="ToolScope"/>, and go no further.
/// </summary>
internal sealed record ToolResult(EquatableArray<Tool> Tools, EquatableArray<Problem> Problems)
{
    /// <summary>The path of the file as the host gives it.</summary>
    public string Path { get; init; } = "";

    /// <summary>Where the name of each tool stands, in the order of <see cref="Tools"/>.</summary>
    public EquatableArray<SourceSpan> NamePlaces { get; init; }

    /// <summary>Those of <see cref="Tools"/> whose arguments are a record of the user's own.</summary>
    public EquatableArray<DeclaredTool> Declared { get; init; }
}
