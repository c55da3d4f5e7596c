using System.Diagnostics;
using System.Text.Json.Nodes;
using ContractMocks.TestSupport;

namespace ContractMocks.Fakes.Tests.Judges;

/// <summary>A Node process that runs <c>node/serve.mjs</c>: a line of JSON in, a line of JSON out. Thread-safe.</summary>
internal sealed class NodeTool : IDisposable
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "ContractMocks.Fakes.Tests", "node");

    private readonly Process _process;
    private readonly Lock _gate = new();

    private NodeTool(Process process) => _process = process;

    /// <summary>What must be done before a test can use it; null when all is there.</summary>
    public static string? Missing { get; } = FindMissing();

    public static NodeTool Start()
    {
        var start = new ProcessStartInfo("node", ["--stack-size=4000", "serve.mjs"])
        {
            WorkingDirectory = s_folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new NodeTool(Process.Start(start) ?? throw new InvalidOperationException("node did not start"));
    }

    /// <summary>Skips the running test, saying what to do, where Node or the packages are absent.</summary>
    public static void Require() => Assert.SkipUnless(Missing is null, Missing ?? "");

    public JsonNode Ask(string json)
    {
        lock (_gate)
        {
            _process.StandardInput.WriteLine(json);
            _process.StandardInput.Flush();
            var answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("node ended: " + json[..Math.Min(300, json.Length)]);
            return JsonNode.Parse(answer)!;
        }
    }

    /// <summary>The answer, or null when it does not come in time; then the process is at work for ever and of no more use.</summary>
    public JsonNode? TryAsk(string json, TimeSpan patience)
    {
        var asking = Task.Run(() => Ask(json));
        return asking.Wait(patience) ? asking.Result : null;
    }

    public void Dispose()
    {
        // One that does not listen any more cannot be asked to end.
        _process.Kill();
        _process.WaitForExit();

        _process.Dispose();
    }

    private static string? FindMissing()
    {
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (!path.Any(folder => File.Exists(Path.Combine(folder, name))))
        {
            return "Node is not on the PATH";
        }

        return Directory.Exists(Path.Combine(s_folder, "node_modules", "ajv"))
            ? null
            : "Ajv is not installed: run 'npm install --no-package-lock' in tests/ContractMocks.Fakes.Tests/node";
    }
}
