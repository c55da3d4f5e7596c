using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>Addresses, dialects and what errors say across them. What the suite asks is in <see cref="SchemaSuiteTests"/>.</summary>
public sealed class SchemaReferenceTests
{
    [Theory]
    [InlineData("http://a/b/c/d?q", "g", "http://a/b/c/g")]
    [InlineData("http://a/b/c/d?q", "./g/", "http://a/b/c/g/")]
    [InlineData("http://a/b/c/d?q", "/g", "http://a/g")]
    [InlineData("http://a/b/c/d?q", "//g", "http://g")]
    [InlineData("http://a/b/c/d?q", "?y", "http://a/b/c/d?y")]
    [InlineData("http://a/b/c/d?q", "../../../g", "http://a/g")]
    [InlineData("http://a/b/c/d?q", "..", "http://a/b/")]
    [InlineData("http://a/b/c/d?q", "", "http://a/b/c/d?q")]
    [InlineData("http://a/b/c/d?q", "g:h", "g:h")]
    [InlineData("http://a", "g", "http://a/g")]
    [InlineData("folder/a.json", "b.json", "folder/b.json")]
    [InlineData("", "b.json", "b.json")]
    [InlineData("urn:uuid:1", "", "urn:uuid:1")]
    [InlineData("file:///a.json", "b.json", "file:///b.json")]
    public void Reference_is_resolved_against_its_base(string root, string reference, string expected) =>
        Assert.Equal(expected, UriReference.Resolve(root, reference));

    [Fact]
    public void Union_behind_a_dynamic_reference_reports_the_branch_meant()
    {
        var validator = SchemaValidator.Compile(
            """
            {"$id":"https://example.com/tree","$ref":"node","$defs":{
              "node":{"$id":"node","properties":{"kids":{"items":{"$dynamicRef":"#kid"}}},"$defs":{"any":{"$dynamicAnchor":"kid"}}},
              "kid":{"$dynamicAnchor":"kid","oneOf":[
                {"properties":{"type":{"const":"leaf"},"value":{"type":"integer"}},"required":["type","value"]},
                {"properties":{"type":{"const":"branch"},"kids":{"type":"array"}},"required":["type","kids"]}]}}}
            """,
            SchemaOptions.Default);

        var errors = validator.Validate(SchemaValidatorTests.Json("""{"kids":[{"type":"leaf","value":1},{"type":"leaf"},{"type":"twig"}]}"""));

        Assert.Equal(
            ["/kids/1 required value", "/kids/2/type enum "],
            errors.Select(static error => $"{error.Pointer} {error.Keyword} {error.Property}"));
    }

    [Fact]
    public void Missing_property_of_the_nearest_of_many_branches_is_named()
    {
        var branches = string.Join(",", Enumerable.Range(0, 12).Select(static i =>
            $$"""
            {"title":"B{{i}}","type":"object","additionalProperties":false,"required":["p{{i}}","q{{i}}"],
             "properties":{"p{{i}}":{"type":"string"},"q{{i}}":{"type":"string"} } }
            """));

        var errors = SchemaValidator.Compile($$"""{"anyOf":[{{branches}}]}""").Validate(SchemaValidatorTests.Json("""{"p7":"x"}"""));

        Assert.Equal("$: expected the property \"q7\", but found an object without it", Assert.Single(errors).Message);
    }

