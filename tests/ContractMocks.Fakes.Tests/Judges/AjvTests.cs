using ContractMocks.TestSupport;

namespace ContractMocks.Fakes.Tests.Judges;

/// <summary>Ajv judges every fake beside our validator. Run alone: <c>-class "*AjvTests"</c>.</summary>
public sealed class AjvTests
{
    [Fact]
    public Task Ajv_takes_fakes_of_the_suite() => CheckAsync("suite", static () => CorpusRuns.Suite);

    [Fact]
    public Task Ajv_takes_fakes_of_functions() => CheckAsync("functions", static () => CorpusRuns.Functions);

    [Fact]
    public Task Ajv_takes_fakes_of_recorded_tools() => CheckAsync("traffic", static () => CorpusRuns.Traffic);

    [Fact]
    public Task Ajv_takes_fakes_of_component_schemas() => CheckAsync("components", static () => CorpusRuns.Components);

    [Fact]
    public void A_wrong_instance_and_an_unreadable_schema_are_complained_about()
    {
        NodeTool.Require();
        using var ajv = new Ajv();
        var schema = new FakedSchema("made up", "dates", """{"type":"object","properties":{"day":{"type":"string","format":"date"}},"unevaluatedProperties":false}""");

        Assert.Null(ajv.Complaint(schema, ["{}", """{"day":"2024-02-29"}"""]));
        Assert.Contains("format", ajv.Complaint(schema, ["{}", """{"day":"2023-02-29"}"""]), StringComparison.Ordinal);
        Assert.Contains("unevaluatedProperties", ajv.Complaint(schema, ["""{"night":1}"""]), StringComparison.Ordinal);
        Assert.StartsWith(Ajv.Unread, ajv.Complaint(schema with { Json = """{"$ref":"#/nowhere"}""" }, ["1"]), StringComparison.Ordinal);
    }

    private static async Task CheckAsync(string collection, Func<IReadOnlyList<FakeResult>> run)
    {
        NodeTool.Require();
        Repository.CorpusFile("");
        var results = run();
        var made = results.Where(static result => result.Failure is null && result.Unfakeable is null).ToList();
        var unread = made.Count(static result => result.Complaint?.StartsWith(Ajv.Unread, StringComparison.Ordinal) == true);
        var refused = made.Count(static result => result.Complaint is not null) - unread;
        await Console.Out.WriteLineAsync($"Ajv, {collection}: takes all fakes of {made.Count - refused - unread} of {made.Count} schemas, refuses some of {refused}, cannot read {unread}");
        var surprises = AjvDisagreements.Surprises(collection, made);
        Assert.True(surprises.Count == 0, $"{surprises.Count} surprises:\n{string.Join('\n', surprises)}");
    }
}
