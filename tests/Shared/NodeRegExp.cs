using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ContractMocks.TestSupport;

/// <summary>What Node says about a pattern: which flags read it (null: it is none) and whether each text matches (null: not to be judged by).</summary>
internal sealed record NodeVerdict(string? Flags, bool?[] Verdicts);

/// <summary>Node's RegExp as a judge of patterns. Needs no packages.</summary>
internal static class NodeRegExp
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Skips the running test where Node is absent.</summary>
    public static void Require()
    {
        var found = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        Assert.SkipUnless(found.Any(folder => File.Exists(Path.Combine(folder, name))), "Node is not on the PATH");
    }

    public static async Task<List<NodeVerdict>> JudgeAsync(IReadOnlyList<(string Pattern, string[] Texts)> cases, CancellationToken cancellation)
    {
        var script = Path.Combine(Repository.Root, "tests", "ContractMocks.Contracts.Tests", "node", "regexes.mjs");
        var start = new ProcessStartInfo("node", [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var reading = ReadAsync(node.StandardOutput, cancellation);
        foreach (var (pattern, texts) in cases)
        {
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { pattern, texts }).AsMemory(), cancellation);
        }

        node.StandardInput.Close();
        var verdicts = await reading;
        Assert.Equal(cases.Count, verdicts.Count);
        return verdicts;
    }

    private static async Task<List<NodeVerdict>> ReadAsync(StreamReader output, CancellationToken cancellation)
    {
        var verdicts = new List<NodeVerdict>();
        while (await output.ReadLineAsync(cancellation) is { } line)
        {
            verdicts.Add(JsonSerializer.Deserialize<NodeVerdict>(line, Web)!);
        }

        return verdicts;
    }
}
