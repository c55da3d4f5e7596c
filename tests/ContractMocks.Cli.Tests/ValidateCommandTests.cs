namespace ContractMocks.Cli.Tests;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Good = """
        scenario: greeting
        provider: openai
        turns:
          - reply: { text: Hello. }
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
        Assert.Equal(1, missing);
        Assert.Contains("*.nothing", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_almost_a_bundled_document_names_it()
    {
        var (code, _, error) = await CommandRun.RunAsync("validate", "open-ai");
        Assert.Equal(1, code);
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
        Assert.Equal(1, code);
        Assert.NotEmpty(error);
    }
}
