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
        Assert.Equal(["createChatCompletion", "createResponse"], result.Operations.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_reply_that_is_no_longer_valid_is_broken_at_the_key_that_causes_it()
    {
        Write("openai");
        var result = Impact(Bundled("openai"), Replace(Bundled("openai"), FinishReasons, "enum: [stop, length, content_filter]"));

        var item = Assert.Single(result.Items, static item => item.Level == ImpactLevel.Broken);
        Assert.Equal((ImpactKind.Turn, "weather-loop, turn 1"), (item.Kind, item.Subject));
        Assert.Equal(["ChatCompletionFinishReason"], item.Findings.Select(static finding => finding.Path).Distinct());
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
        Assert.NotEmpty(result.Items);
        Assert.All(result.Items, static item => Assert.EndsWith("b.scenario.yaml", item.File, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_reply_carries_and_what_clients_send_is_told_with_its_findings()
    {
        Write("anthropic");
        var changed = Replace(Bundled("anthropic"), "        max_tokens: { type: integer, minimum: 1", "        max_tokens: { type: integer, minimum: 16");
        var result = Impact(Bundled("anthropic"), changed, "anthropic.yaml");

        var item = Assert.Single(result.Items);
        Assert.Equal((ImpactLevel.AtRisk, "weather-loop"), (item.Level, item.Subject));
        Assert.StartsWith("POST /v1/messages, which it answers, may refuse what clients send: ", item.Message, StringComparison.Ordinal);
        Assert.NotEmpty(item.Findings);
        Assert.Equal((1, 11), (item.Span.Line, item.Span.Column));
    }

    [Fact]
    public void A_tool_that_a_request_can_no_longer_declare_is_broken_at_its_name()
    {
        Write("anthropic");
        var changed = Replace(Bundled("anthropic"), "pattern: \"^[a-zA-Z0-9_-]{1,128}$\"", "pattern: \"^[a-z]{1,128}$\"");
        var item = Assert.Single(Impact(Bundled("anthropic"), changed, "anthropic.yaml").Items, static item => item.Kind == ImpactKind.Tool);

        Assert.Equal((ImpactLevel.Broken, "get_weather"), (item.Level, item.Subject));
        Assert.StartsWith("POST /v1/messages: a request that declares the tool would be refused: tools[0].name", item.Message, StringComparison.Ordinal);
        Assert.EndsWith("get_weather.tool.json", item.File, StringComparison.Ordinal);
        Assert.Equal((1, 11), (item.Span.Line, item.Span.Column));
    }

    [Fact]
    public void Code_that_names_what_is_gone_is_told_with_its_line()
    {
        _run.Write("Ask.cs", """
            using Acme.OpenAi;

            class Ask
            {
                CreateChatCompletionRequest Make() => new CreateChatCompletionRequest
                {
                    Model = "gpt-5",
                    User = "me",
                };
            }
            """);
        var result = Impact(Bundled("openai"), WithoutUser());

        var site = Assert.Single(result.Items, static item => item.Kind == ImpactKind.CallSite);
        Assert.Equal((ImpactLevel.Broken, "CreateChatCompletionRequest.User", 8, 9), (site.Level, site.Subject, site.Span.Line, site.Span.Column));
        Assert.Equal(["CreateChatCompletionRequest.user"], site.Findings.Select(static finding => finding.Path));
        var type = Assert.Single(result.Items, static item => item is { Kind: ImpactKind.EmittedType, Subject: "CreateChatCompletionRequest" });
        Assert.Equal(ImpactLevel.AtRisk, type.Level);
    }

    [Fact]
    public void Types_that_no_code_names_are_told_and_use_no_finding()
    {
        _run.Write("Ask.cs", "class Ask { }");
        var result = Impact(Bundled("openai"), WithoutUser());

        Assert.All(result.Items, static item => Assert.Equal((ImpactKind.EmittedType, ImpactLevel.Uses), (item.Kind, item.Level)));
        Assert.Contains(result.Items, static item => item.Subject == "CreateChatCompletionRequest");
        Assert.Empty(result.Used);
    }

    [Fact]
    public void A_project_that_chooses_operations_is_not_told_of_others()
    {
        _run.Write("Ask.cs", "class Ask { }");
        _run.Write("Acme.csproj", """<Project><ItemGroup><ContractSpec Include="openai" Operations="createEmbedding" /></ItemGroup></Project>""");
        Assert.Empty(Impact(Bundled("openai"), WithoutUser()).Items);
    }

    private static string WithoutUser()
    {
        var text = Bundled("openai");
        var start = text.IndexOf("    CreateChatCompletionRequest:", StringComparison.Ordinal);
        var at = text.IndexOf("        user: ", start, StringComparison.Ordinal);
        return text.Remove(at, text.IndexOf('\n', at) + 1 - at);
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

    private static ProjectImpactResult Of(string old, string @new, string path, string folder, string? journal = null)
    {
        var (before, after) = (Input(old, path), Input(@new, path));
        var comparison = SpecComparer.Compare(before, after, TestContext.Current.CancellationToken).Comparison!;
        return ProjectImpact.Of(
            new ProjectImpactInput { Folder = folder, Old = before, New = after, Comparison = comparison, Journal = journal }, TestContext.Current.CancellationToken);
    }
}
