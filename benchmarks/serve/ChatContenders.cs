namespace ContractMocks.ServeBenchmark;

/// <summary>The servers of the chat comparison.</summary>
internal static class ChatContenders
{
    /// <summary>How many exchanges the journals of ours and of aimock keep: aimock's default.</summary>
    private const string Journal = "1000";

    public static Contender Ours(string root, string folder)
    {
        var cli = Path.Combine(root, "src", "ContractMocks.Cli", "bin", "Release", "net10.0", "ContractMocks.Cli.dll");
        var scenario = Path.Combine(folder, "chat.scenario.yaml");
        return new("contractmocks serve", "dotnet", port => [cli, "serve", "--spec", "openai", "--scenarios", scenario, "--journal", Journal, "--port", port])
        {
            CacheFolder = folder,
        };
    }

    public static Contender Bare(string root, string folder)
    {
        var program = Path.Combine(root, "benchmarks", "bare", "bin", "Release", "net10.0", "BareServer.dll");
        return new("bare Kestrel", "dotnet", port => [program, port, Path.Combine(folder, "json"), Path.Combine(folder, "stream")]);
    }

    public static Contender Aimock(string rivals, string folder)
    {
        var program = Path.Combine(rivals, "node_modules", "@copilotkit", "aimock", "dist", "cli.js");
        var fixtures = Path.Combine(folder, "fixtures.json");
        return new("aimock", "node", port => [program, "--port", port, "--fixtures", fixtures, "--log-level", "silent", "--journal-max", Journal])
        {
            Missing = Contender.Absent(program),
        };
    }
}
