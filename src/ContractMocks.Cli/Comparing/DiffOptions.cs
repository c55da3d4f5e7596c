using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

/// <summary>What the command line of <c>diff</c> says.</summary>
/// <param name="Old">A file, a folder, <c>-</c>, or the name of a document that ships.</param>
/// <param name="New">Likewise.</param>
internal sealed record DiffOptions(string Old, string New)
{
    public DiffFormat Format { get; init; }

    /// <summary>The folder of scenarios, tools and code; null for none.</summary>
    public string? Scenarios { get; init; }

    /// <summary>The folder or file of kept journals; null for none.</summary>
    public string? Journal { get; init; }

    /// <summary>Whether findings that reach nothing of what the scenarios use are left out.</summary>
    public bool UsedOnly { get; init; }

    /// <summary>Whether wording is told one by one.</summary>
    public bool Prose { get; init; }

    /// <summary>From which severity on the command fails; null for never.</summary>
    public ChangeSeverity? FailOn { get; init; }

    /// <summary>The file to write to; null for standard output.</summary>
    public string? Output { get; init; }
}