    [Theory]
    [InlineData(SchemaDialect.OpenApi30, """{"type":"string","nullable":true}""", "null", true)]
    [InlineData(SchemaDialect.OpenApi30, """{"minimum":3,"exclusiveMinimum":true}""", "3", false)]
    [InlineData(SchemaDialect.OpenApi30, """{"const":1,"patternProperties":{"a":false},"if":true,"then":false}""", """{"a":1}""", true)]
    [InlineData(SchemaDialect.OpenApi30, """{"$ref":"#/x","type":"string","x":{"type":"integer"}}""", "1", true)]
    [InlineData(SchemaDialect.Draft202012, """{"type":"string","nullable":true}""", "null", false)]
    [InlineData(SchemaDialect.Draft202012, """{"minimum":3,"exclusiveMinimum":true}""", "3", true)]
    [InlineData(SchemaDialect.Draft202012, """{"discriminator":{"propertyName":"k"},"oneOf":[{"$ref":"#/$defs/A"},{"$ref":"#/$defs/B"}],"$defs":{"A":{"required":["a"]},"B":{"required":["b"]}}}""", """{"k":"none","a":1}""", true)]
    [InlineData(SchemaDialect.Contract, """{"discriminator":{"propertyName":"k"},"oneOf":[{"$ref":"#/$defs/A"},{"$ref":"#/$defs/B"}],"$defs":{"A":{"required":["a"]},"B":{"required":["b"]}}}""", """{"k":"none","a":1}""", false)]
    [InlineData(SchemaDialect.Draft7, """{"items":[{"type":"string"}],"additionalItems":false}""", "[\"a\",1]", false)]
    [InlineData(SchemaDialect.Draft4, """{"type":"integer"}""", "1.0", false)]
    [InlineData(SchemaDialect.Draft4, """{"anyOf":[{"$ref":"#/a","properties":{"k":{"enum":["x"]}}},{"properties":{"k":{"enum":["y"]}}}],"a":{"required":["k"]}}""", """{"k":"z"}""", true)]
    [InlineData(SchemaDialect.Draft7, """{"$schema":"http://json-schema.org/draft-04/schema#","const":1}""", "2", true)]
    [InlineData(SchemaDialect.Draft201909, """{"$recursiveAnchor":true,"properties":{"a":{"$recursiveRef":"#"}},"additionalProperties":false}""", """{"a":{"b":1}}""", false)]
    public void Dialect_decides_what_a_keyword_means(SchemaDialect dialect, string schema, string instance, bool valid)
    {
        var validator = SchemaValidator.Compile(schema, new SchemaOptions { Dialect = dialect });

        Assert.Equal(valid, validator.IsValid(SchemaValidatorTests.Json(instance)));
        Assert.Equal(valid, validator.Validate(SchemaValidatorTests.Json(instance)).Count == 0);
    }

    [Fact]
    public void Document_that_was_not_given_is_named()
    {
        var error = Assert.Single(SchemaValidator.Compile("""{"$id":"https://example.com/a/s","$ref":"../b#/c"}""").Validate(SchemaValidatorTests.Json("1")));

        Assert.Equal("$ref", error.Keyword);
        Assert.Contains("'https://example.com/b' was not given", error.Actual);
    }

    [Fact]
    public void Registry_finds_documents_by_address_and_by_their_own_name()
    {
        var documents = SchemaRegistry.Of([KeyValuePair.Create("file.json", """{"$id":"https://example.com/named","$defs":{"n":{"type":"integer"}}}""")]);
        foreach (var reference in new[] { "file.json#/$defs/n", "https://example.com/named#/$defs/n" })
        {
            var validator = SchemaValidator.Compile($$"""{"$ref":"{{reference}}"}""", new SchemaOptions { Documents = documents });
            Assert.True(validator.IsValid(SchemaValidatorTests.Json("1")));
            Assert.False(validator.IsValid(SchemaValidatorTests.Json("\"x\"")));
        }
    }

    [Theory]
    [InlineData("int32", "1.5", false)]
    [InlineData("int64", "1e3", true)]
    [InlineData("uint64", "18446744073709551615", true)]
    [InlineData("int32", "1e-30", false)]
    [InlineData("float", "1e39", false)]
    [InlineData("double", "1e308", true)]
    [InlineData("double-int", "9007199254740992", false)]
    [InlineData("byte", "\"aGk=\"", true)]
    [InlineData("byte", "\"a\"", false)]
    [InlineData("base64url", "\"a-_A\"", true)]
    [InlineData("base64url", "\"a+/A\"", false)]
    [InlineData("char", "\"ab\"", false)]
    [InlineData("binary", "\"\\u0000\"", true)]
    [InlineData("password", "\"x\"", true)]
    [InlineData("no-such-format", "\"x\"", true)]
    public void Format_of_openapi_is_asserted(string format, string instance, bool valid) =>
        Assert.Equal(valid, SchemaValidator.Compile($$"""{"format":"{{format}}"}""").IsValid(SchemaValidatorTests.Json(instance)));
}
