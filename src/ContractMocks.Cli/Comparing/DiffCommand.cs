using ContractMocks.Cli.Impact;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Comparing;

/// <summary>Compares two documents and tells what differs.</summary>
internal sealed class DiffCommand(Report output, Report error, Func<Stream> input)
{
    /// <summary>What compares; replaced in tests.</summary>
    public Func<SpecInput, SpecInput, CancellationToken, ComparisonResult> Comparer { get; init; } = SpecComparer.Compare;

    /// <summary>What looks at scenarios; replaced in tests.</summary>
    public Func<ProjectImpactInput, CancellationToken, ProjectImpactResult> Impact { get; init; } = ProjectImpact.Of;

    public int Run(DiffOptions options, CancellationToken cancellation)
    {
        var workspace = new Workspace();
        var source = new DocumentSource(workspace, input);
        var old = source.Open(options.Old);
        var @new = source.Open(options.New);
        if (old is null || @new is null)
        {
            workspace.Print(error);
            return ExitCode.Usage;
        }

        var result = Comparer(old, @new, cancellation);
        foreach (var problem in result.Problems.Where(static problem => problem.Severity == ProblemSeverity.Error))
        {
            error.Problem(problem);
        }

        var comparison = DocumentSource.IsLock(options.Old) || DocumentSource.IsLock(options.New) ? WithoutProse(result.Comparison) : result.Comparison;
        if (comparison is null || Report(options, comparison, old, @new, cancellation) is not { } report)
        {
            return ExitCode.Usage;
        }

        var code = options.FailOn is { } least && report.Worst >= least ? ExitCode.Problems : ExitCode.Fine;
        return Write(report, options, new DocumentTexts(old, @new), code) ? code : ExitCode.Usage;
    }

    // A lock has no prose, so that all of the other document's would be told as new.
    private static SpecComparison? WithoutProse(SpecComparison? comparison) => comparison is null ? null : comparison with
    {
        Findings = comparison.Findings.Where(static finding => finding.Severity > ChangeSeverity.Prose).ToEquatableArray(),
        Groups = comparison.Groups.Where(static group => group.First.Severity > ChangeSeverity.Prose).ToEquatableArray(),
    };

    private DiffReport? Report(DiffOptions options, SpecComparison comparison, SpecInput old, SpecInput @new, CancellationToken cancellation)
    {
        var report = new DiffReport(comparison) { TellsProse = options.Prose };
        if (options.Scenarios is not { } folder)
        {
            return report;
        }

        foreach (var missing in ((string?[])[Directory.Exists(folder) ? null : folder, File.Exists(options.Journal) || Directory.Exists(options.Journal) ? null : options.Journal]).OfType<string>())
        {
            error.Line(missing == folder ? $"error: --scenarios: '{folder}' is not a folder" : $"error: --journal: '{missing}' does not exist");
            return null;
        }

        var impact = Impact(new ProjectImpactInput { Folder = folder, Comparison = comparison, Old = old, New = @new, Journal = options.Journal }, cancellation);
        foreach (var note in impact.Notes)
        {
            error.Line("note: " + note);
        }

        report = report with { Impact = impact.Items, HasScenarios = true };
        return options.UsedOnly ? UsedOnly.Of(report, impact.Operations) : report;
    }

    private bool Write(DiffReport report, DiffOptions options, DocumentTexts texts, int code)
    {
        if (options.Output is null)
        {
            Write(report, options.Format, texts, code, output);
            return true;
        }

        using var text = new StringWriter { NewLine = "\n" };
        Write(report, options.Format, texts, code, new Report(text));
        if (OutputFile.Write(options.Output, text.ToString()) is { } complaint)
        {
            error.Line("error: " + complaint);
            return false;
        }

        output.Line($"{TextDiff.Summary(report)}: see {options.Output}");
        return true;
    }

    private static void Write(DiffReport report, DiffFormat format, DocumentTexts texts, int code, Report to)
    {
        switch (format)
        {
            case DiffFormat.Json:
                to.Line(DiffJson.Write(report));
                break;
            case DiffFormat.Markdown:
                to.Line(MarkdownDiff.Write(report));
                break;
            case DiffFormat.Sarif:
                to.Line(SarifLog.Write(SarifDiff.Of(report, code), ToolVersion.Text, Directory.GetCurrentDirectory()));
                break;
            case DiffFormat.Html:
                to.Line(HtmlDiff.Write(report, texts));
                break;
            default:
                TextDiff.Write(report, to);
                break;
        }
    }
}
