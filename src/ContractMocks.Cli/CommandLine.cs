using System.CommandLine;

namespace ContractMocks.Cli;

/// <summary>The commands and their options. What a command does is in a class of its own.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line and gives the exit code: 0 when all is well, 1 when a file has errors or the command line is wrong.</summary>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var root = new RootCommand("Mocks LLM providers from their OpenAPI documents.")
        {
            Serve(output, error),
            Validate(output, error),
            Explain(output, error),
        };
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellation);
    }

    private static Command Serve(TextWriter output, TextWriter error)
    {
        var spec = new Option<string>("--spec") { Description = "An OpenAPI file, or the name of a document that ships with ContractMocks, e.g. openai.", Required = true };
        var scenarios = Files("--scenarios", "Scenario files: paths, folders or globs.");
        var tools = Files("--tools", "Tool files: paths, folders or globs.");
        var port = new Option<int>("--port") { Description = "The port on loopback. Default: a free one." };
        port.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port must be between 0 and 65535");
            }
        });
        var seed = new Option<int>("--seed") { Description = "What ids and fakes come from; the same seed gives the same bytes. Default: 0." };
        var command = new Command("serve", "Serves a mock on a socket until Ctrl+C.") { spec, scenarios, tools, port, seed };
        command.SetAction((parsed, cancellation) => new ServeCommand(new Report(output), new Report(error)).RunAsync(
            new ServeOptions(
                parsed.GetRequiredValue(spec),
                parsed.GetValue(scenarios) ?? [],
                parsed.GetValue(tools) ?? [],
                parsed.GetValue(port),
                parsed.GetValue(seed)),
            cancellation));
        return command;
    }

    private static Command Validate(TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Specs, tools and scenarios: paths, folders, globs, or names of documents that ship with ContractMocks.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("validate", "Reads files as the build does and prints every problem at its line. Judges JSON by a schema with --schema or --lines: see validate --lines --help.") { files };
        command.SetAction((parsed, cancellation) =>
            Task.FromResult(new ValidateCommand(new Report(output), new Report(error)).Run(parsed.GetRequiredValue(files), cancellation)));
        return command;
    }

    private static Command Explain(TextWriter output, TextWriter error)
    {
        var id = new Argument<string>("id") { Description = "The id of a problem, e.g. CM2002." };
        var command = new Command("explain", "Says what a problem means and what to do about it.") { id };
        command.SetAction(parsed => ExplainCommand.Run(parsed.GetRequiredValue(id), new Report(output), new Report(error)));
        return command;
    }

    private static Option<string[]> Files(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };
}
