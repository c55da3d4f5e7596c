using ContractMocks.Compiler.Specs;

namespace ContractMocks.Generator.Tests;

/// <summary>What reaches the compiler of mistakes in a project: each once, at its place, at its own cost.</summary>
public sealed class ProblemTests
{
    [Fact]
    public void A_missing_spec_is_reported_at_its_line_of_the_project_file()
    {
        const string Csproj =
            """
            <Project>
              <ItemGroup>
                <ContractSpec Include="opena1" />
              </ItemGroup>
            </Project>
            """;
        var run = GeneratorRun.Of(new GeneratorRun.Project()
            .WithFile("project", "Consumer.csproj", Csproj)
            .WithProperty("ContractMocksMissingSpecs", "opena1"));

        Assert.Equal(
            ["Consumer.csproj(3,28): error CM1002: ContractSpec 'opena1' is neither a file nor a document that ships with ContractMocks; did you mean 'openai'?"],
            run.Problems);
    }

    [Fact]
    public void A_missing_spec_is_not_also_an_unknown_provider_or_mock()
    {
        var project = new GeneratorRun.Project()
            .WithSource("OpenAiContract.cs", SampleProject.TestClassSource)
            .WithFile("scenario", SampleProject.OtherScenario, SampleProject.HelloYaml)
            .WithFile("project", "Consumer.csproj", "<ContractSpec Include=\"opena1\" />")
            .WithProperty("ContractMocksMissingSpecs", "opena1");
        Assert.Equal("CM1002", Assert.Single(GeneratorRun.Of(project).Diagnostics).Id);
    }

    [Fact]
    public void Two_specs_of_one_name_are_told_apart_by_Name()
    {
        var twice = SampleProject.Create().WithFile("spec", "specs/tickets2.yaml", SampleProject.TicketsYaml, ("Name", "tickets"));
        var run = GeneratorRun.Of(twice);
        var problem = Assert.Single(run.Problems);
        Assert.StartsWith("specs/tickets2.yaml(1,1): error CM1011: A spec named 'tickets' is there already, from specs/tickets.yaml;", problem);
        Assert.Contains("Tickets.Mock.g.cs", run.Files.Keys);

        var named = SampleProject.Create().WithFile("spec", "specs/tickets2.yaml", SampleProject.TicketsYaml, ("Name", "desk"));
        Assert.Empty(GeneratorRun.Of(named).CompilationProblems);
    }

    [Fact]
    public void A_broken_scenario_costs_only_itself()
    {
        var run = GeneratorRun.Of(SampleProject.Create()
            .Edit(SampleProject.OtherScenario, static text => text.Replace("reply:", "replay:")));

        Assert.All(run.Diagnostics, static diagnostic => Assert.Contains("hello.scenario.yaml(5,5)", diagnostic.ToString()));
        Assert.Contains("Scenario.WeatherLoop.g.cs", run.Files.Keys);
        Assert.DoesNotContain("Scenario.Hello.g.cs", run.Files.Keys);
        Assert.Empty(run.CompilationProblems);
    }

