using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Contracts.Tests.Schemas;

public sealed class SchemaReaderTests
{
    [Fact]
    public void Every_keyword_of_the_record_is_read()
    {
        var schema = SchemaReader.Read(
            """
            {"$ref":"#/x","title":"T","description":"D","deprecated":true,"readOnly":true,"writeOnly":true,"type":["string","null"],"format":"date",
             "const":{"a": 1.50},"enum":[1, "é"],"default":[ ],"examples":[1],"example":2,"minimum":1,"maximum":2.5,"exclusiveMinimum":0,"exclusiveMaximum":3,
             "multipleOf":0.5,"minLength":1,"maxLength":2.0,"pattern":"p","items":false,"prefixItems":[true,{"type":"null"}],"contains":{},"minContains":0,
             "maxContains":4,"minItems":5,"maxItems":6,"uniqueItems":true,"properties":{"b":{"type":"integer"},"a":true},"required":["a","b"],
             "additionalProperties":false,"patternProperties":{"^x":{}},"propertyNames":{"maxLength":9},"minProperties":7,"maxProperties":8,"allOf":[{}],
             "anyOf":[{"type":"array"}],"oneOf":[{"type":"object"}],"not":{"type":"boolean"},"if":{},"then":true,"else":false,
             "discriminator":{"propertyName":"kind","mapping":{"k":"#/schemas/K"}}}
            """);

        Assert.Equal(
            new Schema
            {
                Ref = "#/x", Title = "T", Description = "D", Deprecated = true, ReadOnly = true, WriteOnly = true,
                Types = SchemaTypes.String | SchemaTypes.Null, Format = "date", Const = """{"a":1.50}""", Enum = ["1", "\"é\""], Default = "[]",
                Examples = ["1", "2"], Minimum = 1, Maximum = 2.5, ExclusiveMinimum = 0, ExclusiveMaximum = 3, MultipleOf = 0.5, MinLength = 1, MaxLength = 2,
                Pattern = "p", Items = Schema.Nothing, PrefixItems = [Schema.Anything, new Schema { Types = SchemaTypes.Null }], Contains = Schema.Anything,
                MinContains = 0, MaxContains = 4, MinItems = 5, MaxItems = 6, UniqueItems = true,
                Properties = [new("b", new Schema { Types = SchemaTypes.Integer }), new("a", Schema.Anything)], Required = ["a", "b"],
                AdditionalProperties = Schema.Nothing, PatternProperties = [new("^x", Schema.Anything)], PropertyNames = new Schema { MaxLength = 9 },
                MinProperties = 7, MaxProperties = 8, AllOf = [Schema.Anything], AnyOf = [new Schema { Types = SchemaTypes.Array }],
                OneOf = [new Schema { Types = SchemaTypes.Object }], Not = new Schema { Types = SchemaTypes.Boolean }, If = Schema.Anything,
                Then = Schema.Anything, Else = Schema.Nothing, Discriminator = "kind", DiscriminatorMapping = [new("k", "#/schemas/K")],
            },
            schema);
    }

    [Fact]
    public void Leftovers_of_openapi_3_0_take_the_new_form()
    {
        Assert.Equal(SchemaReader.Read("""{"type":["string","null"],"enum":["a",null]}"""), SchemaReader.Read("""{"type":"string","nullable":true,"enum":["a"]}"""));
        Assert.Equal(SchemaReader.Read("""{"exclusiveMinimum":1}"""), SchemaReader.Read("""{"minimum":1,"exclusiveMinimum":true}"""));
        Assert.Equal(SchemaReader.Read("""{"anyOf":[{"$ref":"#/x"},{"type":"null"}]}"""), SchemaReader.Read("""{"$ref":"#/x","nullable":true}"""));
        Assert.Equal(SchemaReader.Read("""{"minimum":1}"""), SchemaReader.Read("""{"minimum":1,"exclusiveMinimum":false}"""));
    }

    [Theory]
    [InlineData("""{"type":7,"minLength":"1","properties":[],"required":{},"enum":3,"allOf":{},"format":1,"items":[{"type":"string"}]}""")]
    [InlineData("true")]
    [InlineData("{}")]
    public void Keywords_of_a_wrong_type_are_passed_over(string schema) => Assert.Equal(Schema.Anything, SchemaReader.Read(schema));

    [Fact]
    public void False_accepts_nothing() => Assert.Same(Schema.Nothing, SchemaReader.Read("false"));

    [Theory]
    [InlineData("#", "root")]
    [InlineData("#/$defs/x", "x")]
    [InlineData("#/schemas/a~1b~0c%20d", "odd")]
    [InlineData("#/list/1", "second")]
    [InlineData("#here", "anchored")]
    [InlineData("https://example.com/root", "root")]
    [InlineData("https://example.com/root#/$defs/x", "x")]
    [InlineData("#/$defs/gone", null)]
    [InlineData("#/list/2", null)]
    [InlineData("#/list/-1", null)]
    [InlineData("#gone", null)]
    [InlineData("other.json#/x", null)]
    public void Reference_resolves_inside_the_document(string reference, string? title)
    {
        using var json = JsonDocument.Parse(
            """
            {"$id":"https://example.com/root","title":"root","$defs":{"x":{"title":"x"},"y":{"$anchor":"here","title":"anchored"}},
             "schemas":{"a/b~c d":{"title":"odd"}},"list":[{},{"title":"second"}]}
            """);

        var found = new SchemaDocument(json.RootElement).Resolve(reference);

        Assert.Equal(title, found?.GetProperty("title").GetString());
    }
}
