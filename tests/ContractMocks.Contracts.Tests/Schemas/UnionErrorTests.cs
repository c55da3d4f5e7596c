using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>What a union says when nothing fits: the branch that was meant, or what was allowed.</summary>
public sealed class UnionErrorTests
{
    private const string Messages =
        """
        {
          "properties": {"messages": {"type": "array", "items": {"$ref": "#/$defs/Message"}}},
          "$defs": {
            "Message": {"oneOf": [{"$ref": "#/$defs/User"}, {"$ref": "#/$defs/Assistant"}]%DISCRIMINATOR%},
            "User": {"type": "object", "required": ["role", "content"], "properties": {
              "role": {"type": "string", "enum": ["user"]},
              "content": {"oneOf": [{"type": "string"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Part"}}]}}},
            "Assistant": {"type": "object", "required": ["role"], "properties": {
              "role": {"const": "assistant"},
              "content": {"type": ["string", "null"]}}},
            "Part": {"oneOf": [
              {"type": "object", "required": ["type", "text"], "properties": {"type": {"const": "text"}, "text": {"type": "string"}}},
              {"type": "object", "required": ["type", "url"], "properties": {"type": {"const": "image"}, "url": {"type": "string", "format": "uri"}}}]}
          }
        }
        """;

    [Theory]
    [InlineData("", """{"role":"user","content":[{"type":"text","text":3}]}""", "$.messages[0].content[0].text: expected a string, but found the number 3")]
    [InlineData("", """{"role":"user","content":[{"type":"image"}]}""", "$.messages[0].content[0]: expected the property \"url\", but found an object without it")]
    [InlineData("", """{"role":"user","content":[{"type":"audio"}]}""", "$.messages[0].content[0].type: expected one of \"text\", \"image\", but found the string \"audio\"")]
    [InlineData("", """{"role":"robot"}""", "$.messages[0].role: expected one of \"user\", \"assistant\", but found the string \"robot\"")]
    [InlineData("", """{"role":7}""", "$.messages[0].role: expected one of \"user\", \"assistant\", but found the number 7")]
    [InlineData("", "{}", "$.messages[0]: expected the property \"role\", one of \"user\", \"assistant\", but found an object without it")]
    [InlineData("", "\"hi\"", "$.messages[0]: expected an object, but found the string \"hi\"")]
    [InlineData("", """{"role":"user","content":5}""", "$.messages[0].content: expected a string or an array, but found the number 5")]
    [InlineData("", """{"role":"user","content":[]}""", "$.messages[0].content: expected at least 1 item, but found 0 items")]
    [InlineData(""", "discriminator": {"propertyName": "role"}""", """{"role":"assistant","content":1}""", "$.messages[0].content: expected a string or null, but found the number 1")]
    [InlineData(""", "discriminator": {"propertyName": "role"}""", """{"role":"robot"}""", "$.messages[0].role: expected one of \"user\", \"assistant\", but found the string \"robot\"")]
    public void Discriminated_union_reports_the_branch_meant_at_its_deep_path(string discriminator, string message, string expected)
    {
        var validator = SchemaValidator.Compile(Messages.Replace("%DISCRIMINATOR%", discriminator));

        var error = Assert.Single(validator.Validate(SchemaValidatorTests.Json($$"""{"messages":[{{message}}]}""")));

        Assert.Equal(expected, error.Message);
    }

    [Theory]
    [InlineData("""{"kind":"cat","lives":"nine"}""", "$.lives: expected an integer, but found the string \"nine\"")]
    [InlineData("""{"kind":"Dog","barks":1}""", "$.barks: expected a boolean, but found the number 1")]
    [InlineData("""{"kind":"fish"}""", "$.kind: expected one of \"cat\", \"Dog\", but found the string \"fish\"")]
    public void Discriminator_picks_by_mapping_and_by_name_where_branches_list_no_values(string instance, string expected)
    {
        var validator = SchemaValidator.Compile(
            """
            {"oneOf": [{"$ref": "#/schemas/Cat"}, {"$ref": "#/schemas/Dog"}],
             "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/schemas/Cat"}},
             "schemas": {
               "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
               "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "barks": {"type": "boolean"}}}}}
            """);

        Assert.Equal(expected, Assert.Single(validator.Validate(SchemaValidatorTests.Json(instance))).Message);
        Assert.True(validator.IsValid(SchemaValidatorTests.Json("""{"kind":"Dog"}""")));
    }

