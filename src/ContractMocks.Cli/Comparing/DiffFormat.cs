namespace ContractMocks.Cli.Comparing;

/// <summary>How <c>diff</c> tells what it found.</summary>
internal enum DiffFormat
{
    /// <summary>For a terminal.</summary>
    Text,

    /// <summary>For programs: docs/schemas/diff.schema.json.</summary>
    Json,

    /// <summary>For a comment on a pull request.</summary>
    Markdown,

    /// <summary>For code scanning: SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>For people, as one file.</summary>
    Html,
}
