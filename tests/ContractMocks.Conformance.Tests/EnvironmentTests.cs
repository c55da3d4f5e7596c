using System.Text.Json;
using ContractMocks.Cli.Tests;
using ContractMocks.Conformance.Tests.Clients.Node;

namespace ContractMocks.Conformance.Tests;

/// <summary><c>contractmocks serve</c> without documents, and official clients that know nothing but the variables it prints.</summary>
public sealed class EnvironmentTests
{
    private const string Words = "Who goes there?";

    // What clients want beside an address.
    private static readonly string[] s_keys = ["OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY"];

    [Fact]
    public async Task Every_official_client_finds_the_mock_by_the_variables_that_serve_prints()
    {
        var missing = NodeFolder.Missing("openai") ?? NodeFolder.Missing("ollama");
        Assert.SkipWhen(missing is not null, missing ?? "");
        await using var serving = await Serving.StartAsync("--no-cache", "--fallback", "echo");
        var environment = serving.Output.Split('\n')
            .Where(static line => line.StartsWith("  ", StringComparison.Ordinal))
            .Select(static line => line.Trim().Split('=', 2))
            .Concat(s_keys.Select(static name => new[] { name, "test" }))
            .ToDictionary(static pair => pair[0], static pair => pair[1]);

        var output = await NodeFolder.RunAsync("", environment, TestContext.Current.CancellationToken, "environment.mjs");
        var heard = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonElement.Parse(line)).ToList();

        Assert.Equal(15, heard.Count);
        var lost = heard.Where(static one => !one.TryGetProperty("said", out var said) || said.ToString() != Words).ToList();
        Assert.True(lost.Count == 0, string.Join('\n', lost) + "\n" + serving.Output);
    }
}
