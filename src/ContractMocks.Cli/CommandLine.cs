using System.CommandLine;
using System.CommandLine.Help;
using ContractMocks.Cli.Updating;
using ContractMocks.Cli.Comparing;
using ContractMocks.Cli.WireMock.Exporting;
using ContractMocks.Cli.WireMock.Importing;

namespace ContractMocks.Cli;

/// <summary>The commands and their options. What a command does is in a class of its own.</summary>
internal static class CommandLine
{
    private const string ExitCodes = "\n\nExit codes: 0 all is well; 1 a file has errors, or an exchange breaks its contract; "
        + "2 the command line is wrong, a file is not there, or the port is taken.";

    /// <summary>Runs a command line and gives the exit code, one of <see cref="ExitCode"/>.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="cancellation">Asks the command to end.</param>
    /// <param name="input">Standard input, opened when a command wants it; null for the console's.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation, Func<Stream>? input = null)
    {
        // Not a RootCommand, which takes its name from the assembly: users know the command as it is installed.
        var root = new Command("contractmocks", "Mocks LLM providers, and any other API, from their OpenAPI documents." + ExitCodes)
        {
            new HelpOption(),
            new VersionOption(),
            ServeSyntax.Command(output, error),
            Validate(output, error),
            UpdateSyntax.Update(output, error),
            UpdateSyntax.Accept(output, error),
            DiffSyntax.Command(output, error, input ?? Console.OpenStandardInput),
            ExportSyntax.Command(output, error),
            ImportSyntax.Command(output, error),
            Explain(output, error),
            // Read by hand, before this: see FakeCommandLine. It is here to be listed.
            new Command("fake", "Makes up data that fits a JSON Schema, or arguments for tools, as JSON Lines: see fake --help."),
        };
        var parsed = root.Parse(args);
        // Signals are the program's to handle: see Program.
        var how = new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = null };
        var code = await parsed.InvokeAsync(how, cancellation).ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
    }

    private static Command Validate(TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Specs, tools and scenarios: paths, folders, globs, or names of documents that ship with ContractMocks.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<ReportFormat>("--format") { Description = "How problems are printed: text, json or sarif (2.1.0). Default: text." };
        var command = new Command("validate", "Reads files as the build does and prints every problem at its line. Judges JSON by a schema with --schema or --lines: see validate --lines --help." + ExitCodes) { files, format };
        command.SetAction((parsed, cancellation) => Task.FromResult(
            new ValidateCommand(new Report(output), new Report(error)).Run(parsed.GetRequiredValue(files), parsed.GetValue(format), cancellation)));
        return command;
    }

    private static Command Explain(TextWriter output, TextWriter error)
    {
        var id = new Argument<string>("id") { Description = "The id of a problem, e.g. CM2002, or of a change that diff found, e.g. max-length-decreased." };
        var command = new Command("explain", "Says what a problem or a change means and what to do about it.") { id };
        command.SetAction(parsed => ExplainCommand.Run(parsed.GetRequiredValue(id), new Report(output), new Report(error)));
        return command;
    }
}
