using ContractMocks.TestSupport;

namespace ContractMocks.Cli.Tests;

/// <summary>Runs the command in this process, and keeps what it prints.</summary>
internal sealed class CommandRun : IDisposable
{

    public string Folder { get; } = Directory.CreateTempSubdirectory("contractmocks-cli-").FullName;

    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    public static string Sample(string path) => Path.Combine(Repository.Root, "generated-samples", "Quickstart", path);

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
