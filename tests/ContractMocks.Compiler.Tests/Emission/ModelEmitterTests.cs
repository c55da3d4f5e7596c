using System.Text.Json;
using ContractMocks.Compiler.Emission;

namespace ContractMocks.Compiler.Tests.Emission;

public sealed class ModelEmitterTests
{
    private const string Order = """
        {"type":"object","description":"An order of a customer. It has lines. More is said elsewhere.","required":["id","lines","note","kind"],"properties":{
        "id":{"type":"string","description":"The id, as in `order_1` & <others>."},
        "kind":{"const":"order"},
        "lines":{"type":"array","items":{"type":"object","required":["sku"],"properties":{"sku":{"type":"string"},"count":{"type":"integer","format":"int32"}}}},
        "note":{"type":["string","null"],"description":"See [the guide](/docs/notes) for **all** of it."},
        "total":{"type":"number","deprecated":true},
        "paid":{"type":"boolean"},
        "created":{"type":"integer","format":"unixtime"},
        "labels":{"type":"object","additionalProperties":{"type":"string"}},
        "data":{},
        "order":{"$ref":"#/schemas/Order"},
        "status":{"type":"string","enum":["open","+1","-1","*",""]}}}
        """;

    [Fact]
    public void An_object_is_emitted_as_a_record()
    {
        var file = Assert.Single(Contracts.Models(("Order", Order)).Files);
        Assert.Equal("Sample.Models.g.cs", file.HintName);
        Golden.Matches("Order.g.cs", file.Text);
        EmittedAssembly.Of(file.Text);
    }

    [Fact]
    public void A_union_is_emitted_as_a_record_that_holds_one_branch()
    {
        var file = Assert.Single(Contracts.Models(
            ("Pet", """{"description":"A pet.","oneOf":[{"$ref":"#/schemas/Cat"},{"$ref":"#/schemas/Dog"},{"type":"string","enum":["none","any"]},{"type":"array","items":{"type":"string"}}]}"""),
            ("Cat", """{"type":"object","required":["kind"],"properties":{"kind":{"const":"cat"},"lives":{"type":"integer"}}}"""),
            ("Dog", """{"type":"object","required":["kind","name"],"properties":{"kind":{"enum":["dog"]},"name":{"type":"string"}}}""")).Files);
        Golden.Matches("Pet.g.cs", file.Text);
        EmittedAssembly.Of(file.Text);
    }

    [Fact]
    public void Internal_types_are_emitted_where_the_project_wants_them()
    {
        var result = ModelEmitter.Emit(Contracts.Of(("A", """{"properties":{"b":{"enum":["x","y"]}}}""")), Contracts.Options with { IsPublic = false }, "Acme");
        Assert.DoesNotContain("public sealed", result.Files[0].Text);
        EmittedAssembly.Of(result.Files);
    }

    [Fact]
    public void The_same_contract_gives_the_same_bytes() => Assert.Equal(Contracts.Models(("Order", Order)).Files, Contracts.Models(("Order", Order)).Files);

    [Theory]
    [InlineData("""{"id":"o","kind":"order","lines":[],"note":null}""")]
    [InlineData("""{"id":"o","kind":"order","lines":[{"sku":"a","count":3},{"sku":"é\"<>&+"}],"note":"n","total":1.5,"paid":false,"created":1736000000}""")]
    [InlineData("""{"id":"o","kind":"order","lines":[],"note":"n","labels":{"a":"b","B":"c"},"data":{"x":[1,null,{"y":2}]},"status":"open"}""")]
    [InlineData("""{"id":"o","kind":"order","lines":[],"note":"n","order":{"id":"p","kind":"order","lines":[],"note":null},"status":"unheard-of"}""")]
    [InlineData("""{"id":"o","kind":"order","lines":[{"sku":"a","unknown":1}],"note":"n","new":{"deep":[true,null]},"other":null}""")]
    [InlineData("""{"id":"o","kind":"another","lines":[],"note":"n"}""")]
    public void What_is_read_is_written_again(string json) => Assert.Equal(json, Contracts.Compiled(("Order", Order)).RoundTrip("Acme.Models.Order", json));

    [Fact]
    public void A_missing_required_property_is_refused() =>
        Assert.Throws<JsonException>(() => Contracts.Compiled(("Order", Order)).Read("Acme.Models.Order", """{"id":"o","kind":"order","note":null}"""));

