using ContractMocks.Cli.Impact;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using static ContractMocks.Cli.Tests.Impact.ImpactProject;

namespace ContractMocks.Cli.Tests.Impact;

public sealed class ProjectImpactTests : IDisposable
{
    private const string FinishReasons = "enum: [stop, length, tool_calls, content_filter, function_call]";

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_document_that_did_not_change_touches_nothing()
    {
        Write("openai");
        var result = Impact(Bundled("openai"), Bundled("openai"));

        Assert.Empty(result.Items);
        Assert.Empty(result.Notes);
        Assert.Equal((1, 1), (result.Scenarios, result.Tools));
    }

    [Fact]
    public void A_reply_that_is_no_longer_valid_is_broken_at_the_key_that_causes_it()
    {
        Write("openai");
        var result = Impact(Bundled("openai"), Replace(Bundled("openai"), FinishReasons, "enum: [stop, length, content_filter]"));

        var item = Assert.Single(result.Items);
        Assert.Equal((ImpactKind.Turn, ImpactLevel.Broken, "weather-loop, turn 1"), (item.Kind, item.Level, item.Subject));
        Assert.StartsWith("POST /chat/completions: choices[0].finish_reason: expected one of", item.Message, StringComparison.Ordinal);
        // tool_calls of the reply.
        Assert.Equal((7, 7), (item.Span.Line, item.Span.Column));
        Assert.EndsWith("weather.scenario.yaml", item.File, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_that_is_gone_breaks_its_turns()
    {
        Write("anthropic");
        var result = Impact(Bundled("anthropic"), Replace(Bundled("anthropic"), "  /v1/messages:\n", "  /v1/talks:\n"), "anthropic.yaml");

        Assert.Equal(["weather-loop, turn 1", "weather-loop, turn 2", "weather-loop, turn 3"], result.Items.Select(static item => item.Subject).Distinct());
        Assert.All(result.Items, static item => Assert.Equal((ImpactLevel.Broken, "POST /v1/messages is not there"), (item.Level, item.Message.Split(": ")[1])));
    }

    [Fact]
    public void A_form_that_the_mock_keeps_to_by_itself_is_no_breach()
    {
        Write("openai");
        // A new property that every choice must have: the mock fills it in.
        var changed = Replace(
            Bundled("openai"),
            "        finish_reason: { $ref: \"#/components/schemas/ChatCompletionFinishReason\" }",
            "        finish_reason: { $ref: \"#/components/schemas/ChatCompletionFinishReason\" }\n        weight: { type: integer, enum: [7] }");
        // Only the documents that ship with ContractMocks have such titles: of others the mock judges what it writes.
        changed = Replace(ReplaceRequired(changed), "title: OpenAI", "title: OpenAI API");
        var result = Impact(Bundled("openai"), changed);

        Assert.All(result.Items, static item => Assert.Equal(ImpactLevel.Uses, item.Level));
        Assert.Contains(result.Items, static item => item.Message.Contains("choices[0].weight: is required, and the reply has none", StringComparison.Ordinal)
            && item.Message.EndsWith("the mock answers in the new form, and says the same", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_that_a_turn_waits_for_and_that_would_be_refused_puts_it_at_risk()
    {
        Write("anthropic");
        var changed = Replace(Bundled("anthropic"), "pattern: \"^[a-zA-Z0-9_-]{1,128}$\"", "pattern: \"^[a-z]{1,128}$\"");
        var result = Impact(Bundled("anthropic"), changed, "anthropic.yaml");

        Assert.Contains(result.Items, static item => item is { Level: ImpactLevel.AtRisk, Subject: "weather-loop, turn 1" }
            && item.Message.Contains("a request such as this turn waits for would be refused: tools[0]", StringComparison.Ordinal));
    }

    [Fact]
    public void Scenarios_of_other_providers_and_of_tools_in_CSharp_are_no_obstacle()
    {
        _run.Write("a.scenario.yaml", Loop.Replace("PROVIDER", "anthropic", StringComparison.Ordinal));
        _run.Write("b.scenario.yaml", Loop.Replace("PROVIDER", "openai", StringComparison.Ordinal));
        var result = Impact(Bundled("openai"), Replace(Bundled("openai"), FinishReasons, "enum: [stop, length, content_filter]"));

        Assert.Empty(result.Notes);
        Assert.EndsWith("b.scenario.yaml", Assert.Single(result.Items).File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        var result = Of(Bundled("openai"), Bundled("openai"), "openai.yaml", Path.Combine(_run.Folder, "none"));
        Assert.EndsWith("does not exist", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    private static string ReplaceRequired(string text)
    {
        var at = text.IndexOf("finish_reason: { $ref:", StringComparison.Ordinal);
        var required = text.LastIndexOf("required: [", at, StringComparison.Ordinal);
        return text.Insert(required + "required: [".Length, "weight, ");
    }

    private void Write(string provider)
    {
        _run.Write("weather.scenario.yaml", Loop.Replace("PROVIDER", provider, StringComparison.Ordinal));
        _run.Write("get_weather.tool.json", Weather);
    }

    private ProjectImpactResult Impact(string old, string @new, string path = "openai.yaml") => Of(old, @new, path, _run.Folder);

    private static ProjectImpactResult Of(string old, string @new, string path, string folder) => ProjectImpact.Of(
        new ProjectImpactInput { Folder = folder, Old = Input(old, path), New = Input(@new, path), Comparison = NoFindings },
        TestContext.Current.CancellationToken);

    private static SpecComparison NoFindings { get; } = new()
    {
        Old = new ComparedDocument("old.yaml", "", "", "", 0),
        New = new ComparedDocument("new.yaml", "", "", "", 0),
        Findings = default,
        Groups = default,
    };
}
