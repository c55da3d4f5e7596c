namespace ContractMocks.Cli;

/// <summary>How <c>validate</c> prints problems.</summary>
internal enum ReportFormat
{
    /// <summary>A line each on standard error, the count on standard output.</summary>
    Text,

    /// <summary>One JSON object on standard output.</summary>
    Json,

    /// <summary>A SARIF 2.1.0 log on standard output.</summary>
    Sarif,
}
