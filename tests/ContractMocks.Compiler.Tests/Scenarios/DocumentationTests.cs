using System.Text.Json;
using System.Text.RegularExpressions;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Text;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Scenarios;

/// <summary>What docs/ says of scenarios and problems, held against the reader.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    private static readonly Lazy<SchemaValidator> Schema =
        new(static () => SchemaValidator.Compile(File.ReadAllText(Path.Combine(Docs, "schemas", "scenario.schema.json"))));

    public static TheoryData<string> Examples => [.. Blocks(Path.Combine(Docs, "scenario-format.md")).Where(static block => block.Language == "yaml scenario").Select(static block => block.Text)];

    public static TheoryData<string> Ids => [.. ProblemKinds.All.Select(static kind => kind.Id)];

    [Fact]
    public void The_page_of_the_format_has_examples() => Assert.True(Examples.Count >= 5);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_format_reads_without_a_problem_and_fits_the_published_schema(string text)
    {
        ScenarioTexts.ReadGood(text);
        Assert.Empty(Schema.Value.Validate(Json(text)));
    }

    [Theory]
    [InlineData("weather-loop.scenario.yaml")]
    [InlineData("every-key.scenario.yaml")]
    [InlineData("auto.scenario.yaml")]
    public void A_golden_scenario_fits_the_published_schema(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "ContractMocks.Compiler.Tests", "Scenarios", "Goldens", file));

        Assert.Empty(Schema.Value.Validate(Json(text)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("scenario: a\nprovider: openai")]
    [InlineData("scenario: '-'\nprovider: openai\nturns: [reply: x]")]
    [InlineData("scenario: a\nprovider: openai\nturns: []")]
    [InlineData("scenario: a\nprovider: openai\nturn: [reply: x]\nturns: [reply: x]")]
    [InlineData("scenario: a\nprovider: openai\ntools: get_weather\nturns: [reply: x]")]
    [InlineData("scenario: a\nprovider: openai\ntools: [{ name: a }]\nturns: [reply: x]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [{ reply: x, times: 0 }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [{ when: { user: x } }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [{ reply: x, when: { usr: x } }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [{ reply: x, when: { user: '' } }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [{ reply: x, when: { user: { contains: a, equals: b } } }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [{ reply: x, when: { tools: [] } }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: {}]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { error: timeout, text: x }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { text: x, retry_after: 2s }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { error: timeout, retry_after: soon }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { tool_calls: [] }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { tool_calls: [get_time: UTC] }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { tool_calls: autoo }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { tool_calls: { auto: 0 } }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { json: [1] }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { json: auto, text: x }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { refusal: no, text: x }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { finish: lenght }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { text: x, usage: { input: -1 } }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { text: x, usage: 5 }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { text: x, chunks: [] }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { text: x, citations: [{ title: y }] }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { text: x, provider_tools: [web_serch] }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { text: x, provider_tools: [web_search: { inpt: {} }] }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { text: x, spoken: maybe }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { text: x, reasoning: { hidden: true } }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { text: x, error_after: 2 }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { error: 700 }]")]
    [InlineData("scenario: a\nprovider: openai\nturns: [reply: { error: timeout, reasoning: x }]")]
    public void What_the_reader_refuses_for_its_form_the_published_schema_refuses_too(string text)
    {
        Assert.NotEmpty(ScenarioTexts.Read(text).Problems);
        Assert.NotEmpty(Schema.Value.Validate(Json(text)));
    }

    [Fact]
    public void Every_error_of_the_provider_is_on_the_page_of_the_format()
    {
        var page = File.ReadAllText(Path.Combine(Docs, "scenario-format.md"));

        Assert.All(OpenAiProvider.Info.Errors, error => Assert.Contains($"`{error.Name}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_problem_has_a_page_and_a_row(string id)
    {
        var kind = ProblemKinds.All.Single(kind => kind.Id == id);
        var page = File.ReadAllText(Path.Combine(Docs, "problems", id + ".md"));
        var severity = kind.Severity == ProblemSeverity.Error ? "error" : "warning";

        Assert.StartsWith($"# {id}: {kind.Title}\n\nSeverity: {severity}. Message:\n\n> {kind.MessageFormat.Replace("<", "&lt;")}\n", page, StringComparison.Ordinal);
        Assert.Contains($"dotnet_diagnostic.{id}.severity = none", page, StringComparison.Ordinal);
        Assert.Contains(
            $"| [{id}]({id}.md) | {severity} | {kind.Title} |\n", File.ReadAllText(Path.Combine(Docs, "problems", "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_is_of_a_problem_that_there_is_not()
    {
        var pages = Directory.GetFiles(Path.Combine(Docs, "problems"), "CM*.md").Select(static path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(ProblemKinds.All.Select(static kind => kind.Id).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CM1008")]
    [InlineData("CM2001")]
    [InlineData("CM2002")]
    [InlineData("CM2003")]
    [InlineData("CM2004")]
    [InlineData("CM2005")]
    [InlineData("CM2007")]
    [InlineData("CM2008")]
    [InlineData("CM2010")]
    [InlineData("CM2011")]
    [InlineData("CM2012")]
    [InlineData("CM3001")]
    [InlineData("CM3002")]
    [InlineData("CM3003")]
    [InlineData("CM3010")]
    [InlineData("CM3011")]
    public void The_smallest_file_on_a_page_causes_its_problem_and_no_other(string id)
    {
        var block = Blocks(Path.Combine(Docs, "problems", id + ".md")).First();
        var problems = block.Language == "json" ? ScenarioTexts.ReadTools(block.Text).Problems : ScenarioTexts.Read(block.Text).Problems;

        Assert.Equal([id], problems.Select(static problem => problem.Id));
    }

    private static JsonElement Json(string text)
    {
        var problems = new ProblemSink("a.yaml");
        var root = TextFile.Read(text, problems, ProblemKinds.ScenarioSyntax, TestContext.Current.CancellationToken)!;
        using var document = JsonDocument.Parse(NodeJson.ToJson(root));
        return document.RootElement.Clone();
    }

    private static IEnumerable<(string Language, string Text)> Blocks(string path) =>
        CodeBlock().Matches(File.ReadAllText(path)).Select(static match => (match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex("^```([a-z ]+)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();
}
