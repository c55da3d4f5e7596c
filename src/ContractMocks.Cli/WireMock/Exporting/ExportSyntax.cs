using System.CommandLine;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>The options of <c>export</c>.</summary>
internal static class ExportSyntax
{
    private const string ExitCodes = "\n\nExit codes: 0 the files are written, and what could not be exported is listed; 1 a file has errors, a file of the folder stands in the way, or "
        + "something could not be exported with --fail-on-skipped; 2 the command line is wrong, or a file is not there or cannot be written. But for 0 and --fail-on-skipped nothing was written.";

    public static Command Command(TextWriter output, TextWriter error) =>
        new("export", "Writes scenarios in the format of another mock server.") { WireMock(output, error) };

    private static Command WireMock(TextWriter output, TextWriter error)
    {
        var spec = new Option<string[]>("--spec")
        {
            Description = "An OpenAPI file, or the name of a document that ships with ContractMocks, e.g. openai. May be given several times. Default: all that ship.",
            Arity = ArgumentArity.OneOrMore,
        };
        var scenarios = Files("--scenarios", "Scenario files: paths, folders or globs.");
        scenarios.Required = true;
        var tools = Files("--tools", "Tool files: paths, folders or globs.");
        var folder = new Option<string>("--out") { Description = "The folder of the mapping files. It is made where it is not there.", Required = true };
        var seed = new Option<int>("--seed") { Description = "What ids and fakes come from, as with serve. Default: 0." };
        var strict = new Option<bool>("--fail-on-skipped") { Description = "End with 1 when something could not be exported; what could be is written." };
        var command = new Command(
            "wiremock", "Writes mapping files that WireMock.Net reads from a folder and answers as the mock would. Lists what they cannot say, with its line." + ExitCodes)
        {
            spec, scenarios, tools, folder, seed, strict,
        };
        command.SetAction((parsed, cancellation) => new ExportCommand(new Report(output), new Report(error)).RunAsync(
            new ExportOptions(parsed.GetRequiredValue(scenarios), parsed.GetRequiredValue(folder))
            {
                Specs = parsed.GetValue(spec) is { Length: > 0 } named ? [.. named.Distinct(StringComparer.Ordinal)] : [.. Providers.All.Select(static provider => provider.Name).Where(BundledSpecs.Names.Contains)],
                Tools = parsed.GetValue(tools) ?? [],
                Seed = parsed.GetValue(seed),
                FailsOnSkipped = parsed.GetValue(strict),
            },
            cancellation));
        return command;
    }

    private static Option<string[]> Files(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };
}
