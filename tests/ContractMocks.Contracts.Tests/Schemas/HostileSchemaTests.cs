using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>What is made to hang or exhaust the validator ends soon, in an error that names the bound.</summary>
public sealed class HostileSchemaTests
{
    /// <summary>Far above what any of these takes, far below what they would take without bounds.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("""{"$ref":"#"}""", "1")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}""", "1")]
    [InlineData("""{"$dynamicAnchor":"a","$dynamicRef":"#a"}""", "1")]
    [InlineData("""{"$recursiveAnchor":true,"$recursiveRef":"#"}""", "1")]
    [InlineData("""{"$id":"http://x/a","$dynamicAnchor":"n","$ref":"b","$defs":{"b":{"$id":"b","$dynamicAnchor":"n","$dynamicRef":"a#n"}}}""", "1")]
    [InlineData("""{"$ref":"#","unevaluatedProperties":false}""", """{"a":1}""")]
    [InlineData("""{"not":{"$ref":"#"}}""", "1")]
    [InlineData("""{"anyOf":[{"$ref":"#"},{"$ref":"#"}]}""", "1")]
    public void Reference_that_leads_back_to_itself_ends_at_the_bound_of_depth(string schema, string instance) =>
        AssertBound("depth", SchemaValidator.Compile(schema), SchemaValidatorTests.Json(instance));

    [Fact]
    public void Instance_nested_ten_thousand_deep_ends_at_the_bound_of_depth()
    {
        var validator = SchemaValidator.Compile("""{"items":{"$ref":"#"}}""");
        AssertBound("depth", validator, Deep("[", "1", "]", 10_000));
    }

    [Theory]
    [InlineData("""{"uniqueItems":true}""")]
    [InlineData("""{"enum":[[[[1]]]]}""")]
    [InlineData("""{"type":"array","maxItems":2}""")]
    public void Depth_that_the_schema_does_not_follow_is_no_matter(string schema)
    {
        var deep = Deep("[", "1", "]", 10_000);
        var pair = JsonDocument.Parse($"[{deep.GetRawText()},{deep.GetRawText()},3,4,5,6,7,8,9,10,11,12,13]", new JsonDocumentOptions { MaxDepth = 20_000 }).RootElement;

        Assert.False(SchemaValidator.Compile(schema).IsValid(pair));
    }

    [Theory]
    [InlineData("anyOf")]
    [InlineData("oneOf")]
    [InlineData("allOf")]
    public void Levels_that_each_refer_to_the_next_twice_end_at_the_bound_of_effort(string keyword)
    {
        var levels = Enumerable.Range(0, 60).Select(level =>
            $$"""
            "l{{level}}":{"{{keyword}}":[{"$ref":"#/$defs/l{{level + 1}}"},{"$ref":"#/$defs/l{{level + 1}}"}]}
            """);
        var last = keyword == "allOf" ? "true" : "false";
        var validator = SchemaValidator.Compile($$"""{"$ref":"#/$defs/l0","$defs":{ {{string.Join(",", levels)}},"l60":{{last}} } }""");

        AssertBound("effort", validator, SchemaValidatorTests.Json("""{"a":1}"""));
    }

    [Fact]
    public void Unions_nested_in_what_is_unevaluated_end_at_the_bound_of_effort()
    {
        var levels = Enumerable.Range(0, 60).Select(level =>
            $$"""
            "l{{level}}":{"anyOf":[{"$ref":"#/$defs/l{{level + 1}}"},{"$ref":"#/$defs/l{{level + 1}}"}],"unevaluatedProperties":false}
            """);
        var validator = SchemaValidator.Compile($$"""{"$ref":"#/$defs/l0","$defs":{ {{string.Join(",", levels)}},"l60":true} }""");

        AssertBound("effort", validator, SchemaValidatorTests.Json("""{"a":1}"""));
    }

    [Fact]
    public void Resources_that_enter_each_other_in_every_order_end_at_the_bound_of_scopes()
    {
        var members = string.Join(",", Enumerable.Range(0, 9).Select(static next => $$"""  "k{{next}}":{"$ref":"p{{next}}"}  """));
        var parts = Enumerable.Range(0, 9).Select(part => $$"""  "p{{part}}":{"$id":"p{{part}}","$dynamicAnchor":"n","properties":{ {{members}} } }  """);
        var validator = SchemaValidator.Compile($$"""{"$id":"http://x/root","$ref":"p0","$defs":{ {{string.Join(",", parts)}} } }""");
        var instance = SchemaValidatorTests.Json(Everything(7));
        var watch = Stopwatch.StartNew();

        var errors = validator.Validate(instance);

        Assert.Contains(errors, static error => error.Actual.Contains("1000 orders of entering schemas", StringComparison.Ordinal));
        Assert.True(watch.Elapsed < s_limit, $"took {watch.Elapsed}");

        static string Everything(int depth) =>
            depth == 0 ? "{}" : "{" + string.Join(",", Enumerable.Range(0, depth < 5 ? 2 : 9).Select(next => $"\"k{(next + depth) % 9}\":{Everything(depth - 1)}")) + "}";
    }

