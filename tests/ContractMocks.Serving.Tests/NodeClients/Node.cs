using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ContractMocks.TestSupport;

namespace ContractMocks.Serving.Tests;

/// <summary>Node, the scripts beside these tests, and what their package.json installs.</summary>
internal static class Node
{
    /// <summary>The folder with package.json and the scripts.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "ContractMocks.Serving.Tests", "node");

    /// <summary>Skips the running test, saying what to do, where Node or the packages are absent.</summary>
    public static void Require()
    {
        var found = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        Assert.SkipUnless(found.Any(folder => File.Exists(Path.Combine(folder, name))), "Node is not on the PATH");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, "node_modules", "openai")),
            "the Node clients are not installed: run 'npm install --no-package-lock' in tests/ContractMocks.Serving.Tests/node");
    }

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("node did not start");
    }

    /// <summary>A port that nobody listens on. Servers that choose one themselves do not say which.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