    [Fact]
    public void Constants_in_branches_are_listed_together()
    {
        var error = Assert.Single(SchemaValidator.Compile("""{"anyOf":[{"const":"auto"},{"enum":["none","low"]}]}""").Validate(SchemaValidatorTests.Json("\"x\"")));

        Assert.Equal("$: expected one of \"auto\", \"none\", \"low\", but found the string \"x\"", error.Message);
        Assert.Equal(["\"auto\"", "\"none\"", "\"low\""], error.Allowed);
    }

    [Fact]
    public void Union_without_a_near_branch_lists_what_was_allowed()
    {
        var validator = SchemaValidator.Compile(
            """{"anyOf":[{"type":"object","required":["a"]},{"type":"object","required":["b"],"title":"Bee"},{"type":"string"}]}""");

        var error = Assert.Single(validator.Validate(SchemaValidatorTests.Json("{}")));

        Assert.Equal("$: expected an object with \"a\" or Bee, but found an object that fits none of them", error.Message);
        Assert.Equal("anyOf", error.Keyword);
    }

    [Fact]
    public void Branches_that_each_require_one_property_are_said_together()
    {
        var validator = SchemaValidator.Compile("""{"anyOf":[{"required":["ids"]},{"required":["files"]}]}""");

        var error = Assert.Single(validator.Validate(SchemaValidatorTests.Json("{}")));

        Assert.Equal("$: expected the property \"ids\" or the property \"files\", but found an object without it", error.Message);
        Assert.Equal(("required", "ids"), (error.Keyword, error.Parameter));
    }

    [Fact]
    public void Alternatives_of_one_of_may_overlap_where_that_is_asked_for()
    {
        const string Schema = """{"oneOf":[{"required":["ids"]},{"required":["files"]}]}""";
        var both = SchemaValidatorTests.Json("""{"ids":1,"files":2}""");

        Assert.Equal(
            "$: expected a value that fits exactly one alternative, but found one that fits 2: an object with \"ids\", an object with \"files\"",
            Assert.Single(SchemaValidator.Compile(Schema).Validate(both)).Message);
        var overlapping = SchemaValidator.Compile(Schema, new SchemaOptions { OneOfMayOverlap = true });
        Assert.True(overlapping.IsValid(both));
        Assert.False(overlapping.IsValid(SchemaValidatorTests.Json("{}")));
    }

    [Fact]
    public void Branch_that_is_right_at_the_top_and_wrong_below_is_the_one_meant()
    {
        var validator = SchemaValidator.Compile(
            """
            {"anyOf":[
              {"type":"object","required":["x"],"properties":{"x":{"type":"object","properties":{"y":{"type":"integer"}}}}},
              {"type":"object","required":["z"]}]}
            """);

        Assert.Equal("$.x.y", Assert.Single(validator.Validate(SchemaValidatorTests.Json("""{"x":{"y":"1"}}"""))).Path);
    }

    [Fact]
    public void Property_that_only_some_branches_list_values_for_does_not_shut_out_the_others()
    {
        var validator = SchemaValidator.Compile(
            """
            {"anyOf":[
              {"type":"object","properties":{"type":{"const":"a"}},"required":["type"]},
              {"type":"object","properties":{"type":{"const":"b"}},"required":["type"]},
              {"type":"object","required":["free"]}]}
            """);

        Assert.True(validator.IsValid(SchemaValidatorTests.Json("""{"type":"zzz","free":1}""")));
        Assert.True(validator.IsValid(SchemaValidatorTests.Json("""{"free":1}""")));
        Assert.False(validator.IsValid(SchemaValidatorTests.Json("""{"type":"zzz"}""")));
    }
}