    [Fact]
    public void Two_schemas_of_one_csharp_name_are_told_apart_and_reported()
    {
        var result = Contracts.Models(("chat_message", """{"properties":{"a":{"type":"string"}}}"""), ("ChatMessage", """{"properties":{"b":{"type":"string"}}}"""));
        Assert.Equal([new NameClash("chat_message", "ChatMessage", "ChatMessage", "ChatMessage2")], result.Clashes);
        EmittedAssembly.Of(result.Files);
    }

    [Fact]
    public void A_type_written_in_place_gives_way_to_a_named_one_without_a_problem()
    {
        var result = Contracts.Models(
            ("Call", """{"properties":{"items":{"type":"array","items":{"properties":{"x":{"type":"string"}}}},"kind":{"enum":["a","b"]}}}"""),
            ("CallItem", """{"properties":{"y":{"type":"string"}}}"""),
            ("CallKind", """{"properties":{"z":{"type":"string"}}}"""));
        Assert.Empty(result.Clashes);
        Assert.Contains("record CallItemsItem", result.Files[0].Text);
        Assert.Contains("class CallKindValue", result.Files[0].Text);
        EmittedAssembly.Of(result.Files);
    }

    [Fact]
    public void All_of_is_merged_following_references()
    {
        var text = Contracts.Models(
            ("Base", """{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}"""),
            ("Middle", """{"allOf":[{"$ref":"#/schemas/Base"},{"properties":{"at":{"type":"integer"}}}]}"""),
            ("Top", """{"allOf":[{"$ref":"#/schemas/Middle"},{"type":"object","required":["at","name"],"properties":{"name":{"type":"string"}}}],"description":"All."}"""),
            ("Holder", """{"properties":{"base":{"allOf":[{"$ref":"#/schemas/Base"}],"description":"The base."}}}""")).Files[0].Text;
        Assert.Contains("public required long At", text);
        Assert.Contains("public Base? Base { get; init; }", text);
        EmittedAssembly.Of(text);
    }

