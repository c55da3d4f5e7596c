using System.IO.Compression;

namespace ContractMocks.Packaging.Tests;

/// <summary>What someone gets who has only the packages.</summary>
[Trait("Speed", "slow")]
public sealed class ConsumerTests(PackageFeed feed)
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <RootNamespace>Acme.Weather</RootNamespace>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="ContractMocks" Version="$VERSION$" />
            <PackageReference Include="ContractMocks.AspNetCore" Version="$VERSION$" />
            <PackageReference Include="ContractMocks.Xunit" Version="$VERSION$" />
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.0.1" />
            <PackageReference Include="OpenAI" Version="2.15.0" />
            <PackageReference Include="xunit.v3" Version="3.2.2" />
            <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
          </ItemGroup>
          <ItemGroup>
            <ContractSpec Include="openai" />
            <ContractSpec Include="anthropic;gemini;ollama" />
            <ContractSpec Include="specs/billing.yaml" Namespace="Acme.Billing" Operations="createInvoice;listInvoices" />
            <ContractTool Include="tools/*.tool.json" />
            <ContractScenario Include="scenarios/**/*.scenario.yaml" />
          </ItemGroup>
        </Project>
        """;

    private const string Billing =
        """
        openapi: 3.0.3
        info: { title: Billing, version: "1" }
        servers: [{ url: "https://billing.example/v2" }]
        paths:
          /invoices:
            get:
              operationId: listInvoices
              tags: [Invoices]
              responses:
                "200":
                  description: All invoices.
                  content:
                    application/json:
                      schema: { type: array, items: { $ref: "#/components/schemas/Invoice" } }
            post:
              operationId: createInvoice
              tags: [Invoices]
              requestBody:
                required: true
                content:
                  application/json:
                    schema: { $ref: "#/components/schemas/Invoice" }
                    example: { customer: Ada, total: 12.5 }
              responses:
                "201":
                  description: The invoice.
                  content:
                    application/json:
                      schema: { $ref: "#/components/schemas/Invoice" }
            delete:
              operationId: deleteInvoices
              responses:
                "204": { description: Gone. }
        components:
          schemas:
            Invoice:
              type: object
              required: [customer, total]
              properties:
                customer: { type: string }
                total: { type: number, minimum: 0 }
                paid: { type: boolean }
        """;

    private const string Tool =
        """
        {
          "name": "get_weather",
          "description": "The weather of a city.",
          "parameters": {
            "type": "object",
            "properties": { "city": { "type": "string" }, "days": { "type": "integer", "minimum": 1 } },
            "required": ["city", "days"],
            "additionalProperties": false
          }
        }
        """;

    private const string Scenario =
        """
        scenario: weather-loop
        provider: any
        tools: [get_weather]
        turns:
          - when: { user: weather, tools: get_weather }
            reply:
              tool_calls:
                - get_weather: { city: Paris }
          - when: { tool_result: get_weather }
            reply:
              text: "It is {{ tool_result.temperature }} °C in {{ tool_call.city }}."
        """;

    private const string Tests =
        """
        using System.ClientModel;
        using ContractMocks.Xunit;
        using OpenAI.Chat;
        using Xunit;

        namespace Acme.Weather;

        [ContractTests(typeof(OpenAiMock))]
        public partial class OpenAiContract;

        [ContractTests(typeof(AnthropicMock))]
        public partial class AnthropicContract;

        [ContractTests(typeof(GeminiMock))]
        public partial class GeminiContract;

        [ContractTests(typeof(OllamaMock))]
        public partial class OllamaContract;

        [ContractTests(typeof(Billing.BillingMock))]
        public partial class BillingContract;

        public sealed class WeatherTests
        {
            [Fact]
            public async Task The_model_asks_for_the_weather()
            {
                var cancellation = TestContext.Current.CancellationToken;
                await using var openai = await OpenAiMock.StartAsync(cancellationToken: cancellation);
                openai.Use(Scenarios.WeatherLoop);
                var client = new ChatClient("gpt-5", new ApiKeyCredential("test"), new() { Endpoint = openai.Endpoint });
                var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather") } };

                ChatCompletion answer = await client.CompleteChatAsync([new UserChatMessage("How is the weather?")], options, cancellation);

                Assert.Equal("get_weather", Assert.Single(answer.ToolCalls).FunctionName);
                openai.Journal.ShouldHaveCalled<GetWeather>(call => call.City == "Paris" && call.Days >= 1);
            }
        }
        """;

    [Fact]
    public async Task A_project_with_only_the_packages_builds_and_passes_its_emitted_tests()
    {
        var directory = CreateConsumer("good");

        var (code, output) = await DotnetCommand.RunAsync(directory, "test", "-v", "quiet", "--nologo", "--logger", "console;verbosity=normal");

        Assert.True(code == 0, output);
        Assert.Contains("WeatherTests.The_model_asks_for_the_weather", output);
        Assert.Contains("OpenAiContract.WeatherLoop_turn_2_stream", output);
        Assert.Contains("OpenAiContract.CreateChatCompletion_answers_200", output);
        Assert.Contains("AnthropicContract.WeatherLoop_turn_1_stream", output);
        Assert.Contains("GeminiContract.WeatherLoop_turn_2_json", output);
        Assert.Contains("OllamaContract.WeatherLoop_turn_2_stream", output);
        Assert.Contains("BillingContract.CreateInvoice_answers_201", output);
        Assert.DoesNotContain("DeleteInvoices", output);
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_document_judges_the_emitted_tests_and_leaves_nothing_in_the_output()
    {
        var directory = CreateConsumer("judged");
        PackageFeed.Write(directory, "next/billing.yaml", Billing
            .Replace("version: \"1\"", "version: \"2\"", StringComparison.Ordinal)
            .Replace("required: [customer, total]", "required: [customer, total, due]", StringComparison.Ordinal)
            .Replace("paid: { type: boolean }", "due: { type: string }", StringComparison.Ordinal));

        var (code, output) = await DotnetCommand.RunAsync(
            directory,
            [("CONTRACTMOCKS_SPEC_BILLING", "next/billing.yaml")],
            ["test", "-v", "quiet", "--nologo", "--filter", "FullyQualifiedName~BillingContract", "--logger", "console;verbosity=normal"]);

        Assert.NotEqual(0, code);
        Assert.Contains("createInvoice 201 application/json: the document does not allow the request", output);
        Assert.Contains("by       next/billing.yaml (Billing 2)", output);
        Assert.Contains("expected the property \"due\"", output);
        // What reads documents is loaded apart: no package of the project is lifted by it.
        Assert.DoesNotContain(
            Directory.GetFiles(Path.Combine(directory, "bin"), "*.dll", SearchOption.AllDirectories).Select(Path.GetFileName),
            static file => file is "Microsoft.OpenApi.dll" or "YamlDotNet.dll" or "ContractMocks.Compiler.dll");
    }

    [Fact]
    public async Task A_mistake_is_an_error_at_its_line_and_the_rest_still_builds()
    {
        var directory = CreateConsumer("broken");
        PackageFeed.Write(directory, "scenarios/typo.scenario.yaml", Scenario
            .Replace("weather-loop", "typo", StringComparison.Ordinal)
            .Replace("city: Paris", "citty: Paris", StringComparison.Ordinal));
        PackageFeed.Write(directory, "scenarios/provider.scenario.yaml", "scenario: other\nprovider: opnai\nturns:\n  - reply: { text: Hi }\n");
        PackageFeed.Write(directory, "Consumer.csproj", Project
            .Replace("$VERSION$", feed.Version, StringComparison.Ordinal)
            .Replace("<ContractSpec Include=\"openai\" />", "<ContractSpec Include=\"openai\" />\n    <ContractSpec Include=\"opena1\" />", StringComparison.Ordinal));

        var (code, output) = await DotnetCommand.RunAsync(directory, "build", "--nologo");

        Assert.NotEqual(0, code);
        Assert.Matches(@"typo\.scenario\.yaml\(8,26\): error CM2008: .*citty.*city", output);
        Assert.Matches(@"provider\.scenario\.yaml\(2,11\): error CM2005: .*opnai.*did you mean 'openai'\?", output);
        Assert.Matches(@"Consumer\.csproj\(\d+,\d+\): error CM1002: .*opena1.*did you mean 'openai'\?", output);
        // What is not broken is still emitted: none of the C# errors that a lost mock would bring.
        Assert.DoesNotContain("error CS", output);
    }

    [Fact]
    public void The_package_carries_the_generator_in_one_slot_with_all_it_loads()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Packages, $"ContractMocks.{feed.Version}.nupkg"));
        var files = package.Entries.Select(static entry => entry.FullName).ToList();

        string[] analyzers =
        [
            "ContractMocks.Compiler.dll", "ContractMocks.Contracts.dll", "ContractMocks.Generator.dll", "Microsoft.OpenApi.dll", "System.Text.Json.dll", "YamlDotNet.dll",
        ];
        Assert.All(analyzers, file => Assert.Contains("analyzers/dotnet/cs/" + file, files));
        // What every compiler brings itself would only be a second, older copy.
        string[] compilers = ["Microsoft.CodeAnalysis", "System.Collections.Immutable", "System.Reflection.Metadata"];
        Assert.All(compilers, name => Assert.DoesNotContain(files, file => file.Contains(name, StringComparison.Ordinal)));
        Assert.All(files.Where(static file => file.StartsWith("analyzers/", StringComparison.Ordinal)), static file => Assert.StartsWith("analyzers/dotnet/cs/", file));
        Assert.Contains("specs/openai.yaml", files);
        Assert.Contains("build/ContractMocks.targets", files);
        Assert.Contains("buildTransitive/ContractMocks.targets", files);
        Assert.Contains("lib/net10.0/ContractMocks.xml", files);
    }

    private string CreateConsumer(string name) => feed.CreateConsumer(
        name,
        ("Consumer.csproj", Project),
        ("specs/billing.yaml", Billing),
        ("tools/get_weather.tool.json", Tool),
        ("scenarios/weather.scenario.yaml", Scenario),
        ("WeatherTests.cs", Tests));
}
