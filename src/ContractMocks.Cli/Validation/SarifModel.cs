namespace ContractMocks.Cli;

/// <summary>How SARIF weighs a result.</summary>
internal enum SarifLevel
{
    Note,
    Warning,
    Error,
}

/// <summary>A kind of result, with what is to be known about it.</summary>
/// <param name="Id">What results name.</param>
/// <param name="Title">The kind in a few words.</param>
/// <param name="Description">The kind in a sentence.</param>
/// <param name="Help">What it means and what to do, as Markdown.</param>
/// <param name="Level">The level that its results usually have.</param>
internal sealed record SarifRule(string Id, string Title, string Description, string Help, SarifLevel Level);

/// <summary>A place in a file.</summary>
/// <param name="File">The path as the user gave it.</param>
/// <param name="Span">Where; line 0 for the whole file.</param>
/// <param name="Message">What is there; null for the result's own message.</param>
internal sealed record SarifPlace(string File, SourceSpan Span, string? Message = null);

/// <summary>One thing that is reported.</summary>
internal sealed record SarifResult(string RuleId, SarifLevel Level, string Message)
{
    /// <summary>Where it is; null for what is in no file.</summary>
    public SarifPlace? Place { get; init; }

    /// <summary>What else belongs to it.</summary>
    public EquatableArray<SarifPlace> Related { get; init; }

    /// <summary>What makes it the same result when lines have moved; empty for nothing.</summary>
    public string Fingerprint { get; init; } = "";
}

/// <summary>What one run of a command tells.</summary>
/// <param name="Rules">The kinds that occur, without repeats, in the order in which they are to stand.</param>
/// <param name="Results">The results, each of one of the rules.</param>
/// <param name="Failures">What kept the command from its work, each a sentence.</param>
/// <param name="ExitCode">What the command ends with.</param>
internal sealed record SarifRun(IReadOnlyList<SarifRule> Rules, IEnumerable<SarifResult> Results, IReadOnlyList<string> Failures, int ExitCode);
