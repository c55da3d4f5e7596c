using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using static ContractMocks.Compiler.Tests.Impact.Changed;

namespace ContractMocks.Compiler.Tests.Impact;

public sealed class ReplyTouchTests
{
    private const string Body = """{"name":"Tom","owners":[{"age":3}],"tags":{"a":{"colour":"red"}},"home":{"harbour":"Kiel"}}""";

    private static readonly Contract s_contract = Contract(Api);

    [Theory]
    [InlineData("Pet", "")]
    [InlineData("Pet.name", "name")]
    [InlineData("Pet.owners[]", "owners[]")]
    [InlineData("Person.age", "owners[].age")]
    [InlineData("Tag.colour", "tags.a.colour")]
    [InlineData("Boat.harbour", "home.harbour")]
    [InlineData("Pet.home<2>", "home")]
    [InlineData("Pet.tags.*", "tags.a")]
    [InlineData("Pet.kind", null)]
    [InlineData("Person.email", null)]
    [InlineData("House", null)]
    [InlineData("PetChange.name", null)]
    public void A_finding_touches_an_answer_that_carries_its_field(string path, string? field)
    {
        var touches = Touches(path, ChangeSeverity.Risky, Sample(Body));
        if (field is null)
        {
            Assert.Empty(touches);
        }
        else
        {
            Assert.Equal([field], Assert.Single(touches).Fields);
        }
    }

    [Theory]
    [InlineData("Breaking", "AtRisk")]
    [InlineData("Risky", "AtRisk")]
    [InlineData("Compatible", "Uses")]
    public void What_is_risky_puts_readers_at_risk(string severity, string level) =>
        Assert.Equal(level, ReplyTouch.LevelOf(Assert.Single(Touches("Pet.name", Enum.Parse<ChangeSeverity>(severity), Sample(Body))).Finding).ToString());

    [Fact]
    public void Words_touch_nothing() => Assert.Empty(Touches("Pet.name", ChangeSeverity.Prose, Sample(Body)));

    [Fact]
    public void What_only_clients_send_touches_no_answer() =>
        Assert.Empty(new ReplyTouch(s_contract, s_contract).Of([Finding("Pet.name", ChangeSide.Request, ChangeSeverity.Breaking)], Sample(Body)));

    [Fact]
    public void Fields_before_any_named_schema_are_known_by_the_operation()
    {
        var sample = Sample("""{"why":"x","more":[{"x":1}]}""") with { Status = "404" };
        Assert.Equal(["more[].x"], Assert.Single(Touches("POST /pets/{id} 4XX.more[].x", ChangeSeverity.Risky, sample)).Fields);
        Assert.Empty(Touches("POST /pets/{id} 4XX.other", ChangeSeverity.Risky, sample));
    }

    [Fact]
    public void A_schema_may_have_its_name_in_the_new_document_only()
    {
        var inline = Contract(Replace(Api, "items: { $ref: '#/components/schemas/Person' }", "items: { type: object, properties: { age: { type: integer } } }"));
        var touch = new ReplyTouch(inline, s_contract);
        Assert.Single(touch.Of([Finding("Person.age", ChangeSide.Response, ChangeSeverity.Risky)], Sample(Body)));
    }

    [Fact]
    public void What_requests_carry_is_found_likewise()
    {
        using var body = System.Text.Json.JsonDocument.Parse("""{"name":"Tom"}""");
        var touch = new ReplyTouch(s_contract, s_contract);
        Finding[] findings = [Finding("PetChange.name", ChangeSide.Request, ChangeSeverity.Risky), Finding("PetChange.note", ChangeSide.Request, ChangeSeverity.Risky)];
        Assert.Equal(["PetChange.name"], touch.OfRequest(findings, s_contract.Operations[0], body.RootElement).Select(static one => one.Finding.Path));
    }

    private static IReadOnlyList<FieldTouch> Touches(string path, ChangeSeverity severity, ReplySample sample) =>
        new ReplyTouch(s_contract, s_contract).Touches([Finding(path, ChangeSide.Response, severity)], sample);

    private static ReplySample Sample(string body) =>
        new("pets", 1, "changePet", "200", "application/json", body) { Method = "POST", Path = "/pets/{id}" };
}
