using System.CommandLine;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

/// <summary>The options of <c>diff</c>.</summary>
internal static class DiffSyntax
{
    private const string Summary = """
        Compares two OpenAPI documents of one API and says what the new one breaks, and for whom: those who send (writers), those who receive (readers), or
        both. With --scenarios, first what it means for your scenarios and tools.

        Exit codes: 0 all is well, differences or not; 1 something is at or above --fail-on; 2 the command line is wrong, or a document is not there,
        cannot be read or is no OpenAPI document.
        """;

    private const string Documents = "a file, a folder with one OpenAPI document at its top, - for standard input, or the name of a document that ships, e.g. openai.";

    public static Command Command(TextWriter output, TextWriter error, Func<Stream> input)
    {
        var old = new Argument<string>("old") { Description = "The document that programs were written against: " + Documents };
        var @new = new Argument<string>("new") { Description = "The document that is to take its place: likewise." };
        var scenarios = new Option<string>("--scenarios") { Description = "The folder of your project: its scenarios, tools and C#. What the changes mean for them comes first." };
        var journal = new Option<string>("--journal") { Description = "A folder or file that CONTRACTMOCKS_JOURNAL kept: each request in it is judged by the new document. Needs --scenarios." };
        var usedOnly = new Option<bool>("--used-only") { Description = "Leave out what reaches no operation that the scenarios use." };
        var format = new Option<DiffFormat>("--format") { Description = "text, json (docs/schemas/diff.schema.json), markdown (for a pull request), sarif (2.1.0) or html (one file). Default: text.", HelpName = "text|json|markdown|sarif|html" };
        var failOn = new Option<string>("--fail-on") { Description = "End with 1 where something is of this severity or worse: breaking or risky. Default: never." };
        failOn.AcceptOnlyFromAmong("breaking", "risky");
        var prose = new Option<bool>("--prose") { Description = "Tell changes of wording one by one, which are else only counted in text, markdown and sarif." };
        var file = new Option<string>("--output", "-o") { Description = "The file to write. It is replaced when all is well, and left alone otherwise. Default: standard output." };
        var command = new Command("diff", Summary) { old, @new, scenarios, journal, usedOnly, format, failOn, prose, file };
        command.Validators.Add(result =>
        {
            if (result.GetValue(old) == "-" && result.GetValue(@new) == "-")
            {
                result.AddError("only one of the two documents can be standard input");
            }

            if (result.GetValue(usedOnly) && result.GetValue(scenarios) is null)
            {
                result.AddError("--used-only needs --scenarios: what they use is what is kept");
            }

            if (result.GetValue(journal) is not null && result.GetValue(scenarios) is null)
            {
                result.AddError("--journal needs --scenarios: the folder of the project that it is from");
            }
        });
        command.SetAction((parsed, cancellation) => Task.FromResult(new DiffCommand(new Report(output), new Report(error), input).Run(
            new DiffOptions(parsed.GetRequiredValue(old), parsed.GetRequiredValue(@new))
            {
                Format = parsed.GetValue(format),
                Scenarios = parsed.GetValue(scenarios),
                Journal = parsed.GetValue(journal),
                UsedOnly = parsed.GetValue(usedOnly),
                Prose = parsed.GetValue(prose),
                FailOn = parsed.GetValue(failOn) switch { "breaking" => ChangeSeverity.Breaking, "risky" => ChangeSeverity.Risky, _ => null },
                Output = parsed.GetValue(file),
            },
            cancellation)));
        return command;
    }
}
