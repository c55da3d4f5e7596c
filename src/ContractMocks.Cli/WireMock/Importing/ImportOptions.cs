namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>What <c>import wiremock</c> is told.</summary>
/// <param name="Folder">The folder of the mappings.</param>
internal sealed record ImportOptions(string Folder)
{
    /// <summary>The documents that answers are judged by; none for all that ship.</summary>
    public IReadOnlyList<string> Specs { get; init; } = [];

    /// <summary>A file, or a folder; null for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>The name of the scenario; null to take it from the folder.</summary>
    public string? Name { get; init; }
}
