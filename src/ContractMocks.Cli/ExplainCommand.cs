using ContractMocks.Cli.Comparing;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli;

/// <summary>Says what a kind of problem, or a kind of change that <c>diff</c> finds, means.</summary>
internal static class ExplainCommand
{
    public static int Run(string id, Report output, Report error)
    {
        if (ChangeCatalogue.Find(id) is { } change)
        {
            output.Heading($"{change.Id}: {change.Title}");
            output.Line(ChangeHelp.Text(change));
            return ExitCode.Fine;
        }

        var kind = ProblemKinds.All.FirstOrDefault(kind => string.Equals(kind.Id, id, StringComparison.OrdinalIgnoreCase));
        if (kind is null)
        {
            // Ids of changes have hyphens and those of problems do not, so which was meant is known.
            error.Line(id.Contains('-', StringComparison.Ordinal)
                ? $"error: there is no change '{id}'; {Nearest.Suggestion(id, ChangeCatalogue.All.Select(static kind => kind.Id))}"
                : $"error: there is no problem '{id}'; {Nearest.Suggestion(id.ToUpperInvariant(), ProblemKinds.All.Select(static kind => kind.Id))}");
            return ExitCode.Usage;
        }

        output.Heading($"{kind.Id} ({kind.Severity.ToString().ToLowerInvariant()}): {kind.Title}");
        output.Line($"Message: {kind.MessageFormat}");
        if (Page(kind.Id) is { } page)
        {
            output.Line("");
            output.Line(page);
        }

        return ExitCode.Fine;
    }

    /// <summary>The page in docs/problems, without its own heading; null for none.</summary>
    public static string? Page(string id)
    {
        using var stream = typeof(ExplainCommand).Assembly.GetManifestResourceStream($"problems/{id}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return (text.StartsWith('#') ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text).Trim();
    }
}
