using System.Text;
using System.Text.Json;
using ContractMocks.Cli.WireMock.Importing;

namespace ContractMocks.Cli.Tests.WireMock;

public sealed class ImportInputTests : IDisposable
{
    private readonly ImportRun _run = new();

    public void Dispose() => _run.Dispose();

    private static string Good { get; } = ImportRun.Mapping("""{ "Name": "WildcardMatcher", "Pattern": "*x*" }""", "Said.");

    public static TheoryData<string, string> Broken => new()
    {
        { "{ \"Request\":\n\n  oops }", "bad.json(3): error: this is not JSON" },
        { "", "bad.json(1): error: the file is empty" },
        { "\"text\"", "bad.json(1): error: expected a mapping as an object, but found a text" },
        { "[\n 7]", "bad.json(2): error: expected a mapping as an object, but found a number" },
        { "{ \"Title\": \"a\",\n \"Title\": \"b\", \"Request\": {} }", "bad.json(2): error: the name 'Title' is there already, on line 1; the mapping is left out" },
        { "{ \"Priority\": \"high\" }", "bad.json(1): error: 'Priority' must be a number, but is a text; the mapping is left out" },
        { "{ \"Request\": { \"Methods\": \"POST\" } }", "bad.json(1): error: 'Methods' must be a list, but is a text" },
        { "{ \"Request\": { \"Path\": 7 } }", "bad.json(1): error: expected a text, or an object with 'Matchers', but found a number" },
        { "{ \"Title\": \"\\ud800\" }", "bad.json(1): error: this text is no valid UTF-8, or holds half of a surrogate pair" },
        { "{\n \"request\": { \"method\": \"POST\", \"urlPath\": \"/v1/chat/completions\" },\n \"response\": { \"status\": 200 } }", "bad.json(1): error: this is a mapping of WireMock for Java" },
        { "{ \"mappings\": [] }", "bad.json(1): error: this is a mapping of WireMock for Java" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_file_costs_only_itself(string text, string expected)
    {
        await _run.With("bad.json", text).With("good.json", Good).RunAsync();

        Assert.Equal(ExitCode.Problems, _run.Code);
        Assert.Contains(expected, _run.Error, StringComparison.Ordinal);
        Assert.Equal("Said.", Assert.Single(_run.Scenario.Turns).Reply.Text);
    }

    [Fact]
    public async Task A_mapping_that_is_broken_costs_only_itself()
    {
        await _run.With("a.json", $"[\n{{ \"Priority\": [] }},\n{Good.ReplaceLineEndings(" ")},\n{{ \"Title\": 1, \"Title\": 2 }}]").RunAsync();

        Assert.Equal(ExitCode.Problems, _run.Code);
        Assert.Contains("a.json(2): error: 'Priority' must be a number", _run.Error, StringComparison.Ordinal);
        Assert.Contains("a.json(4): error: the name 'Title' is there already", _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Scenario.Turns);
    }

    [Fact]
    public async Task Depth_is_bounded()
    {
        var deep = new StringBuilder().Insert(0, "[", 900).Append(']', 900).ToString();
        await _run.With("bad.json", $"{{ \"Data\": {deep} }}").With("deeper.json", new string('[', 100_000)).With("good.json", Good).RunAsync();

        Assert.Equal(ExitCode.Problems, _run.Code);
        Assert.Contains("bad.json(1): error: values are nested deeper than 64 levels", _run.Error, StringComparison.Ordinal);
        Assert.Contains("deeper.json(1): error:", _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Scenario.Turns);
    }

    [Fact]
    public async Task Size_is_bounded()
    {
        _run.With("big.json", "").With("good.json", Good);
        await using (var big = File.OpenWrite(Path.Combine(_run.Mappings, "big.json")))
        {
            big.SetLength((16 * 1024 * 1024) + 1);
        }

        await _run.RunAsync();

        Assert.Contains("big.json(1): error: the file has more than 16777216 bytes and is not read", _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Scenario.Turns);
    }

    [Theory]
    [InlineData("\"Titel\": \"x\", ", "a.json(1): warning: a mapping has no field 'Titel' in WireMock.Net, which passes it over; did you mean 'Title'?")]
    [InlineData("\"Webhook\": {}, ", "'Webhook' is not carried over")]
    [InlineData("\"Probability\": 0.5, ", "'Probability' is not carried over")]
    public async Task What_means_nothing_here_is_told_and_changes_nothing(string field, string expected)
    {
        await _run.With("a.json", ImportRun.Mapping("""{ "Name": "WildcardMatcher", "Pattern": "*x*" }""", "Said.", field)).RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Contains(expected, _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Scenario.Turns);
    }

    [Theory]
    [InlineData("\"Fault\": { \"Type\": \"EMPTY_RESPONSE\" }", "'Fault' is not carried over: scenarios have no faults yet")]
    [InlineData("\"MinimumRandomDelay\": 10", "'MinimumRandomDelay' is not carried over: scenarios have no pace yet")]
    [InlineData("\"Delay\": 10", "'Delay' is not carried over: scenarios have no pace yet")]
    public async Task Pace_and_faults_are_told_and_the_answer_is_carried_over(string field, string expected)
    {
        await _run.With("a.json", ImportRun.Answer(ImportRun.Says("Said.").Insert(1, field + ", "))).RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Contains(expected, _run.Error, StringComparison.Ordinal);
        Assert.Equal("Said.", Assert.Single(_run.Scenario.Turns).Reply.Text);
    }

    [Fact]
    public async Task Templates_of_a_transformer_are_never_said()
    {
        var template = ImportRun.Says("You said {{request.body}}").Insert(1, "\"UseTransformer\": true, ");
        var id = ImportRun.Says("Fixed.").Insert(1, "\"UseTransformer\": true, ").Replace("chatcmpl-1", "chatcmpl-{{Random}}", StringComparison.Ordinal);
        await _run.With("a.json", $"[{ImportRun.Answer(template, word: "one")}, {ImportRun.Answer(id, word: "two")}]").RunAsync();

        Assert.Equal("Fixed.", Assert.Single(_run.Scenario.Turns).Reply.Text);
        Assert.Contains("the answer is filled by a transformer", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"/v1/chat/completion\"", "POST /v1/chat/completion: it is not an operation of openai; did you mean 'POST /v1/chat/completions'?")]
    [InlineData("\"/api/customers\"", "POST /api/customers: it is not an operation of openai; expected a path of the contract")]
    [InlineData("\"/v1/embeddings\"", "'createEmbedding' (POST /embeddings) is no conversation that scenarios answer")]
    public async Task Other_paths_are_told_and_left_alone(string path, string expected)
    {
        await _run.With("a.json", $"[{Good.Replace("\"/v1/chat/completions\"", path, StringComparison.Ordinal)}, {Good}]").RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Contains("a.json(1): warning: " + expected, _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Scenario.Turns);
    }

