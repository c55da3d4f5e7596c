using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Conformance.Tests.Clients.Node;

/// <summary>Node, the scripts beside these tests, and what their package.json installs.</summary>
internal static class NodeFolder
{
    private static readonly string s_path = Path.Combine(Repository.Root, "tests", "ContractMocks.Conformance.Tests", "node");

    /// <summary>What to do where Node or a package is absent; null where both are there.</summary>
    public static string? Missing(string package)
    {
        var found = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        return !found.Any(folder => File.Exists(Path.Combine(folder, name))) ? "Node is not on the PATH"
            : !Directory.Exists(Path.Combine([s_path, "node_modules", .. package.Split('/')]))
                ? "the Node clients are not installed: run 'npm install --no-package-lock' in tests/ContractMocks.Conformance.Tests/node"
            : null;
    }

    /// <summary>The exact version of a package that package.json asks for.</summary>
    public static string VersionOf(string package)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_path, "package.json")));
        return file.RootElement.GetProperty("dependencies").GetProperty(package).GetString()!;
    }

    /// <summary>Runs a script to its end and returns what it printed.</summary>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="cancellation">Gives up, and ends it.</param>
    /// <param name="arguments">The script and its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed; the message is its own.</exception>
    public static Task<string> RunAsync(string input, CancellationToken cancellation, params string[] arguments) =>
        RunAsync(input, new Dictionary<string, string>(), cancellation, arguments);

    /// <summary>Runs a script to its end and returns what it printed.</summary>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="cancellation">Gives up, and ends it.</param>
    /// <param name="arguments">The script and its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed; the message is its own.</exception>
    public static async Task<string> RunAsync(
        string input, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = s_path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{string.Join(' ', arguments)} failed: {await error}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
