using System.Text.Json;

namespace ContractMocks.Cli.Comparing;

public sealed class SarifDiffTests
{
    private static List<JsonElement> Results(DiffReport report, out List<JsonElement> rules)
    {
        var json = JsonDocument.Parse(SarifLog.Write(SarifDiff.Of(report, 1), "1.2.3", Path.GetTempPath()));
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal(1, run.GetProperty("invocations")[0].GetProperty("exitCode").GetInt32());
        rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
        return [.. run.GetProperty("results").EnumerateArray()];
    }

    private static (string Uri, int Line) Place(JsonElement place)
    {
        var physical = place.GetProperty("physicalLocation");
        return (physical.GetProperty("artifactLocation").GetProperty("uri").GetString()!, physical.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public void Each_finding_is_at_its_place_with_its_level()
    {
        var results = Results(Samples.Report, out var rules);
        Assert.Equal(["error", "error", "warning", "note", "note"], results.Select(static result => result.GetProperty("level").GetString()!));
        Assert.All(results, result => Assert.Equal(
            result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.All(rules, static rule => Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!));
        Assert.Equal(("new.yaml", 24), Place(results[0].GetProperty("locations")[0]));
        Assert.Equal(("old.yaml", 27), Place(results[0].GetProperty("relatedLocations")[0]));
        Assert.Equal("before: 100", results[0].GetProperty("relatedLocations")[0].GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(
            "Pet.name: the longest text went from 100 to 50 characters; may break writers; reaches GET /pets, POST /pets",
            results[0].GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public void What_was_removed_is_at_the_old_place()
    {
        var removed = Results(Samples.Report, out _)[1];
        Assert.Equal(("old.yaml", 18), Place(removed.GetProperty("locations")[0]));
        Assert.False(removed.TryGetProperty("relatedLocations", out _));
    }

    [Fact]
    public void Impact_is_on_the_scenarios_line()
    {
        var results = Results(Samples.WithImpact(), out _);
        Assert.Equal("impact-turn", results[0].GetProperty("ruleId").GetString());
        Assert.Equal("error", results[0].GetProperty("level").GetString());
        Assert.Equal(("scenarios/weather.scenario.yaml", 8), Place(results[0].GetProperty("locations")[0]));
        Assert.Equal(("new.yaml", 24), Place(results[0].GetProperty("relatedLocations")[0]));
        Assert.Equal("impact-emitted-type", results[1].GetProperty("ruleId").GetString());
        Assert.Equal(0, results[1].GetProperty("locations").GetArrayLength());
    }

    [Fact]
    public void A_fingerprint_stays_when_lines_move()
    {
        var finding = Samples.Pets().Findings[0];
        var moved = finding with { New = finding.New! with { Span = SourceSpan.On(999, 1, 1) } };
        Assert.Equal(Print(finding), Print(moved));
        Assert.NotEqual(Print(finding), Print(Samples.Pets().Findings[1]));

        static string Print(Compiler.Comparison.Finding one) => Results(new DiffReport(Samples.Of("a", "b", one)), out _)[0]
            .GetProperty("partialFingerprints").GetProperty("contractmocks/v1").GetString()!;
    }

    [Fact]
    public void Wording_is_a_result_when_asked_for() =>
        Assert.Contains(Results(Samples.Report with { TellsProse = true }, out _), static result => result.GetProperty("ruleId").GetString() == "description-changed");
}
