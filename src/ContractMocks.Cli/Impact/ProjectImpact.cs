using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Impact;

/// <summary>What to look at.</summary>
internal sealed record ProjectImpactInput
{
    /// <summary>The folder of the project: its scenario files, tool files and C# are found below it.</summary>
    public required string Folder { get; init; }

    /// <summary>What changed.</summary>
    public required SpecComparison Comparison { get; init; }

    /// <summary>The document that the project was written against.</summary>
    public required SpecInput Old { get; init; }

    /// <summary>The document that is to take its place.</summary>
    public required SpecInput New { get; init; }

    /// <summary>The folder, or the file, of kept journals; null for none.</summary>
    public string? Journal { get; init; }
}

/// <summary>What the change touches of a project.</summary>
/// <param name="Items">Worst first, then by file and line.</param>
/// <param name="Notes">What could not be looked at and why, each a sentence.</param>
internal sealed record ProjectImpactResult(EquatableArray<ImpactItem> Items, EquatableArray<string> Notes)
{
    /// <summary>How many scenario files were read.</summary>
    public int Scenarios { get; init; }

    /// <summary>How many tools are declared.</summary>
    public int Tools { get; init; }

    /// <summary>How many C# files were read.</summary>
    public int CodeFiles { get; init; }

    /// <summary>How many kept requests were judged.</summary>
    public int Requests { get; init; }

    /// <summary>The findings that touch something of the project: what <c>--used-only</c> shows.</summary>
    public EquatableArray<Finding> Used => Items.SelectMany(static item => item.Findings).Distinct().ToEquatableArray();
}

/// <summary>What a new document means for what is in a folder.</summary>
internal static class ProjectImpact
{
    public static ProjectImpactResult Of(ProjectImpactInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        cancellation.ThrowIfCancellationRequested();
        return new ProjectImpactResult(default, default);
    }
}
