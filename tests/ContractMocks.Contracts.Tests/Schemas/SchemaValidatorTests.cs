using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Contracts.Tests.Schemas;

public sealed class SchemaValidatorTests
{
    [Fact]
    public void Instances_may_be_text_in_utf8()
    {
        var validator = SchemaValidator.Compile("""{"properties":{"é":{"type":"integer"}}}""");

        Assert.True(validator.IsValid("""{"é":1}"""u8.ToArray()));
        Assert.False(validator.IsValid("""{"é":"1"}"""u8.ToArray()));
        Assert.Equal("$.é", Assert.Single(validator.Validate("""{"é":"1"}"""u8.ToArray())).Path);
        Assert.ThrowsAny<JsonException>(() => validator.IsValid("{"u8.ToArray()));
    }

    [Theory]
    // type
    [InlineData("""{"type":"string"}""", "\"x\"", "3")]
    [InlineData("""{"type":"integer"}""", "1.0", "1.5")]
    [InlineData("""{"type":"integer"}""", "1e2", "1e-2")]
    [InlineData("""{"type":["string","null"]}""", "null", "false")]
    [InlineData("""{"type":"boolean"}""", "true", "null")]
    [InlineData("""{"type":"string","nullable":true}""", "null", "1")]
    // values
    [InlineData("""{"const":{"a":[1,2.0]}}""", """{"a":[1.0,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"enum":["a",1,null]}""", "\"\\u0061\"", "\"b\"")]
    [InlineData("""{"const":9007199254740993}""", "9007199254740993", "9007199254740992")]
    // numbers
    [InlineData("""{"minimum":3}""", "3", "2.9999999999999999999")]
    [InlineData("""{"exclusiveMinimum":3}""", "3.0000000000000000000001", "3")]
    [InlineData("""{"minimum":3,"exclusiveMinimum":true}""", "4", "3")]
    [InlineData("""{"maximum":1e400}""", "1e399", "1e401")]
    [InlineData("""{"exclusiveMaximum":0}""", "-0.1", "-0.0")]
    [InlineData("""{"multipleOf":0.01}""", "4.35", "4.355")]
    [InlineData("""{"multipleOf":0.0001}""", "0.0075", "0.00751")]
    [InlineData("""{"format":"int32"}""", "2147483647", "2147483648")]
    [InlineData("""{"format":"int64"}""", "-9223372036854775808", "9223372036854775808")]
    // strings
    [InlineData("""{"minLength":2}""", "\"💩💩\"", "\"💩\"")]
    [InlineData("""{"maxLength":1}""", "\"\\ud83d\\udca9\"", "\"ab\"")]
    [InlineData("""{"pattern":"^[a-c]+$"}""", "\"abc\"", "\"abc\\n\"")]
    [InlineData("""{"pattern":"^\\d$"}""", "\"7\"", "\"\u0667\"")]
    [InlineData("""{"pattern":"^(?!x)"}""", "\"y\"", "\"x\"")]
    [InlineData("""{"pattern":"^\\p{Letter}$"}""", "\"é\"", "\"1\"")]
    [InlineData("""{"format":"date-time"}""", "\"2026-02-28T23:59:59.5Z\"", "\"2026-02-29T00:00:00Z\"")]
    [InlineData("""{"format":"email"}""", "\"a.b@example.com\"", "\"a b@example.com\"")]
    [InlineData("""{"format":"uuid"}""", "\"2eb8aa08-aa98-11ea-b4aa-73b441d16380\"", "\"2eb8aa08\"")]
    [InlineData("""{"format":"uri"}""", "\"data:image/png;base64,iVBO/+==\"", "\"/relative\"")]
    [InlineData("""{"format":"ipv6"}""", "\"::ffff:1.2.3.4\"", "\"::1::\"")]
    // arrays
    [InlineData("""{"items":{"type":"string"}}""", "[\"a\"]", "[\"a\",1]")]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":false}""", "[\"a\"]", "[\"a\",1]")]
    [InlineData("""{"contains":{"const":1},"minContains":2,"maxContains":2}""", "[1,0,1]", "[1,1,1]")]
    [InlineData("""{"minItems":1,"maxItems":2}""", "[1]", "[1,2,3]")]
    [InlineData("""{"uniqueItems":true}""", "[1,true,\"1\"]", "[{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1}]")]
    [InlineData("""{"uniqueItems":true}""", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14]", "[1,2,3,4,5,6,7,8,9,10,11,12,13,1.0]")]
    // objects
    [InlineData("""{"required":["a"]}""", """{"a":null}""", "{}")]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"\u0061":"x"}""", """{"\u0061":1}""")]
    [InlineData("""{"properties":{"a":true},"additionalProperties":false}""", """{"a":1}""", """{"b":1}""")]
    [InlineData("""{"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":{"type":"integer"}}""", """{"x-a":"1","b":1}""", """{"x-a":1}""")]
    [InlineData("""{"propertyNames":{"maxLength":2}}""", """{"ab":1}""", """{"abc":1}""")]
    [InlineData("""{"minProperties":1,"maxProperties":1}""", """{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"b":1}""", """{"a":1}""")]
    [InlineData("""{"dependentSchemas":{"a":{"required":["b"]}}}""", """{"a":1,"b":1}""", """{"a":1}""")]
    [InlineData("""{"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}""", """{"a":1}""", """{"b":1}""")]
    // combinators
    [InlineData("""{"allOf":[{"minimum":1},{"maximum":2}]}""", "1", "3")]
    [InlineData("""{"anyOf":[{"type":"string"},{"minimum":5}]}""", "6", "4")]
    [InlineData("""{"oneOf":[{"minimum":1},{"maximum":2}]}""", "3", "1.5")]
    [InlineData("""{"not":{"type":"string"}}""", "1", "\"x\"")]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":2},"else":{"minimum":2}}""", "2", "\"x\"")]
    [InlineData("""{"$defs":{"a b/c":{"type":"string"}},"$ref":"#/$defs/a%20b~1c","maxLength":1}""", "\"x\"", "\"xy\"")]
    [InlineData("""{"$defs":{"a":{"$anchor":"name","type":"string"}},"$ref":"#name"}""", "\"x\"", "1")]
    [InlineData("false", null, "1")]
    [InlineData("true", "1", null)]
    public void Keyword_accepts_one_and_refuses_the_other(string schema, string? accepted, string? refused)
    {
        var validator = SchemaValidator.Compile(schema);

        if (accepted is not null)
        {
            Assert.Empty(validator.Validate(Json(accepted)));
            Assert.True(validator.IsValid(Json(accepted)));
        }

        if (refused is not null)
        {
            Assert.NotEmpty(validator.Validate(Json(refused)));
            Assert.False(validator.IsValid(Json(refused)));
        }
    }

    [Theory]
    [InlineData("""{"type":"string"}""", "3", "$: expected a string, but found the number 3")]
    [InlineData("""{"type":["array","null","number"]}""", "\"x\"", "$: expected a number, an array or null, but found the string \"x\"")]
    [InlineData("""{"enum":["a","b"]}""", "\"c\"", "$: expected one of \"a\", \"b\", but found the string \"c\"")]
    [InlineData("""{"properties":{"odd name":{"items":{"minimum":1}}}}""", """{"odd name":[1,0]}""", "$['odd name'][1]: expected a number of at least 1, but found the number 0")]
    [InlineData("""{"required":["model"]}""", "{}", "$: expected the property \"model\", but found an object without it")]
    [InlineData("""{"properties":{"temperature":true},"additionalProperties":false}""", """{"temprature":1}""", "$: expected only known properties (did you mean \"temperature\"?), but found the property \"temprature\"")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "$: expected at most 1 item, but found 2 items")]
    [InlineData("""{"minProperties":2}""", "{\"a\":1}", "$: expected at least 2 properties, but found 1 property")]
    [InlineData("""{"maxLength":1}""", "\"abc\"", "$: expected at most 1 character, but found 3 characters")]
    [InlineData("""{"$ref":"#/$defs/gone"}""", "1", "$: expected a value that fits the schema '#/$defs/gone', but found that the schema has no such place")]
    [InlineData("""{"oneOf":[{"minimum":1,"title":"A"},{"maximum":2,"title":"B"}]}""", "1.5", "$: expected a value that fits exactly one alternative, but found one that fits 2: A, B")]
    public void Message_says_where_what_was_expected_and_what_was_found(string schema, string instance, string message) =>
        Assert.Equal(message, Assert.Single(SchemaValidator.Compile(schema).Validate(Json(instance))).Message);

    [Fact]
    public void Missing_properties_come_before_values_out_of_bounds_and_unknown_properties()
    {
        var errors = SchemaValidator.Compile(
            """{"properties":{"n":{"maximum":1},"t":{"type":"string"}},"required":["m"],"additionalProperties":false}""")
            .Validate(Json("""{"x":1,"n":2,"t":3}"""));

        Assert.Equal(["required", "type", "maximum", "additionalProperties"], errors.Select(error => error.Keyword));
    }

    [Fact]
    public void Error_names_the_parameter_as_providers_do()
    {
        var validator = SchemaValidator.Compile("""{"properties":{"messages":{"items":{"required":["role"],"properties":{"n":{"type":"null"}}}}}}""");

        var errors = validator.Validate(Json("""{"messages":[{"role":"user"},{"n":1}]}"""));

        Assert.Equal(["messages[1].role", "messages[1].n"], errors.Select(error => error.Parameter));
        Assert.Equal("role", errors[0].Property);
    }

    [Fact]
    public void Reference_that_leads_back_to_itself_ends_in_an_error_that_names_the_bound()
    {
        var error = Assert.Single(SchemaValidator.Compile("""{"$ref":"#"}""").Validate(Json("1")));

        Assert.Equal("depth", error.Keyword);
        Assert.Contains("512", error.Message);
    }

    [Fact]
    public void Negation_does_not_turn_an_exceeded_bound_into_success() =>
        Assert.False(SchemaValidator.Compile("""{"not":{"$ref":"#/$defs/loop"},"$defs":{"loop":{"$ref":"#/$defs/loop"}}}""").IsValid(Json("1")));

    [Fact]
    public void Pattern_that_explodes_is_given_up_and_the_bound_named()
    {
        // The look-ahead keeps it from the engine that cannot backtrack.
        var validator = SchemaValidator.Compile("""{"pattern":"^(?=a)(a|aa)+$"}""");

        var error = Assert.Single(validator.Validate(Json("\"" + new string('a', 40) + "!\"")), error => error.Keyword == "time");

        Assert.Contains("0.1 seconds", error.Message);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_judged_and_not_thrown_at()
    {
        var validator = SchemaValidator.Compile("""{"properties":{"a":{"maxLength":1,"pattern":"x"}},"additionalProperties":false}""");

        Assert.Equal(2, validator.Validate(Json("""{"a":"\ud800","\udc00":1}""")).Count);
    }

    [Fact]
    public void Unusable_pattern_is_passed_over() => Assert.True(SchemaValidator.Compile("""{"pattern":"(unclosed"}""").IsValid(Json("\"x\"")));

    [Fact]
    public void Text_that_is_no_json_is_refused() => Assert.ThrowsAny<JsonException>(() => SchemaValidator.Compile("{"));

    [Fact]
    public void One_validator_serves_many_threads()
    {
        var validator = SchemaValidator.Compile(
            """{"$defs":{"tree":{"type":"object","properties":{"kids":{"items":{"$ref":"#/$defs/tree"}}},"required":["v"]}},"$ref":"#/$defs/tree"}""");
        var good = Json("""{"v":1,"kids":[{"v":2,"kids":[{"v":3}]}]}""");
        var bad = Json("""{"v":1,"kids":[{"v":2,"kids":[{}]}]}""");

        Parallel.For(0, 200, _ =>
        {
            Assert.True(validator.IsValid(good));
            Assert.Equal("$.kids[0].kids[0]", validator.Validate(bad)[0].Path);
        });
    }

    [Fact]
    public void Valid_instance_costs_no_allocation()
    {
        var validator = SchemaValidator.Compile(
            """
            {"type":"object","required":["model","messages"],"properties":{
              "model":{"type":"string","pattern":"^gpt"},"n":{"type":"integer","minimum":1},
              "messages":{"type":"array","items":{"oneOf":[
                {"type":"object","required":["role"],"properties":{"role":{"const":"user"},"content":{"type":"string","minLength":1}}},
                {"type":"object","required":["role"],"properties":{"role":{"const":"system"},"content":{"anyOf":[{"type":"string"},{"type":"null"}]}}}]}}}}
            """);
        var instance = Json("""{"model":"gpt-5","n":2,"messages":[{"role":"user","content":"hi"},{"role":"system","content":null}]}""");
        for (var i = 0; i < 50; i++)
        {
            Assert.True(validator.IsValid(instance));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var valid = validator.IsValid(instance);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(valid);
        Assert.Equal(0, allocated);
    }

    internal static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
