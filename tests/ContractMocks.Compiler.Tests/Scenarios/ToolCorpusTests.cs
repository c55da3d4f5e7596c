using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Scenarios;

/// <summary>Tools as they are found in the wild: a benchmark of Python, Java and JavaScript functions, and recorded requests to many providers.</summary>
public sealed class ToolCorpusTests
{
    private static readonly SchemaOptions Judging = new() { Dialect = SchemaDialect.Draft202012 };

    [Fact]
    public void Every_function_of_the_benchmark_is_read_and_is_a_schema()
    {
        var problems = new List<Problem>();
        var tools = ToolCorpus.Bfcl(problems.Add).ToList();

        Assert.Equal([], problems.Select(static one => one.ToString()));
        Assert.Equal(2229, tools.Count);
        AssertSchemas(tools);
    }

    [Fact]
    public void Every_tool_of_the_traffic_is_read_or_passed_over_with_words()
    {
        var problems = new List<Problem>();
        var tools = ToolCorpus.Traffic(problems.Add).ToList();

        Assert.Equal([], problems.Where(static one => one.Kind != ProblemKinds.ToolPassedOver).Select(static one => one.ToString()).Take(20));
        Assert.True(tools.Count > 400, $"only {tools.Count} tools");
        AssertSchemas(tools);
    }

    private static void AssertSchemas(List<CorpusTool> tools)
    {
        foreach (var tool in tools)
        {
            using var schema = JsonDocument.Parse(tool.Schema);
            Assert.True(SchemaCheck.Problems(schema.RootElement, Judging) is [], $"{tool}: {tool.Schema}");
            Assert.Equal("object", schema.RootElement.GetProperty("type").GetString());
        }
    }
}