    [Fact]
    public async Task A_proxy_is_told_and_left_out()
    {
        await _run.With("a.json", $"[{Good}, {ImportRun.Answer("""{ "ProxyUrl": "http://user:planted-pass@host" }""")}]").RunAsync();

        Assert.Single(_run.Scenario.Turns);
        Assert.Contains("'ProxyUrl' passes requests on to a server", _run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-pass", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_break_the_declared_schema_are_an_error_of_the_mapping()
    {
        await _run.With("a.json", """
            { "Request": { "Path": "/v1/chat/completions", "Methods": ["POST"], "Body": { "Matcher": { "Name": "JsonPartialMatcher", "Pattern": {
                "tools": [{ "type": "function", "function": { "name": "f", "parameters": { "type": "object", "properties": { "n": { "type": "integer" } } } } }] } } } },
              "Response": { "BodyAsJson": { "choices": [{ "index": 0, "finish_reason": "tool_calls",
                "message": { "role": "assistant", "content": null, "tool_calls": [{ "id": "c", "type": "function", "function": { "name": "f", "arguments": "{\"n\":\"one\"}" } }] } }] } } }
            """).With("b.json", Good).RunAsync();

        Assert.Equal(ExitCode.Problems, _run.Code);
        Assert.Contains("a.json(3): error: The arguments of 'f' do not fit its schema at $.n", _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Scenario.Turns);
    }

    [Theory]
    [InlineData("nowhere", "is no folder")]
    [InlineData("file.json", "is no folder")]
    public async Task A_folder_that_is_not_there_is_a_wrong_command_line(string name, string expected)
    {
        _run.With("file.json", Good);
        await _run.RunOnAsync(Path.Combine(_run.Mappings, name));

        Assert.Equal((ExitCode.Usage, ""), (_run.Code, _run.Output));
        Assert.Contains(expected, _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--spec", "opnai")]
    [InlineData("--name", "***")]
    [InlineData("--unknown", "x")]
    public async Task Wrong_options_are_a_wrong_command_line(string option, string value)
    {
        await _run.With("a.json", Good).RunOnAsync(_run.Mappings, option, value);

        Assert.Equal(ExitCode.Usage, _run.Code);
        Assert.DoesNotContain("scenario:", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_write_leaves_the_file_as_it_was()
    {
        var path = Path.Combine(_run.Folder, "kept.yaml");
        File.WriteAllText(path, "kept");
        await _run.With("bad.json", "oops").RunAsync("--out", path);

        Assert.Equal(ExitCode.Problems, _run.Code);
        Assert.Equal("kept", File.ReadAllText(path));
        Assert.Contains("became a turn, so nothing is written", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_written_file_validates_and_is_named_after_the_scenario_in_a_folder()
    {
        var folder = Path.Combine(_run.Folder, "scenarios") + "/";
        await _run.With("a.json", Good).RunAsync("--out", folder, "--name", "my fakes");

        var path = Path.Combine(folder, "my-fakes.scenario.yaml");
        Assert.Equal($"{path}: 1 turn of openai{Environment.NewLine}1 files, 1 mappings, 1 carried over, 0 left out{Environment.NewLine}", _run.Output);
        Assert.Equal(ExitCode.Fine, (await CommandRun.RunAsync("validate", path)).Code);
    }

    [Theory]
    [InlineData("mapping", nameof(MappingFields.Mapping))]
    [InlineData("request", nameof(MappingFields.Request))]
    [InlineData("response", nameof(MappingFields.Response))]
    [InlineData("matcher", nameof(MappingFields.Matcher))]
    public void The_fields_are_those_of_the_schema_of_mapping_files(string definition, string table)
    {
        var path = Path.Combine(TestSupport.Repository.Root, "src", "ContractMocks.Cli", "WireMock", "mapping.schema.json");
        using var schema = JsonDocument.Parse(File.ReadAllText(path));
        var expected = schema.RootElement.GetProperty("$defs").GetProperty(definition).GetProperty("properties").EnumerateObject().Select(static one => one.Name);
        var fields = (IReadOnlyDictionary<string, FieldKind>)typeof(MappingFields).GetField(table)!.GetValue(null)!;

        Assert.Equal(expected.Order(StringComparer.Ordinal), fields.Keys.Where(static name => name != "$schema").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Odd_values_are_told_and_break_nothing()
    {
        var folder = Path.Combine(_run.Folder, "scenarios");
        await _run.RunOnAsync(ImportRun.Data("odd"), "--out", folder);

        Assert.Equal(ExitCode.Problems, _run.Code);
        Assert.DoesNotContain("ContractMocks failed", _run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bug of ContractMocks", _run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        foreach (var file in Directory.GetFiles(folder))
        {
            ImportRun.ReadScenario(File.ReadAllText(file));
        }

        Assert.Contains("expected events, but the stream has none", _run.Error, StringComparison.Ordinal);
        Assert.Contains("a JsonMatcher without a pattern", _run.Error, StringComparison.Ordinal);
        Assert.Contains("'{\"a\":1,\"a\":2}'", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_survive_whatever_is_in_them()
    {
        const string Text = "# not: a comment\\n- {{ x }} \\\"q\\\" \\\\ \\u00e9 \\ud83d\\ude00 \\u2028 \\u0007 : yes";
        await _run.With("a.json", ImportRun.Mapping("""{ "Name": "WildcardMatcher", "Pattern": "*x*" }""", Text, "\"Title\": \"line\\nbreak \\u2028 # {{ x }}\", ")).RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Equal("# not: a comment\n- {{{{ x }} \"q\" \\ é 😀 \u2028 \a : yes", Assert.Single(_run.Scenario.Turns).Reply.Text);
    }
}
