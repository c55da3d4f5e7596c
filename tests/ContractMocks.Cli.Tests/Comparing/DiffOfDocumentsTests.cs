using System.Text;
using System.Text.Json;
using ContractMocks.Cli.Tests;
using ContractMocks.TestSupport;

namespace ContractMocks.Cli.Comparing;

/// <summary>The whole way: two documents on a command line, compared and told.</summary>
public sealed class DiffOfDocumentsTests : IDisposable
{
    private const string FinishReasons = "enum: [stop, length, tool_calls, content_filter, function_call]";

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    /// <summary>The bundled document without the reason that every turn with a tool call ends with.</summary>
    private string WithoutToolCalls()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "specs", "openai.yaml"));
        Assert.Contains(FinishReasons, text, StringComparison.Ordinal);
        return _run.Write("new.yaml", text.Replace(FinishReasons, "enum: [stop, length]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_that_ships_does_not_differ_from_itself()
    {
        var (code, output, error) = await CommandRun.RunAsync("diff", "openai", "openai", "--fail-on", "risky");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("no difference", output.ReplaceLineEndings("\n").Split('\n')[1]);
    }

    [Fact]
    public async Task A_change_is_told_with_its_id_whom_it_breaks_and_its_places()
    {
        var old = _run.Write("old.yaml", Samples.Old);
        var @new = _run.Write("new.yaml", Samples.New);
        var (code, output, _) = await CommandRun.RunAsync("diff", old, @new, "--fail-on", "breaking");
        Assert.Equal(1, code);
        Assert.Matches(@"(?m)^breaking  max-length-decreased  Pet\.name: .*100.*50.*  \[writers\]\r?$", output);
        Assert.Contains($"  {@new}(24,", output, StringComparison.Ordinal);
        Assert.Contains($", was {old}(27,", output, StringComparison.Ordinal);
        Assert.Contains("breaking  operation-removed  GET /toys", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenarios_whose_replies_become_invalid_come_first_and_fail()
    {
        var (code, output, _) = await CommandRun.RunAsync("diff", "openai", WithoutToolCalls(), "--scenarios", CommandRun.Sample("."), "--fail-on", "breaking");
        Assert.Equal(1, code);
        Assert.Matches(@"broken  turn  weather-loop, turn 1: .*finish_reason", output);
        Assert.Contains("weather.scenario.yaml(9,7)", output, StringComparison.Ordinal);
        Assert.True(output.IndexOf("broken  turn", StringComparison.Ordinal) < output.IndexOf("enum-value-removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_scenarios_do_not_use_is_left_out()
    {
        var text = File.ReadAllText(WithoutToolCalls()).Replace("object: { type: string, enum: [list] }", "object: { type: string, enum: [lists] }", StringComparison.Ordinal);
        var @new = _run.Write("other.yaml", text.Replace("  /models:", "  /models/removed:", StringComparison.Ordinal));
        var (_, all, _) = await CommandRun.RunAsync("diff", "openai", @new, "--scenarios", CommandRun.Sample("scenarios"), "--format", "json");
        var (_, used, _) = await CommandRun.RunAsync("diff", "openai", @new, "--scenarios", CommandRun.Sample("scenarios"), "--format", "json", "--used-only");
        Assert.Contains("operation-removed", Ids(all));
        Assert.DoesNotContain("operation-removed", Ids(used));
        Assert.Contains("enum-value-removed", Ids(used));

        static List<string> Ids(string output)
        {
            using var json = JsonDocument.Parse(output);
            return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(static finding => finding.GetProperty("id").GetString()!)];
        }
    }

    [Fact]
    public async Task A_document_that_is_none_is_an_error_at_its_line()
    {
        var (code, output, error) = await CommandRun.RunAsync("diff", _run.Write("old.yaml", "a: 1\n"), _run.Write("new.yaml", Samples.New));
        Assert.Equal((2, ""), (code, output));
        Assert.Matches(@"old\.yaml\(1,1\): error CM1003", error);
    }

    [Theory]
    [InlineData("llm/openai/openai-2025-03-11.yaml", "llm/openai/openai-2026-07-15.yaml")]
    [InlineData("stress/stripe/stripe-spec3-2021-06-07.json", "llm/openai/openai-2026-07-15.yaml")]
    public async Task Large_documents_are_told_in_every_format(string old, string @new)
    {
        string[] documents = ["diff", Repository.CorpusFile(old), Repository.CorpusFile(@new)];
        var (code, json, _) = await CommandRun.RunAsync([.. documents, "--format", "json"]);
        Assert.Equal(0, code);
        using var errors = new StringWriter();
        var schema = Path.Combine(Repository.Root, "docs", "schemas", "diff.schema.json");
        Assert.True(SchemaCommandLine.Run(["validate", "--schema", schema, _run.Write("report.json", json)], Stream.Null, Stream.Null, errors) == 0, errors.ToString());
        var (_, html, _) = await CommandRun.RunAsync([.. documents, "--format", "html"]);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 100_000, 5_000_000);
        var (_, markdown, _) = await CommandRun.RunAsync([.. documents, "--format", "markdown"]);
        Assert.InRange(markdown.Length, 1000, 65_536);
        var (_, sarif, _) = await CommandRun.RunAsync([.. documents, "--format", "sarif"]);
        using var log = JsonDocument.Parse(sarif);
        Assert.All(
            log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(),
            static result => Assert.Equal(1, result.GetProperty("locations").GetArrayLength()));
    }
}
