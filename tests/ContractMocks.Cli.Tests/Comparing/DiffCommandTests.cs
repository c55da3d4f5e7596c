using System.Text;
using ContractMocks.Cli.Impact;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli.Comparing;

public sealed class DiffCommandTests : IDisposable
{
    private readonly Tests.CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    private static (int Code, string Output, string Error) Run(DiffOptions options, ComparisonResult? result = null, Func<ProjectImpactInput, ProjectImpactResult>? impact = null, string stdin = "")
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var command = new DiffCommand(new Report(output), new Report(error), () => new MemoryStream(Encoding.UTF8.GetBytes(stdin)))
        {
            Comparer = (old, @new, _) => result ?? new ComparisonResult(old.Text == @new.Text ? Samples.Of(old.Path, @new.Path) : Samples.Pets(old.Path, @new.Path), default),
            Impact = (input, _) => impact?.Invoke(input) ?? new ProjectImpactResult(default, default),
        };
        var code = command.Run(options, TestContext.Current.CancellationToken);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    private DiffOptions Files() => new(_run.Write("old.yaml", Samples.Old), _run.Write("new.yaml", Samples.New));

    [Theory]
    [InlineData("", 0)]
    [InlineData("Risky", 1)]
    [InlineData("Breaking", 1)]
    public void Differences_alone_are_no_failure(string failOn, int expected)
    {
        var (code, output, error) = Run(Files() with { FailOn = failOn.Length == 0 ? null : Enum.Parse<ChangeSeverity>(failOn) });
        Assert.Equal((expected, ""), (code, error));
        Assert.Contains("2 breaking, 1 risky, 2 compatible, 1 prose", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_is_bad_enough_fails()
    {
        var risky = Samples.Of("a", "b", [.. Samples.Pets().Findings.Where(static finding => finding.Severity <= ChangeSeverity.Risky)]);
        var result = new ComparisonResult(risky, default);
        Assert.Equal(0, Run(Files() with { FailOn = ChangeSeverity.Breaking }, result).Code);
        Assert.Equal(1, Run(Files() with { FailOn = ChangeSeverity.Risky }, result).Code);
    }

    [Fact]
    public void A_scenario_that_is_broken_fails_where_no_finding_would()
    {
        var item = Samples.WithImpact().Impact[0] with { Findings = default };
        var impact = new ProjectImpactResult([item], default);
        var (code, output, _) = Run(Files() with { FailOn = ChangeSeverity.Breaking, Scenarios = _run.Folder }, new ComparisonResult(Samples.Of("a", "b"), default), _ => impact);
        Assert.Equal(1, code);
        Assert.Contains("broken  turn  weather-loop, turn 2: the reply's $.name", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_file_twice_has_no_difference()
    {
        var file = _run.Write("old.yaml", Samples.Old);
        var (code, output, _) = Run(new DiffOptions(file, file) { FailOn = ChangeSeverity.Risky });
        Assert.Equal(0, code);
        Assert.Equal("no difference", output.Split('\n')[1]);
    }

    [Theory]
    [InlineData("-", "FILE")]
    [InlineData("FILE", "-")]
    public void One_document_may_come_from_standard_input(string old, string @new)
    {
        var file = _run.Write("old.yaml", Samples.Old);
        var (code, output, _) = Run(new DiffOptions(old == "-" ? old : file, @new == "-" ? @new : file), stdin: Samples.New);
        Assert.Equal(0, code);
        Assert.Contains("stdin, OpenAPI", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_cannot_be_both()
    {
        var (code, _, error) = await Tests.CommandRun.RunAsync("diff", "-", "-");
        Assert.Equal(2, code);
        Assert.Contains("only one of the two documents can be standard input", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_scenarios_use_is_known_from_scenarios()
    {
        var (code, _, error) = await Tests.CommandRun.RunAsync("diff", "openai", "openai", "--used-only");
        Assert.Equal(2, code);
        Assert.Contains("--used-only needs --scenarios", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open-ai", "did you mean 'openai'?")]
    [InlineData("no/such.yaml", "is neither a file nor a document that ships")]
    public void A_document_that_is_not_there_is_named(string missing, string expected)
    {
        var (code, output, error) = Run(Files() with { New = missing });
        Assert.Equal((2, ""), (code, output));
        Assert.Contains($"'{missing}'", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_beyond_use_is_reported_at_its_line()
    {
        var problem = new Problem(ProblemKinds.NotOpenApi, ["x"], "new.yaml", SourceSpan.On(1, 1, 1));
        var (code, output, error) = Run(Files(), new ComparisonResult(null, [problem]));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("new.yaml(1,1): error CM1003", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openapi.yaml")]
    [InlineData("swagger.json")]
    [InlineData("anything.yml")]
    public void The_main_document_of_a_folder_is_found(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_run.Folder, "spec")).FullName;
        _run.Write("spec/other.yaml", "type: object\n");
        var file = _run.Write("spec/" + name, name.EndsWith(".json", StringComparison.Ordinal) ? """{"swagger": "2.0"}""" : Samples.Old);
        var (_, output, _) = Run(Files() with { Old = folder });
        Assert.Contains(file, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "has no OpenAPI document at its top")]
    [InlineData(2, "has several OpenAPI documents: 'a0.yaml', 'a1.yaml'")]
    public void A_folder_without_one_main_document_is_refused(int documents, string expected)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_run.Folder, "spec")).FullName;
        for (var i = 0; i < documents; i++)
        {
            _run.Write($"spec/a{i}.yaml", Samples.Old);
        }

        var (code, _, error) = Run(Files() with { Old = folder });
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Json")]
    [InlineData("Markdown")]
    [InlineData("Sarif")]
    [InlineData("Html")]
    public void A_file_gets_what_standard_output_would(string name)
    {
        var format = Enum.Parse<DiffFormat>(name);
        var path = Path.Combine(_run.Folder, "report");
        File.WriteAllText(path, "an older report");
        var printed = Run(Files() with { Format = format });
        var (code, output, error) = Run(Files() with { Format = format, Output = path });
        Assert.Equal((0, ""), (code, error));
        Assert.Equal($"2 breaking, 1 risky, 2 compatible, 1 prose: see {path}\n", output);
        Assert.Equal(printed.Output, File.ReadAllText(path));
        Assert.Equal(["new.yaml", "old.yaml", "report"], Directory.GetFiles(_run.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error()
    {
        var path = Path.Combine(_run.Folder, "none", "report.html");
        var (code, _, error) = Run(Files() with { Output = path });
        Assert.Equal(2, code);
        Assert.Contains($"'{path}' cannot be written: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_scenario_uses_can_be_left_out()
    {
        var (_, output, _) = Run(Files() with { Scenarios = _run.Folder, UsedOnly = true }, impact: static input =>
            new ProjectImpactResult([Samples.WithImpact().Impact[1] with { Findings = [input.Comparison.Findings[1]] }], default) { Operations = ["addPet"] });
        Assert.Contains("2 breaking, 0 risky, 1 compatible, 0 prose (3 findings left out: no scenario uses what they reach)", output, StringComparison.Ordinal);
        Assert.Contains("max-length-decreased", output, StringComparison.Ordinal);
        Assert.Contains("operation-removed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("enum-value-added", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_looked_at_is_noted_beside_the_report()
    {
        var (code, output, error) = Run(Files() with { Scenarios = _run.Folder }, impact: static _ => new ProjectImpactResult(default, ["turn 3 is not watched"]));
        Assert.Equal((0, "note: turn 3 is not watched\n"), (code, error));
        Assert.Contains("No scenario and no tool uses what changed.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Scenarios_and_journals_that_are_not_there_are_an_error()
    {
        Assert.Equal((2, "", "error: --scenarios: 'none' is not a folder\n"), Run(Files() with { Scenarios = "none" }));
        Assert.Equal((2, "", "error: --journal: 'none' does not exist\n"), Run(Files() with { Scenarios = _run.Folder, Journal = "none" }));
    }

    [Fact]
    public async Task The_help_says_the_exit_codes()
    {
        var (code, output, _) = await Tests.CommandRun.RunAsync("diff", "--help");
        Assert.Equal(0, code);
        Assert.Contains("Exit codes: 0 all is well, differences or not; 1 something is at or above --fail-on; 2", output, StringComparison.Ordinal);
    }
}
