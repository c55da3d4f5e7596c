using System.Text.Json.Nodes;
using ContractMocks.Cli.WireMock.Mappings;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>What the command writes, replaces, removes and leaves alone.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private const string Two = "scenario: Two turns!\nprovider: openai\nturns:\n  - { when: { user: a }, reply: One. }\n  - { when: { user: b }, reply: Two. }\n";

    private readonly CommandRun _run = new();

    private string Out => Path.Combine(_run.Folder, "out");

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Each_turn_is_a_file_that_the_schema_takes()
    {
        var (code, output, _) = await Export(Two);

        Assert.Equal(0, code);
        Assert.Contains($"2 files, 10 mappings in {Out}; 0 not exported", output, StringComparison.Ordinal);
        Assert.Contains("streams: WireMock.Net sends each as one body, at once", output, StringComparison.Ordinal);
        Assert.Equal(["two-turns-.turn-01.json", "two-turns-.turn-02.json"], Names());
        Assert.All(Directory.GetFiles(Out), static file => Assert.Empty(MappingSchema.Validator.Validate(File.ReadAllBytes(file))));
    }

    [Fact]
    public async Task A_mapping_that_is_broken_is_refused_by_the_schema()
    {
        await Export(Two);
        var mappings = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Out, "two-turns-.turn-01.json"), TestContext.Current.CancellationToken))!;
        mappings[0]!["Request"]!["Body"]!["Matchers"]![0]!["Name"] = "JsonPartMatcher";

        Assert.NotEmpty(MappingSchema.Validator.Validate(System.Text.Encoding.UTF8.GetBytes(mappings.ToJsonString())));
    }

    [Fact]
    public async Task Two_exports_give_the_same_bytes()
    {
        await Export(Two);
        var first = Directory.GetFiles(Out).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        Directory.Delete(Out, recursive: true);
        await Export(Two);

        Assert.Equal(first, Directory.GetFiles(Out).Order(StringComparer.Ordinal).Select(File.ReadAllText));
        Assert.DoesNotContain("\r", string.Concat(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_seed_gives_other_ids()
    {
        await Export(Two);
        var first = Directory.GetFiles(Out).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        await Export(Two, "--seed", "7");

        Assert.NotEqual(first, Directory.GetFiles(Out).Order(StringComparer.Ordinal).Select(File.ReadAllText));
    }

    [Fact]
    public async Task No_two_mappings_have_one_Guid()
    {
        await Export(Two);
        var guids = Directory.GetFiles(Out).SelectMany(static file => JsonNode.Parse(File.ReadAllText(file))!.AsArray()).Select(static one => (string)one!["Guid"]!).ToList();

        Assert.Equal(guids.Count, guids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Files_of_an_earlier_export_go_and_files_of_users_stay()
    {
        await Export(Two);
        await File.WriteAllTextAsync(Path.Combine(Out, "mine.json"), "{}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Out, "mine.turn-01.json"), """[{"Title":"x","Guid":"0b3c3b0e-7c5e-4d55-9d7e-0f6e5f6f8a01"}]""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Out, "broken.turn-01.json"), "[{", TestContext.Current.CancellationToken);
        var (code, output, _) = await Export(Two[..Two.LastIndexOf("  - ", StringComparison.Ordinal)]);

        Assert.Equal(0, code);
        Assert.Contains("removed two-turns-.turn-02.json", output, StringComparison.Ordinal);
        Assert.Equal(["broken.turn-01.json", "mine.json", "mine.turn-01.json", "two-turns-.turn-01.json"], Names());
    }

    [Fact]
    public async Task A_file_of_the_user_is_not_replaced_and_then_nothing_is_written()
    {
        Directory.CreateDirectory(Out);
        await File.WriteAllTextAsync(Path.Combine(Out, "two-turns-.turn-02.json"), "[]", TestContext.Current.CancellationToken);
        var (code, _, error) = await Export(Two);

        Assert.Equal(1, code);
        Assert.Contains("two-turns-.turn-02.json was not written by an export", error, StringComparison.Ordinal);
        Assert.Equal(["two-turns-.turn-02.json"], Names());
        Assert.Equal("[]", await File.ReadAllTextAsync(Path.Combine(Out, "two-turns-.turn-02.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_told()
    {
        await File.WriteAllTextAsync(Out, "x", TestContext.Current.CancellationToken);
        var (code, _, error) = await Export(Two);

        Assert.Equal(2, code);
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_with_errors_ends_with_1_and_writes_nothing()
    {
        var (code, _, error) = await Export(Two.Replace("user", "usr", StringComparison.Ordinal));

        Assert.Equal(1, code);
        Assert.Contains("tried.scenario.yaml(4,", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task A_scenario_that_no_document_plays_is_listed()
    {
        var (code, output, _) = await Export(Two.Replace("provider: openai", "provider: any", StringComparison.Ordinal), "--spec", _run.Write("rest.yaml", Rest));

        Assert.Equal(0, code);
        Assert.Contains("tried.scenario.yaml(1): 'Two turns!' is not exported", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_exported_can_be_made_a_failure()
    {
        var (code, output, _) = await Export(Two.Replace("reply: Two.", "reply: { json: auto }", StringComparison.Ordinal), "--fail-on-skipped");

        Assert.Equal(1, code);
        Assert.Contains("tried.scenario.yaml(5): turn 2 of 'Two turns!' is not exported for createChatCompletion, createResponse: its JSON is made up", output, StringComparison.Ordinal);
        Assert.Equal(2, Names().Count);
    }

    [Fact]
    public async Task Scenarios_are_asked_in_the_order_of_their_paths()
    {
        _run.Write("a.scenario.yaml", "scenario: second in name\nprovider: openai\nturns:\n  - { when: { user: hello }, times: 1, reply: First. }\n");
        _run.Write("b.scenario.yaml", "scenario: a\nprovider: openai\nturns:\n  - { when: { user: hello }, reply: Second. }\n  - { when: { user: b }, reply: Third. }\n");
        var (code, _, error) = await CommandRun.RunAsync("export", "wiremock", "--scenarios", Path.Combine(_run.Folder, "*.scenario.yaml"), "--out", Out);
        Assert.True(code == 0, error);
        var server = new MappingServer(Out);

        Assert.Contains("First.", server.Send(TalkWriter.Write("chat", Talk.User("Hello")))!.Body, StringComparison.Ordinal);
        Assert.Contains("Second.", server.Send(TalkWriter.Write("chat", Talk.User("Hello, b")))!.Body, StringComparison.Ordinal);
        Assert.Contains("Third.", server.Send(TalkWriter.Write("chat", Talk.User("b")))!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_documents_with_operations_of_one_name_are_kept_apart()
    {
        var other = BundledSpecs.Find("openai")!.Replace("https://api.openai.com/v1", "https://api.openai.com/other", StringComparison.Ordinal);
        var (code, output, error) = await Export(Two, "--spec", "openai", "--spec", _run.Write("other.yaml", other));
        Assert.True(code == 0, error);
        var server = new MappingServer(Out);
        var request = TalkWriter.Write("chat", Talk.User("a"));

        Assert.Contains("2 files, 20 mappings", output, StringComparison.Ordinal);
        Assert.Equal("Two turns!, turn 1, createChatCompletion, whole", server.Send(request)?.Title);
        Assert.Equal("Two turns!, turn 1, createChatCompletion (POST /other/chat/completions), whole", server.Send(request with { Path = "/other/chat/completions" })?.Title);
        Assert.Null(server.Send(request with { Path = "/v2/chat/completions" }));
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export", "wiremock", "--out", "x")]
    [InlineData("export", "wiremock", "--scenarios", "nowhere.yaml", "--out", "x")]
    [InlineData("export", "wiremok")]
    public async Task A_wrong_command_line_ends_with_2(params string[] args)
    {
        var (code, _, _) = await CommandRun.RunAsync(args);

        Assert.Equal(2, code);
    }

    private const string Rest = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: { '200': { description: ok } }\n";

    private Task<(int Code, string Output, string Error)> Export(string scenario, params string[] more) =>
        CommandRun.RunAsync(["export", "wiremock", "--scenarios", _run.Write("tried.scenario.yaml", scenario), "--out", Out, .. more]);

    private List<string> Names() => [.. Directory.GetFiles(Out).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
