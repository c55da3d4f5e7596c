using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Comparing;

public sealed class TextDiffTests
{
    private static string Text(DiffReport report)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        TextDiff.Write(report, new Report(writer));
        return writer.ToString();
    }

    [Fact]
    public void A_report_reads_worst_first_with_places_and_operations() => Assert.Equal(
        """
        Pets 1.0 (old.yaml, OpenAPI 3.0.3, 3 operations) → Pets 2.0 (new.yaml, OpenAPI 3.1.0, 2 operations)
        2 breaking, 1 risky, 2 compatible, 1 prose

        breaking  max-length-decreased  Pet.name: the longest text went from 100 to 50 characters  [writers]
          new.yaml(24,31), was old.yaml(27,31)
          reaches GET /pets, POST /pets
        breaking  operation-removed  GET /toys: the operation is gone  [writers]
          was old.yaml(18,5)

        risky  enum-value-added  Pet.color: the value "green" | `x` <b>new</b> for @octocat #12 was added  [readers]
          new.yaml(27,11), was old.yaml(30,11)
          reaches GET /pets

        compatible  response-added  GET /pets and 1 more: the response 429 was added (in 2 places, 2 operations)
          new.yaml(9,9)  GET /pets
          new.yaml(18,9)  POST /pets

        """,
        Text(Samples.Report));

    [Fact]
    public void Wording_is_told_when_asked_for()
    {
        Assert.DoesNotContain("description-changed", Text(Samples.Report), StringComparison.Ordinal);
        Assert.Contains("prose  description-changed  GET /pets 200: the description changed\n", Text(Samples.Report with { TellsProse = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Impact_comes_before_findings()
    {
        var text = Text(Samples.WithImpact());
        Assert.Contains("\n2 breaking, 1 risky, 2 compatible, 1 prose; of yours 1 broken\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "2 things of yours use what changed:\nbroken  turn  weather-loop, turn 2: the reply's $.name is longer than 50 characters\n  scenarios/weather.scenario.yaml(8,7)\nuses  emitted-type  Pet.Color: a value is added\n",
            text,
            StringComparison.Ordinal);
        Assert.True(text.IndexOf("broken  turn", StringComparison.Ordinal) < text.IndexOf("breaking  max", StringComparison.Ordinal));
        Assert.Contains("No scenario and no tool uses what changed.", Text(Samples.Report with { HasScenarios = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_lists_are_cut_with_a_count()
    {
        var many = Samples.Pets().Findings[0] with
        {
            Reaches = Enumerable.Range(1, 15).Select(static i => Samples.Reach($"op{i}", "GET", $"/p{i}", ChangeSide.Request, "body")).ToEquatableArray(),
        };
        Assert.Contains("  reaches GET /p1, GET /p2, GET /p3 and 12 more\n", Text(new DiffReport(Samples.Of("a", "b", many))), StringComparison.Ordinal);
        var places = Enumerable.Range(1, 8).Select(i => many with { Path = $"P{i}", New = many.New! with { Pointer = $"/{i}" } }).ToArray();
        Assert.Contains("  and 5 more places\n", Text(new DiffReport(Samples.Of("a", "b", places))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_the_report_is_one_line_whatever_the_document_holds()
    {
        var odd = Samples.Pets().Findings[0] with { Path = "a\nb\u001b[31m", Message = "c\r\nd\u0085e" };
        var line = Assert.Single(Text(new DiffReport(Samples.Of("x", "y", odd))).Split('\n'), static line => line.StartsWith("breaking", StringComparison.Ordinal));
        Assert.Equal("breaking  max-length-decreased  a b [31m: c  d e  [writers]", line);
    }

    [Fact]
    public void Renamed_schemas_are_no_finding_and_named()
    {
        var report = new DiffReport(Samples.Of("a", "b") with { RenamedSchemas = [new RenamedSchema("Pet", "Animal")] });
        Assert.Contains("1 schema is only called otherwise: Pet → Animal", Text(report), StringComparison.Ordinal);
    }
}
