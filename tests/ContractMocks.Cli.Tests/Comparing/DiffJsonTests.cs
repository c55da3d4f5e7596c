using System.Text.Json;
using ContractMocks.Compiler.Comparison;
using ContractMocks.TestSupport;

namespace ContractMocks.Cli.Comparing;

public sealed class DiffJsonTests : IDisposable
{
    private readonly Tests.CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Every_finding_is_told_whole()
    {
        using var json = JsonDocument.Parse(DiffJson.Write(Samples.WithImpact()));
        var root = json.RootElement;
        Assert.Equal("contractmocks-diff", root.GetProperty("format").GetString());
        Assert.Equal("2.0", root.GetProperty("new").GetProperty("version").GetString());
        var summary = root.GetProperty("summary");
        Assert.Equal((2, 1, 2, 1), (Number("breaking"), Number("risky"), Number("compatible"), Number("prose")));
        Assert.Equal((2, 1), (Number("breaksWriters"), Number("breaksReaders")));
        Assert.Equal(1, summary.GetProperty("impact").GetProperty("broken").GetInt32());
        var first = root.GetProperty("findings")[0];
        Assert.Equal("max-length-decreased", first.GetProperty("id").GetString());
        Assert.Equal(("100", "50"), (first.GetProperty("before").GetString(), first.GetProperty("after").GetString()));
        Assert.Equal(24, first.GetProperty("new").GetProperty("line").GetInt32());
        Assert.Equal("/components/schemas/Pet/properties/name/maxLength", first.GetProperty("old").GetProperty("pointer").GetString());
        Assert.Equal("request-property-max-length-decreased", first.GetProperty("effects")[0].GetProperty("rule").GetString());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("effects")[1].GetProperty("rule").ValueKind);
        Assert.Equal("addPet", first.GetProperty("operations")[1].GetProperty("operation").GetString());
        Assert.Equal([1], root.GetProperty("impact")[0].GetProperty("findings").EnumerateArray().Select(static number => number.GetInt32()));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("findings")[1].GetProperty("new").ValueKind);
        Assert.Contains([4, 5], root.GetProperty("groups").EnumerateArray().Select(static group => group.GetProperty("findings").EnumerateArray().Select(static number => number.GetInt32()).ToArray()));

        int Number(string name) => summary.GetProperty(name).GetInt32();
    }

    [Fact]
    public void The_same_comparison_gives_the_same_bytes() => Assert.Equal(DiffJson.Write(Samples.WithImpact()), DiffJson.Write(Samples.WithImpact()));

    [Fact]
    public async Task The_report_is_what_its_schema_says()
    {
        var schema = Path.Combine(Repository.Root, "docs", "schemas", "diff.schema.json");
        foreach (var report in (DiffReport[])[Samples.WithImpact(), new DiffReport(Samples.Of("a", "b") with { RenamedSchemas = [new RenamedSchema("A", "B")] })])
        {
            var (code, output) = await ValidateAsync(schema, DiffJson.Write(report));
            Assert.True(code == 0, output);
        }

        var wrong = DiffJson.Write(Samples.WithImpact()).Replace("\"severity\": \"risky\"", "\"severity\": \"bad\"", StringComparison.Ordinal);
        Assert.Equal(1, (await ValidateAsync(schema, wrong)).Code);
    }

    private Task<(int Code, string Output)> ValidateAsync(string schema, string json)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = SchemaCommandLine.Run(["validate", "--schema", schema, _run.Write("report.json", json)], Stream.Null, output, error);
        return Task.FromResult((code, System.Text.Encoding.UTF8.GetString(output.ToArray()) + error));
    }
}
