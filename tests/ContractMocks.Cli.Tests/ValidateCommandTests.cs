using System.Text.Json;

namespace ContractMocks.Cli.Tests;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Good = """
        scenario: greeting
        provider: openai
        turns:
          - reply: { text: Hello. }
        """;

    private const string Warned = """
        openapi: 3.1.0
        info: { title: Odd, version: '1' }
        paths:
          /odd: { get: { operationId: odd, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/None' } } } } } } }
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task The_bundled_document_has_no_errors()
    {
        var (code, output, error) = await CommandRun.RunAsync("validate", "openai");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("1 files, 0 errors", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"contents":[],"tools":[{"functionDeclarations":[{"name":"a"}]}]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"a","inputSchema":{}}]}}""")]
    [InlineData("""[{"name":"a","parameters":{}}]""")]
    [InlineData("{\"name\":\"a\",\"parameters\":{}}\n{\"name\":\"b\",\"parameters\":{}}\n")]
    public async Task Lists_of_tools_are_known_for_what_they_are(string text)
    {
        using var run = new CommandRun();
        var (code, output, error) = await CommandRun.RunAsync("validate", run.Write("list.json", text));

        Assert.Equal((0, "1 files, 0 errors, 0 warnings"), (code, output.Trim()));
        Assert.Equal("", error);
    }

    [Fact]
    public async Task A_folder_of_tools_and_scenarios_is_read_together()
    {
        var (code, output, error) = await CommandRun.RunAsync("validate", CommandRun.Sample("tools"), CommandRun.Sample("scenarios"));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("0 errors", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_is_printed_at_its_line_as_the_build_prints_it()
    {
        var file = _run.Write("bad.scenario.yaml", Good.Replace("reply:", "rply:", StringComparison.Ordinal));
        var (code, _, error) = await CommandRun.RunAsync("validate", file);
        Assert.Equal(1, code);
        Assert.Contains($"{file}(4,5): error CM2002: ", error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'reply'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_problem_stays_on_one_line()
    {
        var file = _run.Write(new string('x', 120) + ".scenario.yaml", Good.Replace("reply:", "rply:", StringComparison.Ordinal));
        var (_, _, error) = await CommandRun.RunAsync("validate", file);
        Assert.Contains(error.Split('\n'), static line => line.Contains("CM2002", StringComparison.Ordinal) && line.Contains("did you mean", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_glob_finds_files_and_one_without_matches_is_an_error()
    {
        _run.Write("a.scenario.yaml", Good);
        var (code, output, _) = await CommandRun.RunAsync("validate", Path.Combine(_run.Folder, "*.scenario.yaml"));
        Assert.Equal(0, code);
        Assert.StartsWith("1 files", output, StringComparison.Ordinal);
        var (missing, _, error) = await CommandRun.RunAsync("validate", Path.Combine(_run.Folder, "*.nothing"));
        Assert.Equal(2, missing);
        Assert.Contains("*.nothing", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_almost_a_bundled_document_names_it()
    {
        var (code, _, error) = await CommandRun.RunAsync("validate", "open-ai");
        Assert.Equal(2, code);
        Assert.Contains("did you mean 'openai'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_broken_is_an_error_at_its_line()
    {
        var file = _run.Write("api.yaml", "openapi: 3.1.0\ninfo: [ x\n");
        var (code, _, error) = await CommandRun.RunAsync("validate", file);
        Assert.Equal(1, code);
        Assert.Matches(@"api\.yaml\(\d+,\d+\): error CM1001: ", error);
    }

    [Fact]
    public async Task A_text_that_the_yaml_scanner_trips_over_is_one_problem_and_no_crash()
    {
        // YamlDotNet 16.3.0 throws InvalidOperationException here, not a YamlException.
        var file = _run.Write("api.yaml", "openapi: 3.1.0\ninfo: { title: x\npaths: {}\n");
        var (code, output, error) = await CommandRun.RunAsync("validate", file, "openai");
        Assert.Equal(1, code);
        Assert.Matches(@"api\.yaml\(\d+,\d+\): error CM(1001|9001): ", error);
        Assert.StartsWith("2 files, 1 errors", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_files_the_usage_is_an_error()
    {
        var (code, _, error) = await CommandRun.RunAsync("validate");
        Assert.Equal(2, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Warnings_alone_are_no_failure()
    {
        var file = _run.Write("api.yaml", Warned);
        var (code, output, error) = await CommandRun.RunAsync("validate", file);
        Assert.Equal(0, code);
        Assert.Contains("warning CM1005", error, StringComparison.Ordinal);
        Assert.Contains("0 errors, 1 warnings", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_each_problem_with_its_place()
    {
        var file = _run.Write("bad.scenario.yaml", Good.Replace("reply:", "rply:", StringComparison.Ordinal));
        var (code, output, error) = await CommandRun.RunAsync("validate", file, "--format", "json");
        Assert.Equal((1, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(1, json.RootElement.GetProperty("files").GetInt32());
        Assert.Equal(json.RootElement.GetProperty("errors").GetInt32(), json.RootElement.GetProperty("problems").GetArrayLength());
        var problem = json.RootElement.GetProperty("problems")[0];
        Assert.Equal("CM2002", problem.GetProperty("id").GetString());
        Assert.Equal("error", problem.GetProperty("severity").GetString());
        Assert.Equal(file, problem.GetProperty("file").GetString());
        Assert.Equal(
            (4, 5, 4, 9),
            (problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32(),
                problem.GetProperty("endLine").GetInt32(), problem.GetProperty("endColumn").GetInt32()));
    }

    [Fact]
    public async Task Json_names_files_that_are_not_there()
    {
        var (code, output, _) = await CommandRun.RunAsync("validate", "no-such.yaml", "--format", "json");
        Assert.Equal(2, code);
        using var json = JsonDocument.Parse(output);
        Assert.StartsWith("'no-such.yaml'", json.RootElement.GetProperty("unreadable")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_has_rules_with_help_and_results_with_places()
    {
        var bad = _run.Write("bad.scenario.yaml", Good.Replace("reply:", "rply:", StringComparison.Ordinal));
        var (code, output, _) = await CommandRun.RunAsync("validate", bad, _run.Write("api.yaml", Warned), "--format", "sarif");
        Assert.Equal(1, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Contains(results, static result => result.GetProperty("level").GetString() == "warning");
        Assert.Contains(results, static result => result.GetProperty("level").GetString() == "error");
        Assert.All(results, result =>
        {
            var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(result.GetProperty("ruleId").GetString(), rule.GetProperty("id").GetString());
            Assert.Contains("How to fix it", rule.GetProperty("help").GetProperty("text").GetString(), StringComparison.Ordinal);
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() > 0);
            Assert.True(Uri.TryCreate(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute, out _));
        });
    }

    [Theory]
    [InlineData("specs/a b.yaml", "specs/a%20b.yaml")]
    [InlineData("x.yaml", "x.yaml")]
    public void Places_in_sarif_are_relative_to_the_folder(string file, string expected)
    {
        Assert.Equal(expected, SarifLog.FileUri(file, _run.Folder));
        Assert.Equal(expected, SarifLog.FileUri(Path.Combine(_run.Folder, file), _run.Folder));
        Assert.StartsWith("file:///", SarifLog.FileUri("../" + file, _run.Folder), StringComparison.Ordinal);
    }
}
