using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Tests.Fakes;

public sealed class SchemaCompletionTests
{
    private const string Trip =
        """
        {"type":"object","required":["city","days","hotel"],"properties":{
          "city":{"type":"string"},"days":{"type":"integer","minimum":1,"maximum":14},"budget":{"type":"number"},
          "hotel":{"type":"object","required":["name","stars"],"properties":{"name":{"type":"string"},"stars":{"type":"integer","minimum":1,"maximum":5},"pool":{"type":"boolean"}}},
          "guests":{"type":"array","items":{"type":"object","required":["name","age"],"properties":{"name":{"type":"string"},"age":{"type":"integer"}}}}}}
        """;

    [Fact]
    public void Missing_required_properties_follow_what_is_given_in_schema_order()
    {
        var completed = Json(SchemaFaker.Complete(Trip, """{"hotel":{"stars":3},"extra":null,"city":"Paris"}""", seed: 1));

        Assert.Equal(["hotel", "extra", "city", "days"], completed.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["stars", "name"], completed.GetProperty("hotel").EnumerateObject().Select(property => property.Name));
        Assert.Equal("Paris", completed.GetProperty("city").GetString());
        Assert.Equal("3", completed.GetProperty("hotel").GetProperty("stars").GetRawText());
        Assert.True(SchemaValidator.Compile(Trip).IsValid(completed));
    }

    [Fact]
    public void Items_of_a_given_list_are_completed_and_optional_properties_stay_away()
    {
        var completed = Json(SchemaFaker.Complete(Trip, """{"guests":[{"age":30},{}]}""", seed: 1));

        Assert.Equal(["guests", "city", "days", "hotel"], completed.EnumerateObject().Select(property => property.Name));
        Assert.Equal(2, completed.GetProperty("guests").GetArrayLength());
        Assert.Equal(30, completed.GetProperty("guests")[0].GetProperty("age").GetInt32());
        Assert.Equal(["name", "stars"], completed.GetProperty("hotel").EnumerateObject().Select(property => property.Name));
        Assert.True(SchemaValidator.Compile(Trip).IsValid(completed));
    }

    [Theory]
    [InlineData("""{"city":"Zürich & <Bern>","days":2,"hotel":{"name":"H","stars":1},"budget":1.50}""")]
    [InlineData("[1,2.0,\"x\"]")]
    [InlineData("\"text\"")]
    public void What_is_complete_stays_as_it_is(string given) => Assert.Equal(given, SchemaFaker.Complete(Trip, given, seed: 9));

    [Fact]
    public void What_is_given_is_kept_even_where_it_breaks_the_schema()
    {
        var completed = Json(SchemaFaker.Complete(Trip, """{"city":5,"days":99}""", seed: 1));

        Assert.Equal("5", completed.GetProperty("city").GetRawText());
        Assert.Equal("99", completed.GetProperty("days").GetRawText());
        Assert.True(completed.TryGetProperty("hotel", out _));
    }

    [Fact]
    public void Union_is_completed_by_the_branch_that_the_given_part_belongs_to()
    {
        const string Schema =
            """
            {"oneOf":[
              {"type":"object","required":["kind","radius"],"properties":{"kind":{"const":"circle"},"radius":{"type":"number"}},"additionalProperties":false},
              {"type":"object","required":["kind","side"],"properties":{"kind":{"const":"square"},"side":{"type":"number"}},"additionalProperties":false}]}
            """;

        for (var seed = 0; seed < 8; seed++)
        {
            Assert.True(Json(SchemaFaker.Complete(Schema, """{"kind":"square"}""", seed)).TryGetProperty("side", out _));
            Assert.Equal("circle", Json(SchemaFaker.Complete(Schema, """{"radius":1}""", seed)).GetProperty("kind").GetString());
        }
    }

    [Fact]
    public void References_all_of_and_dependent_properties_are_followed()
    {
        const string Schema =
            """
            {"allOf":[{"$ref":"#/$defs/base"},{"required":["b"],"properties":{"b":{"const":2}}}],"dependentRequired":{"x":["y"]},
             "$defs":{"base":{"type":"object","required":["a"],"properties":{"a":{"const":1}}}}}
            """;

        Assert.Equal("""{"a":1,"b":2}""", SchemaFaker.Complete(Schema, "{}", seed: 0));
        Assert.True(Json(SchemaFaker.Complete(Schema, """{"x":0}""", seed: 0)).TryGetProperty("y", out _));
    }

    [Fact]
    public void Missing_property_that_nothing_fits_is_named()
    {
        var exception = Assert.Throws<UnfakeableSchemaException>(() => SchemaFaker.Complete(
            """{"required":["a"],"properties":{"a":{"type":"object","required":["b"],"properties":{"b":{"type":"integer","minimum":5,"maximum":4}}}}}""", "{}", 0));

        Assert.Equal("$.a.b", exception.Path);
        Assert.Equal("maximum", exception.Keyword);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
