using System.Text.RegularExpressions;

namespace ContractMocks.Generator.Tests;

/// <summary>What the generator adds to a project, as a whole.</summary>
public sealed class EmissionTests
{
    private static readonly string[] Expected =
    [
        "ContractTests.Consumer.OpenAiContract.g.cs", "OpenAi.Contract.g.cs", "OpenAi.Mock.g.cs", "OpenAi.Models.g.cs", "Scenario.Hello.g.cs",
        "Scenario.WeatherLoop.g.cs", "Tickets.Contract.g.cs", "Tickets.Mock.g.cs", "Tickets.Models.g.cs", "Tool.GetWeather.g.cs",
        "Tool.TakeNap.g.cs",
    ];

    [Fact]
    public void The_sample_project_compiles_without_a_warning()
    {
        var run = GeneratorRun.Of(SampleProject.Create());

        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilationProblems);
        Assert.Equal(Expected, run.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_project_emits_the_same_bytes()
    {
        var one = GeneratorRun.Of(SampleProject.Create());
        var two = GeneratorRun.Of(SampleProject.Create());
        Assert.Equal(one.Files, two.Files);
    }

    [Fact]
    public void Line_ends_of_the_inputs_do_not_reach_the_output()
    {
        var windows = SampleProject.Create();
        foreach (var text in windows.Texts)
        {
            windows = windows.Edit(text.Path, static content => content.ReplaceLineEndings("\r\n"));
        }

        Assert.Equal(GeneratorRun.Of(SampleProject.Create()).Files, GeneratorRun.Of(windows).Files);
    }

    [Fact]
    public void Emitted_code_names_no_path_and_uses_one_kind_of_line_end()
    {
        Assert.All(GeneratorRun.Of(SampleProject.Create()).Files, static file =>
        {
            Assert.DoesNotContain('\r', file.Value);
            Assert.DoesNotContain('\t', file.Value);
            Assert.DoesNotMatch(new Regex("[ ]+$", RegexOptions.Multiline), file.Value);
            Assert.EndsWith("}\n", file.Value);
            Assert.DoesNotContain(AppContext.BaseDirectory, file.Value);
        });
    }

    [Fact]
    public void Internal_visibility_compiles_too()
    {
        var project = SampleProject.Create().WithProperty("ContractMocksVisibility", "internal")
            .WithSource("OpenAiContract.cs", SampleProject.TestClassSource.Replace("public partial", "internal partial"));
        var run = GeneratorRun.Of(project);
        Assert.Empty(run.CompilationProblems);
        Assert.All(run.Files.Values, static text => Assert.DoesNotContain("\npublic ", text));
    }

    [Fact]
    public void Without_the_socket_host_there_is_no_StartAsync()
    {
        var run = GeneratorRun.Of(SampleProject.Create().WithProperty("ContractMocksSocketHost", ""));
        Assert.Empty(run.CompilationProblems);
        Assert.DoesNotContain("StartAsync(", run.Files["OpenAi.Mock.g.cs"]);
    }

    [Fact]
    public void A_namespace_on_the_item_holds_mock_and_models()
    {
        var project = new GeneratorRun.Project().WithFile("spec", "tickets.yaml", SampleProject.TicketsYaml, ("Namespace", "Acme.Desk"));
        var run = GeneratorRun.Of(project);
        Assert.Empty(run.CompilationProblems);
        Assert.NotNull(run.Compilation.GetTypeByMetadataName("Acme.Desk.TicketsMock"));
        Assert.NotNull(run.Compilation.GetTypeByMetadataName("Acme.Desk.Ticket"));
    }

    [Fact]
    public void Names_that_meet_do_not_cost_the_project_its_files()
    {
        var project = SampleProject.Create()
            .WithSource("Other.cs", SampleProject.TestClassSource.Replace("namespace Consumer;", "namespace Consumer.Other;"))
            .WithFile("spec", SampleProject.OtherSpec, SampleProject.TicketsYaml, ("Name", "tool"))
            .WithFile("tool", "tools/mock.tool.json", """{ "name": "mock", "parameters": { "type": "object" } }""");
        var run = GeneratorRun.Of(project);
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilationProblems);
        Assert.Contains("Tool.MockTool.g.cs", run.Files.Keys);
        Assert.Contains("ToolApi.Mock.g.cs", run.Files.Keys);
    }

    [Theory]
    [InlineData("tool", "ToolTool")]
    [InlineData("fake", "FakeTool")]
    [InlineData("scenarios", "ScenariosTool")]
    [InlineData("OpenAiMock", "OpenAiMockTool")]
    public void A_tool_is_never_called_like_what_is_emitted_beside_it(string tool, string record)
    {
        var run = GeneratorRun.Of(SampleProject.Create().WithFile(
            "tool", "tools/odd.tool.json", $$"""{ "name": "{{tool}}", "parameters": { "type": "object", "properties": { "city": { "type": "string" } } } }"""));
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilationProblems);
        Assert.Contains($"Tool.{record}.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_date_in_a_files_name_names_no_type()
    {
        var run = GeneratorRun.Of(new GeneratorRun.Project().WithFile("spec", "specs/tickets-2026-03-10.yaml", SampleProject.TicketsYaml));
        Assert.Contains("Tickets.Mock.g.cs", run.Files.Keys);
    }

    [Fact]
    public void An_unknown_operation_is_one_problem_and_not_also_the_scenarios()
    {
        var project = SampleProject.Create().WithFile("spec", SampleProject.Spec, ContractMocks.Compiler.Specs.BundledSpecs.Find("openai")!, ("Operations", "createChatCompletions"));
        Assert.Equal("CM1006", Assert.Single(GeneratorRun.Of(project).Diagnostics).Id);
    }
}
