using System.CommandLine;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>The command <c>import</c> and its options.</summary>
internal static class ImportSyntax
{
    private const string ExitCodes = "\n\nExit codes: 0 mappings were carried over, perhaps with notes; 1 a mapping is wrong (it does not fit the contract, or cannot be read), "
        + "or none became a turn; 2 the command line is wrong, a folder or a file is not there.";

    public static Command Command(TextWriter output, TextWriter error) =>
        new("import", "Makes scenario files of what other tools answer with.") { WireMock(output, error) };

    private static Command WireMock(TextWriter output, TextWriter error)
    {
        var folder = new Argument<string>("dir") { Description = "The folder of WireMock.Net's mapping files (*.json, in folders below too)." };
        var specs = new Option<string[]>("--spec") { Description = "The documents that the answers are judged by: files, or names of those that ship. Default: all that ship." };
        var path = new Option<string?>("--out") { Description = "The scenario file, or a folder for one file of each provider. Default: standard output." };
        var name = new Option<string?>("--name") { Description = "The name of the scenario. Default: that of the folder." };
        var command = new Command("wiremock", "Makes a scenario of WireMock.Net mappings whose answers fit the contract, and says where others do not." + ExitCodes) { folder, specs, path, name };
        command.SetAction((parsed, cancellation) => new ImportCommand(new Report(output), new Report(error)).RunAsync(
            new ImportOptions(parsed.GetRequiredValue(folder)) { Specs = parsed.GetValue(specs) ?? [], Out = parsed.GetValue(path), Name = parsed.GetValue(name) }, cancellation));
        return command;
    }
}