    [Theory]
    [InlineData("^(?=a)(a+)+$", "a", 12, false)]
    [InlineData("^(a+)+$", "a", 40, true)]
    [InlineData("(a*)*(b*)*c", "a", 5000, true)]
    [InlineData("^(a?){30}a{30}b", "a", 29, true)]
    [InlineData(".*.*.*=.*", "x", 3000, true)]
    [InlineData("^.*z$", "💩", 200, true)]
    public void Pattern_that_could_explode_is_searched_soon(string pattern, string unit, int count, bool isMany)
    {
        var text = "\"" + string.Concat(Enumerable.Repeat(unit, count)) + "!\"";
        var validator = SchemaValidator.Compile($$"""{"items":{"anyOf":[{"pattern":"{{pattern}}" },true]} }""");
        var watch = Stopwatch.StartNew();

        Assert.True(validator.IsValid(SchemaValidatorTests.Json("[" + string.Join(",", Enumerable.Repeat(text, isMany ? 500 : 5)) + "]")));
        Assert.True(watch.Elapsed < s_limit, $"took {watch.Elapsed}");
    }

    [Fact]
    public void Many_texts_for_a_pattern_that_may_backtrack_end_at_the_bound_of_effort()
    {
        // It looks like one that explodes, and is quick on these texts: only their number is too large.
        var text = "\"" + new string('a', 17) + "!\"";
        var validator = SchemaValidator.Compile("""{"items":{"anyOf":[{"pattern":"^(?=a)[a-c]+-[a-c]+$"},true]}}""");

        AssertBound("effort", validator, SchemaValidatorTests.Json("[" + string.Join(",", Enumerable.Repeat(text, PatternEngine.MostRiskySearches + 1)) + "]"));
    }

    [Fact]
    public void Long_arrays_of_unique_items_are_judged_soon()
    {
        var text = new StringBuilder("[0");
        for (var i = 1; i < 200_000; i++)
        {
            text.Append(',').Append(i % 2 == 0 ? $"{i}" : $$"""{"a":{{i}}}""");
        }

        var watch = Stopwatch.StartNew();
        var validator = SchemaValidator.Compile("""{"uniqueItems":true}""");

        Assert.True(validator.IsValid(SchemaValidatorTests.Json(text + "]")));
        Assert.Equal("uniqueItems", validator.Validate(SchemaValidatorTests.Json(text + ",199998.0]"))[0].Keyword);
        Assert.True(watch.Elapsed < s_limit, $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("1e308", "1e-308", true)]
    [InlineData("1e308", "3e-308", false)]
    [InlineData("1e-308", "1e308", false)]
    [InlineData("1e999999999", "7", false)]
    [InlineData("1e999999999", "8", true)]
    [InlineData("1e-999999999", "8", false)]
    [InlineData("123456789e999999999999", "123456789", true)]
    public void Multiples_of_numbers_of_any_size_are_exact(string number, string step, bool valid) =>
        Assert.Equal(valid, SchemaValidator.Compile($$"""{"multipleOf":{{step}}}""").IsValid(SchemaValidatorTests.Json(number)));

    [Fact]
    public void Object_with_thousands_of_required_and_unknown_names_is_judged_soon()
    {
        var names = string.Join(",", Enumerable.Range(0, 20_000).Select(static i => $"\"r{i}\""));
        var members = string.Join(",", Enumerable.Range(0, 20_000).Select(static i => $"\"x{i}\":1"));
        var watch = Stopwatch.StartNew();

        var errors = SchemaValidator.Compile($$"""{"required":[{{names}}],"additionalProperties":false}""").Validate(SchemaValidatorTests.Json("{" + members + "}"));

        Assert.Equal("required", errors[0].Keyword);
        Assert.True(watch.Elapsed < s_limit, $"took {watch.Elapsed}");
    }

    private static JsonElement Deep(string open, string inner, string close, int depth)
    {
        var text = string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
        return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = depth + 10 }).RootElement;
    }

    private static void AssertBound(string keyword, SchemaValidator validator, JsonElement instance)
    {
        var watch = Stopwatch.StartNew();

        var valid = validator.IsValid(instance);
        var errors = validator.Validate(instance);

        Assert.False(valid);
        Assert.Equal(keyword, errors[0].Keyword);
        Assert.Matches("[0-9]", errors[0].Expected);
        Assert.True(watch.Elapsed < s_limit, $"took {watch.Elapsed}");
    }
}
