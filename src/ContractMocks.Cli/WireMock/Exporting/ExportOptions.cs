namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>What <c>export wiremock</c> is told.</summary>
/// <param name="Scenarios">The scenario files.</param>
/// <param name="Folder">The folder that the mapping files go to.</param>
internal sealed record ExportOptions(IReadOnlyList<string> Scenarios, string Folder)
{
    /// <summary>The documents that the scenarios play on.</summary>
    public required IReadOnlyList<string> Specs { get; init; }

    /// <summary>The tool files.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>What ids and fakes come from.</summary>
    public int Seed { get; init; }

    /// <summary>Whether something that could not be exported is a failure.</summary>
    public bool FailsOnSkipped { get; init; }
}
