using System.Text.Json;
using ContractMocks.Compiler.Emission;
using ContractMocks.Compiler.Naming;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Tests.Emission;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Scenarios;

/// <summary>What becomes of tools from the wild: arguments, legal names, records.</summary>
public sealed class ToolCorpusFakesTests
{
    private static readonly SchemaOptions Judging = new() { Dialect = SchemaDialect.Draft202012 };

    [Fact]
    public void Every_tool_gets_arguments_that_fit()
    {
        var failures = new List<string>();
        var tools = ToolCorpus.Distinct();
        foreach (var tool in tools)
        {
            try
            {
                using var fake = JsonDocument.Parse(SchemaFaker.Compile(tool.Schema, Judging).Make(new FakeOptions { Seed = 5 }));
                if (fake.RootElement.ValueKind != JsonValueKind.Object || SchemaValidator.Compile(tool.Schema, Judging).Validate(fake.RootElement) is [var first, ..])
                {
                    failures.Add($"{tool}: {fake.RootElement} for {tool.Schema}");
                }
            }
            catch (UnfakeableSchemaException exception)
            {
                failures.Add($"{tool}: {exception.Message} for {tool.Schema}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{tools.Count - failures.Count} of {tools.Count} tools get valid arguments");
        Assert.Equal([], failures);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("mcp")]
    public void Every_name_becomes_legal_and_none_is_lost(string provider)
    {
        var names = ToolCorpus.Distinct().Select(static tool => tool.Name).Distinct().ToList();
        var legal = ToolNames.ForAll(provider, names);

        Assert.Equal(names.Count, legal.Distinct().Count());
        Assert.All(legal, name => Assert.True(ToolNames.IsLegal(provider, name), name));
    }

    [Fact]
    public void Records_of_the_benchmark_compile()
    {
        // Every eleventh function: two hundred, of all files.
        var functions = ToolCorpus.Bfcl().Where(static (_, i) => i % 11 == 0).DistinctBy(static tool => EmittedNames.Tool(ToolNames.For("openai", tool.Name)).ToUpperInvariant()).ToList();
        var text = string.Join("\n", functions.Select(static tool => $$"""{"name":{{JsonSerializer.Serialize(tool.Name)}},"description":{{JsonSerializer.Serialize(tool.Description)}},"parameters":{{tool.Schema}} }"""));
        var read = ScenarioTexts.ReadTools(text);
        var scope = ToolScope.Combine([read]);

        Assert.True(functions.Count >= 150, $"only {functions.Count} functions");
        Assert.Equal([], read.Problems.Concat(scope.Problems).Where(static one => one.Severity == ProblemSeverity.Error).Select(static one => one.ToString()));
        Assert.Equal(functions.Count, scope.Tools.Count);
        var emitted = EmittedAssembly.Of(scope.Tools.Select(static tool => ToolEmitter.Emit(tool, Contracts.Options)));
        Assert.Equal(scope.Tools[0], emitted.Type("Acme." + EmittedNames.Tool(scope.Tools[0].Name)).GetProperty("Tool")!.GetValue(null));
        var renamed = scope.Tools.First(static tool => tool.WrittenName is not null);
        Assert.Equal(renamed, emitted.Type("Acme." + EmittedNames.Tool(renamed.Name)).GetProperty("Tool")!.GetValue(null));
    }
}