    [Fact]
    public void A_broken_spec_costs_only_itself()
    {
        var run = GeneratorRun.Of(SampleProject.Create().Edit(SampleProject.OtherSpec, static text => text.Replace("paths:", "paths: [}")));

        Assert.Contains(run.Problems, static problem => problem.Contains("error CM1001", StringComparison.Ordinal));
        Assert.Contains("OpenAi.Mock.g.cs", run.Files.Keys);
        Assert.DoesNotContain("Tickets.Mock.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_test_class_for_an_unknown_mock_is_reported_where_it_stands()
    {
        var run = GeneratorRun.Of(SampleProject.Create()
            .WithSource("OpenAiContract.cs", SampleProject.TestClassSource.Replace("OpenAiMock", "OpenAlMock")));
        var problem = Assert.Single(run.Problems);
        Assert.Equal(
            "OpenAiContract.cs(6,2): error CM4001: [ContractTests] names 'OpenAlMock', which no ContractSpec of this project emits; did you mean 'OpenAiMock'?",
            problem);
    }

    [Theory]
    [InlineData("public partial class OpenAiContract;", "public class OpenAiContract;", "not partial")]
    [InlineData("[ContractTests(typeof(OpenAiMock))]\npublic partial class OpenAiContract;",
        "public partial class Outer { [ContractTests(typeof(OpenAiMock))] public partial class OpenAiContract; }", "nested")]
    public void A_test_class_that_cannot_be_extended_is_reported(string good, string bad, string obstacle)
    {
        var run = GeneratorRun.Of(SampleProject.Create()
            .WithSource("OpenAiContract.cs", SampleProject.TestClassSource.ReplaceLineEndings("\n").Replace(good, bad)));
        var problem = Assert.Single(run.Diagnostics);
        Assert.Equal("CM4002", problem.Id);
        Assert.EndsWith($"'OpenAiContract' is {obstacle}", problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("MockHost.Socket", "Socket", "ContractMocks.AspNetCore")]
    [InlineData("MockHost.WireMock", "WireMock", "ContractMocks.WireMock")]
    [InlineData("(MockHost)2", "WireMock", "ContractMocks.WireMock")]
    public void A_host_whose_package_is_not_referenced_is_reported_where_it_is_asked_for(string written, string host, string package)
    {
        var run = GeneratorRun.Of(OnHost(written).WithProperty("ContractMocksSocketHost", ""));
        Assert.Equal(
            $"OpenAiContract.cs(6,36): error CM4003: Host = MockHost.{host} needs {package}, which this project does not reference; "
                + $"add a PackageReference to {package}, or name another host",
            Assert.Single(run.Problems));
        // The tests stay: without their base the class would not compile, and one mistake is one problem.
        Assert.Contains("ContractTests.Consumer.OpenAiContract.g.cs", run.Files.Keys);
        Assert.Empty(run.CompilationProblems);
    }

    [Theory]
    [InlineData("MockHost.Memory")]
    [InlineData("MockHost.Socket")]
    [InlineData("MockHost.WireMock")]
    public void A_host_whose_package_is_referenced_is_no_problem(string written) =>
        Assert.Empty(GeneratorRun.Of(OnHost(written).WithProperty("ContractMocksWireMockHost", "true")).Problems);

    [Fact]
    public void A_host_of_an_unknown_mock_is_not_a_second_problem()
    {
        var run = GeneratorRun.Of(OnHost("MockHost.WireMock", "OpenAlMock"));
        Assert.Equal("CM4001", Assert.Single(run.Diagnostics).Id);
    }

    private static GeneratorRun.Project OnHost(string written, string mock = "OpenAiMock") => SampleProject.Create()
        .WithFile("spec", SampleProject.Spec, BundledSpecs.Find("openai")!, ("Operations", "createChatCompletion"))
        .WithSource("OpenAiContract.cs", SampleProject.TestClassSource.Replace("OpenAiMock)", $"{mock}), Host = {written}", StringComparison.Ordinal));

    [Fact]
    public void A_tool_is_one_tool_for_the_whole_project()
    {
        var run = GeneratorRun.Of(SampleProject.Create()
            .WithFile("tool", "tools/other.tool.json", """{ "name": "get_weather", "parameters": { "type": "object" } }"""));
        Assert.Single(run.Problems, static problem => problem.Contains("error CM3003", StringComparison.Ordinal));
    }

    [Fact]
    public void Operations_metadata_cuts_the_document_down()
    {
        var project = new GeneratorRun.Project()
            .WithFile("spec", SampleProject.Spec, BundledSpecs.Find("openai")!, ("Operations", "listModels|retrieveModel"));
        var run = GeneratorRun.Of(project);
        Assert.Empty(run.CompilationProblems);
        Assert.DoesNotContain("CreateChatCompletion", run.Files["OpenAi.Mock.g.cs"]);
        Assert.DoesNotContain("ChatCompletionTool", run.Files["OpenAi.Models.g.cs"]);
        Assert.Contains("RetrieveModel", run.Files["OpenAi.Mock.g.cs"]);
    }

    [Fact]
    public void Schemas_that_want_one_csharp_name_are_reported_and_both_emitted()
    {
        var text = SampleProject.TicketsYaml.ReplaceLineEndings("\n")
            .Replace("title: { type: string }", "title: { $ref: \"#/components/schemas/ticket\" }")
            + "\n    ticket: { type: object, properties: { name: { type: string } } }\n";
        var run = GeneratorRun.Of(SampleProject.Create().Edit(SampleProject.OtherSpec, _ => text));

        Assert.Equal(
            ["specs/tickets.yaml(22,5): warning CM1010: The schemas 'Ticket' and 'ticket' both become 'Ticket' in C#; the second is named 'Ticket2'"],
            run.Problems);
        Assert.Empty(run.CompilationProblems);
        Assert.Contains("record Ticket2", run.Files["Tickets.Models.g.cs"]);
    }
}
