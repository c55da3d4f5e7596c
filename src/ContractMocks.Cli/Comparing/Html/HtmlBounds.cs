namespace ContractMocks.Cli.Comparing;

/// <summary>How large the parts of a report may get, in bytes: together below five million, which browsers open at once. The worst findings come first.</summary>
internal sealed record HtmlBounds
{
    public static HtmlBounds Default { get; } = new();

    /// <summary>Of the lines of groups.</summary>
    public int Rows { get; init; } = 1_200_000;

    /// <summary>Of what is told of each finding.</summary>
    public int Findings { get; init; } = 1_200_000;

    /// <summary>Of the lines of the two documents.</summary>
    public int Source { get; init; } = 1_600_000;

    /// <summary>Of the lists of operations.</summary>
    public int Reaches { get; init; } = 500_000;

    /// <summary>How many findings of one group are told one by one.</summary>
    public int FindingsOfGroup { get; init; } = 200;
}
