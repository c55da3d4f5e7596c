using ContractMocks.TestSupport;

namespace ContractMocks.Packaging.Tests;

/// <summary>Pinned documents in the build of someone who has only the packages: locks are found without an item, and MSBuild's switches apply.</summary>
[Trait("Speed", "slow")]
public sealed class LockTests(PackageFeed feed)
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="ContractMocks" Version="$VERSION$" />
            <ContractSpec Include="ollama" />
            <ContractSpec Include="specs/chat.yaml" Operations="createChatCompletion" />
            <ContractScenario Include="scenarios/*.scenario.yaml" />
          </ItemGroup>
        </Project>
        """;

    private const string Chat =
        """
        openapi: 3.1.0
        info: { title: Chat, version: "1" }
        servers: [{ url: "https://api.openai.com/v1" }]
        paths:
          /chat/completions:
            post:
              operationId: createChatCompletion
              requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Ask" } } } }
              responses: { "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/Answer" } } } } }
        components:
          schemas:
            Ask:
              type: object
              properties: { model: { type: string }, messages: { type: array, items: { type: object } }, user: { type: string, maxLength: 100 } }
            Answer:
              type: object
              properties: { id: { type: string, maxLength: 200 }, object: { type: string }, created: { type: integer }, model: { type: string }, choices: { type: array } }

        """;

    private const string Scenario =
        """
        scenario: greeting
        provider: openai
        turns:
          - when: { user: hello }
            reply: { text: "Hello to you." }

        """;

    [Fact]
    public async Task A_pinned_document_that_changes_is_told_at_the_scenario()
    {
        var directory = feed.CreateConsumer(
            "pinned", ("Pinned.csproj", Project), ("specs/chat.yaml", Chat), ("scenarios/greeting.scenario.yaml", Scenario), ("Nothing.cs", "namespace Pinned;"));
        var tool = Path.Combine(Repository.Root, "src", "ContractMocks.Cli", "bin", PackageFeed.Configuration, "net10.0", "ContractMocks.Cli.dll");
        var accepted = await DotnetCommand.RunAsync(directory, "exec", tool, "accept", "specs/chat.yaml", "ollama");
        Assert.True(accepted.ExitCode == 0, accepted.Output);
        Assert.True(File.Exists(Path.Combine(directory, "ollama.lock.json")), accepted.Output);

        var same = await BuildAsync(directory);
        Assert.True(same.Code == 0, same.Output);
        Assert.DoesNotContain("CM7", same.Output);

        PackageFeed.Write(directory, "specs/chat.yaml", Chat.Replace("maxLength: 100", "maxLength: 50", StringComparison.Ordinal));
        PackageFeed.Write(directory, "ollama.lock.json", "<<<<<<< HEAD");
        var warned = await BuildAsync(directory, "-p:WarningsNotAsErrors=CM7001%3BCM7003");
        Assert.True(warned.Code == 0, warned.Output);
        Assert.Contains("greeting.scenario.yaml(1,11): warning CM7001: chat.yaml changed since it was accepted on ", warned.Output);
        Assert.Contains("ollama.lock.json(1,1): warning CM7003: The lock of ollama cannot be read", warned.Output);

        var silenced = await BuildAsync(directory, "-p:NoWarn=CM7001%3BCM7003");
        Assert.True(silenced.Code == 0, silenced.Output);
        Assert.DoesNotContain("CM7", silenced.Output);

        PackageFeed.Write(directory, "specs/chat.yaml", Chat.Replace("maxLength: 200", "maxLength: 3", StringComparison.Ordinal));
        var failed = await BuildAsync(directory, "-p:NoWarn=CM7003");
        Assert.Equal(1, failed.Code);
        Assert.Contains("greeting.scenario.yaml(5,5): error CM7002: chat.yaml no longer allows what this answered when it was accepted on ", failed.Output);
        Assert.Contains("id: expected at most 3 characters", failed.Output);
    }

    // TreatWarningsAsErrors is set in the consumer's Directory.Build.props.
    private static async Task<(int Code, string Output)> BuildAsync(string directory, params string[] switches) =>
        await DotnetCommand.RunAsync(directory, ["build", "-v", "quiet", "--nologo", .. switches]);
}
