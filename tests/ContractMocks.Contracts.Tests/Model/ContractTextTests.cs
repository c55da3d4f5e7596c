using System.Text;
using System.Text.Json;

namespace ContractMocks.Model;

public sealed class ContractTextTests
{
    private static readonly Contract Shop = new()
    {
        Name = "shop",
        Provider = "generic",
        Title = "Shop",
        Version = "1",
        BasePath = "/v1",
        Operations =
        [
            new Operation
            {
                Id = "getPet",
                Method = "GET",
                Path = "/pets/{id}",
                Tag = "Pets",
                Summary = "Gets a pet",
                Deprecated = true,
                Parameters = [new Parameter("id", ParameterPlace.Path, true, """{"type":"string","description":"d"}""", "The id")],
                Responses = [new Response("200", "ok", [new Content("application/json", """{"$ref":"#/schemas/Pet"}""", [new Example("sample", """{"name":"é"}""")])]), new Response("404", "no", default)],
            },
            new Operation
            {
                Id = "addPet",
                Method = "POST",
                Path = "/pets",
                Parameters =
                [
                    new Parameter("where", ParameterPlace.Query, false, "true") { Style = ParameterStyle.DeepObject, Explode = true },
                    new Parameter("tags", ParameterPlace.Query, false, "true") { Explode = false },
                    new Parameter("filter", ParameterPlace.Query, false, "true") { MediaType = "application/json" },
                ],
                Body = new RequestBody(
                    true,
                    [
                        new Content("application/json", "true"),
                        new Content("multipart/form-data", "true")
                        {
                            Encodings = [new PartEncoding("photo", "image/png"), new PartEncoding("tags", "") { Style = ParameterStyle.Form, Explode = false }],
                        },
                    ]),
                Responses = [new Response("201", "", default) { Headers = [new ResponseHeader("Location", true, """{"type":"string"}""")] }],
                Security = [new SecurityRequirement(["key", "token"]), new SecurityRequirement([])],
            },
        ],
        SecuritySchemes =
        [
            new SecurityScheme("key", SecuritySchemeKind.ApiKey) { Parameter = "x-key", In = ParameterPlace.Query },
            new SecurityScheme("token", SecuritySchemeKind.Http) { Scheme = "bearer" },
        ],
        Schemas =
        [
            new NamedSchema(
                "Pet",
                """{"type":"object","title":"t","description":"d","deprecated":true,"examples":[1],"x-a":1,"properties":{"description":{"type":"string","description":"d"},"examples":{"items":{"title":"t"}},"x-a":true},"required":["description"],"const":{"description":"kept"}}"""),
            new NamedSchema("a\"b", """{"anyOf":[{"title":"t"},false],"default":1}"""),
        ],
    };

    [Fact]
    public void Each_operation_and_each_schema_has_a_line_of_its_own()
    {
        var lines = ContractText.Write(Shop).Split('\n');

        Assert.Single(lines, static line => line.StartsWith("{\"id\":\"getPet\"", StringComparison.Ordinal));
        Assert.Single(lines, static line => line.StartsWith("{\"id\":\"addPet\"", StringComparison.Ordinal));
        Assert.Single(lines, static line => line.StartsWith("\"Pet\":", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(ContractText.Write(Shop));
        Assert.Equal(2, json.RootElement.GetProperty("schemas").EnumerateObject().Count());
    }

    [Fact]
    public void Descriptions_go_where_they_are_keywords_and_stay_where_they_are_names()
    {
        var schemas = LoadedContract.From(Shop).Contract.Schemas;

        Assert.Equal(
            """{"type":"object","properties":{"description":{"type":"string"},"examples":{"items":{}},"x-a":true},"required":["description"],"const":{"description":"kept"}}""",
            schemas[0].Json);
        Assert.Equal(new NamedSchema("a\"b", """{"anyOf":[{},false],"default":1}"""), schemas[1]);
    }

    [Fact]
    public void Reading_gives_back_what_was_written()
    {
        var loaded = LoadedContract.Read(Encoding.UTF8.GetBytes(ContractText.Write(Shop)));

        Assert.Equal(
            Shop with
            {
                Schemas = loaded.Contract.Schemas,
                Operations =
                [
                    Shop.Operations[0] with
                    {
                        Summary = "",
                        Parameters = [new Parameter("id", ParameterPlace.Path, true, """{"type":"string"}""")],
                        Responses = [Shop.Operations[0].Responses[0] with { Description = "" }, new Response("404", "", default)],
                    },
                    Shop.Operations[1],
                ],
            },
            loaded.Contract);
        Assert.Equal(ContractText.Write(loaded.Contract), ContractText.Write(LoadedContract.From(loaded.Contract).Contract));
    }

    [Fact]
    public void An_empty_contract_can_be_read_back()
    {
        var empty = new Contract { Name = "n", Provider = "p" };

        Assert.Equal(empty, LoadedContract.From(empty).Contract);
    }

    [Fact]
    public void An_operation_is_found_by_its_id()
    {
        var loaded = LoadedContract.From(Shop);

        Assert.Equal("/pets", loaded.FindOperation("addPet")!.Path);
        Assert.Null(loaded.FindOperation("AddPet"));
    }

    [Fact]
    public void A_validator_follows_references_into_the_contract_and_is_made_once()
    {
        var loaded = LoadedContract.From(Shop);
        var validator = loaded.Validator("""{"$ref":"#/schemas/Pet/properties/description"}""");
        using var text = JsonDocument.Parse("\"a\"");
        using var number = JsonDocument.Parse("1");

        Assert.True(validator.IsValid(text.RootElement));
        Assert.False(validator.IsValid(number.RootElement));
        Assert.Same(validator, loaded.Validator("""{"$ref":"#/schemas/Pet/properties/description"}"""));
    }
}