    [Theory]
    [InlineData("""{"$ref":"#/schemas/S"}""")]
    [InlineData("""{"allOf":[{"$ref":"#/schemas/S"}]}""")]
    [InlineData("""{"oneOf":[{"$ref":"#/schemas/S"},{"$ref":"#/schemas/T"}]}""")]
    [InlineData("""{"type":"array","items":{"$ref":"#/schemas/S"}}""")]
    [InlineData("""{"allOf":[{"$ref":"#/schemas/T"}]}""")]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"array","items":{"$ref":"#/schemas/S"}},{"type":"object","additionalProperties":{"$ref":"#/schemas/S"}}]}""")]
    [InlineData("""{"$ref":"#/schemas/Missing"}""")]
    [InlineData("false")]
    [InlineData("true")]
    [InlineData("""{"type":"null"}""")]
    [InlineData("""{"enum":[null]}""")]
    [InlineData("""{"enum":[]}""")]
    [InlineData("""{"enum":[1,"a",true]}""")]
    [InlineData("""{"type":["string","integer","object","null"]}""")]
    [InlineData("""{"type":"object","additionalProperties":false}""")]
    [InlineData("""{"prefixItems":[{"type":"string"},{"type":"integer"}]}""")]
    [InlineData("""{"type":"object","properties":{"":{"type":"string"},"S":{"type":"string"},"equals":{"type":"string"}}}""")]
    [InlineData("""{"anyOf":[{"required":["a"]},{"required":["b"]}],"properties":{"a":{"type":"string"},"b":{"type":"string"}}}""")]
    [InlineData("""{"properties":{"k":{"type":"string"}},"oneOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"b":{"type":"string"}}}]}""")]
    public void Strange_schemas_still_compile(string json)
    {
        var holder = """{"type":"object","required":["a"],"properties":{"a":{"$ref":"#/schemas/S"},"b":{"$ref":"#/schemas/S"},"c":{"$ref":"#/schemas/T"}}}""";
        EmittedAssembly.Of(Contracts.Models(("S", json), ("T", """{"$ref":"#/schemas/S"}"""), ("Holder", holder)).Files);
    }

    [Fact]
    public void Bodies_of_operations_have_types()
    {
        const string Stock = """{"type":"object","properties":{"count":{"type":"integer"}}}""";
        var contract = Contracts.Of(("Order", Order)) with
        {
            Operations =
            [
                new Operation
                {
                    Id = "placeOrder", Method = "POST", Path = "/orders",
                    Body = new RequestBody(true, [new Content("application/json", """{"$ref":"#/schemas/Order"}""")]),
                    Responses =
                    [
                        new Response("200", "", [new Content("application/json; charset=utf-8", Stock), new Content("text/event-stream", Stock), new Content("audio/mpeg", "true")]),
                        new Response("404", "", [new Content("application/problem+json", Stock), new Content("text/plain", "true")]),
                        new Response("204", "", []),
                    ],
                },
            ],
        };
        var result = ModelEmitter.Emit(contract, Contracts.Options, "Acme.Models");
        Assert.Equal("global::Acme.Models.Order", result.Names.Request("placeOrder"));
        Assert.Equal("global::Acme.Models.PlaceOrderResponse", result.Names.Response("placeOrder", "200", "application/json"));
        Assert.Equal("global::Acme.Models.PlaceOrderEvent", result.Names.Response("placeOrder", "200", "text/event-stream"));
        Assert.Null(result.Names.Response("placeOrder", "200", "audio/mpeg"));
        Assert.Equal("global::Acme.Models.PlaceOrder404Response", result.Names.Response("placeOrder", "404"));
        Assert.Equal("string", result.Names.Response("placeOrder", "404", "text/plain"));
        Assert.Null(result.Names.Response("placeOrder", "204"));
        Assert.Equal("global::Acme.Models.PlaceOrderResponse", result.Names.ResponseOf(contract.Operations[0]));
        EmittedAssembly.Of(result.Files);
    }

    [Fact]
    public void Descriptions_of_any_text_are_well_formed_documentation()
    {
        var smiles = string.Concat(Enumerable.Repeat("\\ud83d\\ude42", 400));
        EmittedAssembly.Of(Contracts.Models(
            ("A", "{\"description\":\"" + smiles + "\",\"properties\":{\"a\":{\"description\":\"</summary> & ]]> \\ufffe \\u0001 \\u2028 [x](y\"},\"b\":{\"description\":\"\\n\\n\"}}}")).Files);
    }

    [Theory]
    [InlineData("[1,2]", "AsIntegerList")]
    [InlineData("[\"a\"]", "AsStringList")]
    [InlineData("[[1],[2]]", "AsIntegerListList")]
    [InlineData("\"a\"", "AsString")]
    public void Lists_are_told_apart_by_their_items(string json, string accessor)
    {
        var emitted = Contracts.Compiled(("Input", """
            {"oneOf":[{"type":"string"},{"type":"array","items":{"type":"string"}},{"type":"array","items":{"type":"integer"}},{"type":"array","items":{"type":"array","items":{"type":"integer"}}}]}
            """));
        var union = emitted.Read("Acme.Models.Input", json);
        Assert.NotNull(union.GetType().GetProperty(accessor)!.GetValue(union));
        Assert.Equal(json, emitted.RoundTrip("Acme.Models.Input", json));
    }

    [Theory]
    [InlineData("""{"a":"x","n":1}""", "AsFirst")]
    [InlineData("""{"a":["x"],"n":1}""", "AsSecond")]
    [InlineData("""{"a":"x","n":1,"z":true}""", "AsThird")]
    public void Objects_without_a_discriminator_are_told_apart_by_what_they_hold(string json, string accessor)
    {
        var emitted = Contracts.Compiled(
            ("Any", """{"anyOf":[{"$ref":"#/schemas/First"},{"$ref":"#/schemas/Second"},{"$ref":"#/schemas/Third"}]}"""),
            ("First", """{"required":["a"],"properties":{"a":{"type":"string"},"n":{"type":"integer"}}}"""),
            ("Second", """{"required":["a"],"properties":{"a":{"type":"array","items":{"type":"string"}},"n":{"type":"integer"}}}"""),
            ("Third", """{"required":["a","z"],"properties":{"a":{"type":"string"},"n":{"type":"integer"},"z":{"type":"boolean"}}}"""));
        var union = emitted.Read("Acme.Models.Any", json);
        Assert.NotNull(union.GetType().GetProperty(accessor)!.GetValue(union));
        Assert.Equal(json, emitted.RoundTrip("Acme.Models.Any", json));
    }

    [Fact]
    public void A_string_enum_keeps_the_empty_string_and_refuses_what_is_no_string()
    {
        var emitted = Contracts.Compiled(("Kind", """{"enum":["a",""]}"""));
        Assert.Equal("", emitted.Read("Acme.Models.Kind", "\"\"").ToString());
        Assert.Throws<JsonException>(() => emitted.Read("Acme.Models.Kind", "1"));
    }
}
