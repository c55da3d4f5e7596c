using System.CommandLine;
using System.CommandLine.Parsing;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Cli.Updating;

/// <summary>The options of <c>accept</c> and <c>update</c>.</summary>
internal static class UpdateSyntax
{
    private const string ExitCodes = "\n\nExit codes: 0 all is well; 1 the document has errors, or the answer was no; 2 the command line is wrong, a file is not there or cannot be "
        + "written, or the document cannot be fetched. But for 0 nothing was written.";

    private static readonly char[] s_separators = [';', ','];

    public static Command Accept(TextWriter output, TextWriter error)
    {
        var specs = new Argument<string[]>("specs")
        {
            Description = "Documents: files, or names of documents that ship with ContractMocks. Default: those whose locks are below the current folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var scenarios = Scenarios();
        var operations = new Option<string>("--operations")
        {
            Description = "The operations that the project uses, parted by semicolons. Default: those of the ContractSpec item in a project file of the current folder, else of the lock, else all.",
        };
        var command = new Command(
            "accept", "Pins documents as they are now: writes the lock beside each, from which the build sees what a changed document means." + ExitCodes)
        {
            specs, scenarios, operations,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(new AcceptCommand(new Report(output), new Report(error), TimeProvider.System).Run(
            new AcceptOptions(
                parsed.GetValue(specs) ?? [], parsed.GetValue(operations)?.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            {
                Scenarios = parsed.GetValue(scenarios),
            },
            cancellation)));
        return command;
    }

    public static Command Update(TextWriter output, TextWriter error)
    {
        var spec = new Argument<string>("spec") { Description = "The file of the document to be replaced; may be new." };
        var from = new Option<string>("--from") { Description = "The newer document: a file, or an http or https address.", Required = true };
        var scenarios = Scenarios();
        var yes = new Option<bool>("--yes", "-y") { Description = "Write without asking." };
        var isPrivate = new Option<bool>("--allow-private") { Description = "Let addresses be asked that are not public: this machine, private networks, link-local ones." };
        var size = Checked("--max-size", "The most that the document may have, unpacked. Default: 64MB.", static text => ByteSize.TryParse(text, out _), "a size up to 2GB, e.g. 64MB");
        var timeout = Checked("--timeout", "The time that fetching may take. Default: 30s.", static text => Duration.TryParse(text, out var time) && time > TimeSpan.Zero, "a time, e.g. 30s");
        var command = new Command("update", "Takes in a newer document: shows what it changes and what that means here, asks, and writes the document and its lock." + ExitCodes)
        {
            spec, from, scenarios, yes, isPrivate, size, timeout,
        };
        command.SetAction((parsed, cancellation) => new UpdateCommand(new Report(output), new Report(error), Prompt.OfConsole(output), TimeProvider.System).RunAsync(
            new UpdateOptions(parsed.GetRequiredValue(spec), parsed.GetRequiredValue(from), parsed.GetValue(scenarios) ?? ".")
            {
                Yes = parsed.GetValue(yes),
                AllowsPrivate = parsed.GetValue(isPrivate),
                MaxBytes = ByteSize.TryParse(parsed.GetValue(size) ?? "", out var bytes) ? bytes : 64_000_000,
                Timeout = Duration.TryParse(parsed.GetValue(timeout) ?? "", out var time) && time > TimeSpan.Zero ? time : TimeSpan.FromSeconds(30),
            },
            cancellation));
        return command;
    }

    private static Option<string> Scenarios()
    {
        var option = new Option<string>("--scenarios") { Description = "The folder whose scenarios and tools are played and recorded. Default: the current folder." };
        option.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && !Directory.Exists(token.Value))
            {
                result.AddError($"--scenarios must be a folder, but '{token.Value}' is none");
            }
        });
        return option;
    }

    private static Option<string> Checked(string name, string description, Func<string, bool> isRight, string expected)
    {
        var option = new Option<string>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !isRight(token.Value))
            {
                result.AddError($"{name} must be {expected}, but is '{token.Value}'");
            }
        });
        return option;
    }
}
