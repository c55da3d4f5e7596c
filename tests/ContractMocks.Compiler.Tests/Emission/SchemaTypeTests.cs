namespace ContractMocks.Compiler.Tests.Emission;

/// <summary>How notations of schemas read in C#: docs/types.md has the table.</summary>
public sealed class SchemaTypeTests
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    [Theory]
    [InlineData("""{"type":"string","format":"date-time"}""", "global::ContractMocks.Json.DateTimeText")]
    [InlineData("""{"type":["string","null"],"format":"date"}""", "global::ContractMocks.Json.DateText?")]
    [InlineData("""{"type":"string","format":"byte"}""", "global::ContractMocks.Json.Base64Text")]
    [InlineData("""{"type":"string","format":"binary"}""", "string")]
    [InlineData("""{"type":"string","format":"uuid"}""", "string")]
    [InlineData("""{"anyOf":[{"type":"string","format":"date-time"},{"type":"string"}]}""", "string")]
    [InlineData("""{"anyOf":[{"type":"string","format":"date-time"},{"type":"null"}]}""", "global::ContractMocks.Json.DateTimeText?")]
    [InlineData("""{"oneOf":[{"type":"integer","format":"int32"},{"type":"integer","format":"int64"}]}""", "long")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"number"},{"type":"number"}],"items":false}""", List + "<double>")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"string"},{"type":"string"}],"items":{"type":"string"}}""", List + "<string>")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}]}""", List + "<global::System.Text.Json.JsonElement>")]
    [InlineData("""{"allOf":[{"type":"integer"},{"description":"x"}]}""", "long")]
    [InlineData("""{"enum":["a",null]}""", "string?")]
    [InlineData("""{"enum":["a","b",null]}""", "APValue?")]
    [InlineData("""{"const":true}""", "bool")]
    [InlineData("""{}""", "global::System.Text.Json.JsonElement")]
    [InlineData("""{"type":"object","additionalProperties":{"type":["integer","null"]}}""", "global::System.Collections.Generic.IReadOnlyDictionary<string, long?>")]
    public void A_schema_reads_as_its_type(string schema, string type)
    {
        var file = Assert.Single(Contracts.Models(("A", $$$"""{"type":"object","required":["p"],"properties":{"p":{{{schema}}}}}""")).Files);
        var declared = type.Replace("APValue", "AP", StringComparison.Ordinal);
        Assert.Matches($$"""public (required )?{{System.Text.RegularExpressions.Regex.Escape(declared)}} P \{ get; init; \}""", file.Text);
        EmittedAssembly.Of(file.Text);
    }

    [Theory]
    [InlineData("""{"id":"x","size":1}""", "AsSized")]
    [InlineData("""{"id":"x","colour":"red","name":"n"}""", "AsNamed")]
    [InlineData("""{"id":"x","colour":"red","age":3}""", "AsAged")]
    public void An_object_with_unions_inside_unions_keeps_the_properties_of_every_branch(string json, string accessor)
    {
        var emitted = Contracts.Compiled(
            ("Mix", """{"type":"object","required":["id"],"properties":{"id":{"type":"string"}},"oneOf":[{"$ref":"#/schemas/Sized"},{"$ref":"#/schemas/Coloured"}]}"""),
            ("Sized", """{"type":"object","required":["size"],"properties":{"size":{"type":"integer"}}}"""),
            ("Coloured", """{"type":"object","properties":{"colour":{"type":"string"}},"anyOf":[{"$ref":"#/schemas/Named"},{"$ref":"#/schemas/Aged"}]}"""),
            ("Named", """{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}"""),
            ("Aged", """{"type":"object","required":["age"],"properties":{"age":{"type":"integer"}}}"""));
        var mix = emitted.Read("Acme.Models.Mix", json);
        var branch = mix.GetType().GetProperty(accessor)!.GetValue(mix)!;
        Assert.Equal("x", branch.GetType().GetProperty("Id")!.GetValue(branch));
        Assert.Equal(json, emitted.RoundTrip("Acme.Models.Mix", json));
    }

    [Fact]
    public void An_object_or_a_text_keeps_the_properties_of_the_object()
    {
        var emitted = Contracts.Compiled(("Mix", """{"properties":{"id":{"type":"string"}},"anyOf":[{"type":"string"},{"type":"object","properties":{"n":{"type":"integer"}}}]}"""));
        Assert.Equal("\"t\"", emitted.RoundTrip("Acme.Models.Mix", "\"t\""));
        Assert.Equal("""{"id":"a","n":1}""", emitted.RoundTrip("Acme.Models.Mix", """{"id":"a","n":1.0}"""));
    }

    [Fact]
    public void A_union_of_too_many_joined_branches_stays_bounded()
    {
        // Each of eight levels doubles: 256 branches would stand for 256 records.
        var schema = """{"properties":{"z":{"type":"string"}}}""";
        for (var level = 0; level < 8; level++)
        {
            schema = $$$"""{"properties":{"p{{{level}}}":{"type":"string"}},"anyOf":[{{{schema}}},{"properties":{"q{{{level}}}":{"type":"string"}},"allOf":[{{{schema}}}]}]}""";
        }

        var result = Contracts.Models(("Deep", schema));
        Assert.True(result.Files[0].Text.Length < 100_000, $"{result.Files[0].Text.Length} characters");
        EmittedAssembly.Of(result.Files);
    }

    [Fact]
    public void Properties_beside_the_named_ones_have_their_type()
    {
        var emitted = Contracts.Compiled(("Bag", """{"type":"object","required":["id"],"properties":{"id":{"type":"string"}},"additionalProperties":{"type":"object","properties":{"n":{"type":"integer"}}}}"""));
        const string Json = """{"id":"x","a":{"n":1},"b":{"m":null}}""";
        var bag = emitted.Read("Acme.Models.Bag", Json);
        var values = (System.Collections.IDictionary)bag.GetType().GetProperty("AdditionalValues")!.GetValue(bag)!;
        Assert.Equal("BagAdditionalValue", values["a"]!.GetType().Name);
        Assert.Equal(Json, emitted.RoundTrip("Acme.Models.Bag", Json));
    }

    [Fact]
    public void Names_that_emitted_files_use_themselves_give_way() => EmittedAssembly.Of(Contracts.Models(
        ("JsonPropertyName", """{"properties":{"JsonIgnoreCondition":{"type":"string"},"ReadAdditional":{"type":"string"},"AdditionalValues":{"type":"integer"}},"additionalProperties":{"type":"integer"}}"""),
        ("JsonIgnoreCondition", """{"enum":["Create","Value","create"]}"""),
        ("Union", """{"oneOf":[{"$ref":"#/schemas/JsonPropertyName"},{"type":"integer"}]}"""),
        ("ContractRecord", """{"properties":{"EqualityContract":{"type":"string"}}}"""),
        ("global", """{"properties":{"System":{"$ref":"#/schemas/System"}}}"""),
        ("System", """{"properties":{"ContractMocks":{"type":"string","format":"date"}}}""")).Files);

    [Fact]
    public void A_choice_of_an_emitted_value_or_null_is_null()
    {
        var models = Contracts.Models(("Order", """{"properties":{"status":{"enum":["open","done"]}}}""")).Files;
        const string Use = """
            namespace Acme.Models;

            internal static class Use
            {
                public static bool IsNull(bool isOpen) => new Order { Status = isOpen ? OrderStatus.Open : null }.Status is null;
                public static bool IsNull() => IsNull(false) && !IsNull(true) && OrderStatus.Open == "open";
            }
            """;
        var emitted = EmittedAssembly.Of([.. models.Select(static file => file.Text), Use]);
        var method = emitted.Type("Acme.Models.Use").GetMethod("IsNull", [])!;
        Assert.Equal(true, method.Invoke(null, null));
    }
}
