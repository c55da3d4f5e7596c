using System.Text.Json;
using ContractMocks.Compiler.Specs;
using ContractMocks.Xunit.Live;

namespace ContractMocks.Xunit.Tests.Live;

public sealed class FieldWalkTests
{
    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": {} } }""", """{ "a": 1, "b": 2 }""", "$.b")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "additionalProperties": true }""", """{ "a": 1, "b": 2 }""", "")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "additionalProperties": { "type": "integer" } }""", """{ "a": 1, "b": 2 }""", "")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "patternProperties": { "^b": {} } }""", """{ "a": 1, "b": 2 }""", "")]
    [InlineData("""{ "type": "object" }""", """{ "a": { "b": 1 } }""", "")]
    [InlineData("""{ "properties": { "a": { "type": "array", "items": { "properties": { "b": {} } } } } }""", """{ "a": [{ "b": 1 }, { "c": 1 }] }""", "$.a[].c")]
    [InlineData("""{ "allOf": [{ "properties": { "a": {} } }, { "properties": { "b": {} } }] }""", """{ "a": 1, "b": 2, "c": 3 }""", "$.c")]
    [InlineData("""{ "oneOf": [{ "properties": { "t": { "const": 1 }, "a": {} }, "required": ["t"] }, { "properties": { "t": { "const": 2 }, "b": {} }, "required": ["t"] }] }""", """{ "t": 1, "a": 1, "b": 2 }""", "$.b")]
    [InlineData("""{ "$ref": "#/schemas/Thing" }""", """{ "id": "x", "name": "n", "tags": { "x": "y" }, "more": { "inner": 1 } }""", "$.more")]
    public void Fields_that_no_schema_names_are_found(string schema, string body, string expected)
    {
        var walk = new FieldWalk(Shop());

        walk.Add(schema, JsonElement.Parse(body));

        Assert.Equal(expected, string.Join(' ', walk.Undeclared.Keys));
    }

    [Fact]
    public void Kinds_are_told_by_place_without_indexes()
    {
        var walk = new FieldWalk(Shop());

        walk.Add("""{ "properties": { "a": { "items": { "properties": { "b": {} } } } } }""", JsonElement.Parse("""{ "a": [{ "b": 1 }, { "b": null }, { "b": true }] }"""));

        Assert.Equal("$: object; $.a: array; $.a[]: object; $.a[].b: boolean null number", string.Join("; ", walk.Fields.Select(static one => $"{one.Key}: {string.Join(' ', one.Value)}")));
    }

    private static LoadedContract Shop() => LoadedContract.From(
        SpecReader.Read(new SpecInput { Path = "shop.yaml", Text = ShopMock.Document }, CancellationToken.None).Contract!);
}
