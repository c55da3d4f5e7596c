using System.Globalization;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Tests.Fakes;

public sealed class SchemaFakerTests
{
    private const string Order =
        """
        {"type":"object","required":["id","customer","lines","status"],"additionalProperties":false,"properties":{
          "id":{"type":"string","format":"uuid"},
          "customer":{"type":"object","required":["name","email"],"properties":{"name":{"type":"string"},"email":{"type":"string","format":"email"},
            "home_city":{"type":"string"},"country":{"type":"string"}}},
          "lines":{"type":"array","minItems":1,"items":{"type":"object","required":["sku","quantity","price"],"properties":{
            "sku":{"type":"string","pattern":"^[A-Z]{3}-\\d{4}$"},"quantity":{"type":"integer","minimum":1},"price":{"type":"number","exclusiveMinimum":0,"multipleOf":0.01}}}},
          "status":{"enum":["new","paid","sent"]},"created_at":{"type":"string","format":"date-time"},"note":{"type":["string","null"],"maxLength":20}}}
        """;

    public static TheoryData<string> Schemas =>
    [
        Order,
        "true",
        "{}",
        """{"type":"null"}""",
        """{"type":"boolean"}""",
        """{"type":"integer"}""",
        """{"type":"integer","minimum":7,"maximum":7}""",
        """{"type":"integer","exclusiveMinimum":3,"exclusiveMaximum":5}""",
        """{"type":"integer","multipleOf":7,"minimum":50}""",
        """{"type":"integer","minimum":-9007199254740991,"maximum":-9007199254740000}""",
        """{"type":"integer","format":"int32","minimum":2147483640}""",
        """{"type":"number","minimum":0.1,"maximum":0.2}""",
        """{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":0.001}""",
        """{"type":"number","multipleOf":0.05,"minimum":0.01,"maximum":0.11}""",
        """{"type":"number","maximum":-1e10}""",
        """{"type":"string","minLength":200,"maxLength":210}""",
        """{"type":"string","maxLength":2}""",
        """{"type":"string","maxLength":0}""",
        """{"type":"string","pattern":"^(GET|POST) /[a-z]+(/\\d{1,3})?$"}""",
        """{"type":"string","pattern":"^[a-z][a-z0-9_-]*$","minLength":30,"maxLength":40}""",
        """{"type":"string","pattern":"^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$"}""",
        """{"type":"string","pattern":"^\\w+$","maxLength":5}""",
        """{"type":"string","pattern":"^(?:[01]\\d|2[0-3]):[0-5]\\d$"}""",
        """{"type":"string","pattern":"^#[0-9a-fA-F]{6}$"}""",
        """{"type":"string","pattern":"b"}""",
        """{"type":"string","format":"date"}""",
        """{"type":"string","format":"time"}""",
        """{"type":"string","format":"duration"}""",
        """{"type":"string","format":"uri"}""",
        """{"type":"string","format":"hostname"}""",
        """{"type":"string","format":"ipv4"}""",
        """{"type":"string","format":"ipv6"}""",
        """{"type":"string","format":"byte"}""",
        """{"type":"string","format":"json-pointer"}""",
        """{"type":"string","format":"regex"}""",
        """{"type":"string","format":"email","maxLength":30}""",
        """{"const":{"a":[1,null]}}""",
        """{"enum":[null,1,"x"]}""",
        """{"enum":["a","b","c"],"not":{"const":"a"}}""",
        """{"type":"array"}""",
        """{"type":"array","items":{"enum":["a","b","c"]},"uniqueItems":true,"minItems":3}""",
        """{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":false,"minItems":2}""",
        """{"type":"array","contains":{"type":"string","const":"needle"},"minItems":2,"items":{"type":"string"}}""",
        """{"type":"array","minItems":5,"maxItems":5,"items":{"type":"number"}}""",
        """{"type":"object","required":["anything"]}""",
        """{"type":"object","minProperties":3,"additionalProperties":{"type":"integer"}}""",
        """{"type":"object","minProperties":2,"patternProperties":{"^x-[a-z]+$":{"type":"string"}},"additionalProperties":false}""",
        """{"type":"object","minProperties":1,"propertyNames":{"pattern":"^[A-Z]{2}$"}}""",
        """{"type":"object","minProperties":1,"maxProperties":1,"properties":{"a":{"type":"string"},"b":{"type":"string"}},"additionalProperties":false}""",
        """{"properties":{"a":{"type":"string"}},"required":["a"],"dependentRequired":{"a":["b"]}}""",
        """{"properties":{"a":{"const":1}},"required":["a"],"dependentSchemas":{"a":{"properties":{"c":{"const":2}},"required":["c"]}}}""",
        """{"allOf":[{"properties":{"a":{"type":"integer","minimum":5}},"required":["a"]},{"properties":{"a":{"maximum":6},"b":{"type":"string"}},"required":["b"]}]}""",
        """{"oneOf":[{"type":"object","required":["a"],"properties":{"a":{"type":"string"}},"additionalProperties":false},{"type":"object","required":["b"],"properties":{"b":{"type":"integer"}},"additionalProperties":false}]}""",
        """{"anyOf":[{"type":"string","format":"date"},{"type":"null"}]}""",
        """{"oneOf":[{"type":"integer","multipleOf":3},{"type":"integer","multipleOf":5}]}""",
        """{"anyOf":[{"type":"string","minLength":5,"maxLength":2},{"type":"integer"}]}""",
        """{"if":{"properties":{"kind":{"const":"a"}},"required":["kind"]},"then":{"required":["x"]},"else":{"required":["y"]},"properties":{"kind":{"enum":["a","b"]}},"required":["kind"]}""",
        """{"not":{"type":"string"}}""",
        """{"$ref":"#/$defs/tree","$defs":{"tree":{"type":"object","required":["value"],"properties":{"value":{"type":"integer"},"children":{"type":"array","items":{"$ref":"#/$defs/tree"}}}}}}""",
        """{"$ref":"#/$defs/e","$defs":{"e":{"oneOf":[{"type":"object","required":["left","right","op"],"properties":{"op":{"const":"+"},"left":{"$ref":"#/$defs/e"},"right":{"$ref":"#/$defs/e"}}},{"type":"number"}]}}}""",
        """{"type":"object","properties":{"next":{"anyOf":[{"$ref":"#"},{"type":"null"}]}},"required":["next"]}""",
        """{"type":"string","examples":["not-this-one",5,"Paris"],"maxLength":5}""",
        """{"type":"object","properties":{"zip code":{"type":"string"},"'quoted'":{"type":"boolean"},"é":{"type":"string"}},"required":["zip code","'quoted'","é"]}""",
        """{"type":"string","nullable":true,"minLength":1}""",
    ];

    [Fact]
    public void A_page_has_its_list_even_where_the_document_does_not_require_it()
    {
        const string Page = """{"type":"object","properties":{"files":{"type":"array","items":{"type":"string"}},"nextPageToken":{"type":"string"}}}""";

        Assert.All(Enumerable.Range(0, 50), seed => Assert.Contains("\"files\":[\"", SchemaFaker.Fake(Page, seed)));
    }

    [Theory]
    [InlineData("google-datetime", "^20..-..-..T..:..:..Z$")]
    [InlineData("google-duration", "^[0-9]+s$")]
    [InlineData("int64", "^[0-9]+$")]
    public void Formats_of_google_are_made(string format, string pattern)
    {
        var schema = $$"""{"type":"string","format":"{{format}}"}""";

        Assert.Matches(pattern, JsonElement.Parse(SchemaFaker.Fake(schema, 3)).GetString());
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Fake_is_valid_for_many_seeds(string schema)
    {
        var validator = SchemaValidator.Compile(schema);
        for (var seed = 0; seed < 20; seed++)
        {
            var fake = SchemaFaker.Fake(schema, seed);

            Assert.True(validator.IsValid(Json(fake)), $"seed {seed}: {fake}");
            Assert.Equal(fake, SchemaFaker.Fake(schema, seed));
        }
    }

    [Fact]
    public void Another_seed_gives_other_data() =>
        Assert.True(Enumerable.Range(0, 10).Select(seed => SchemaFaker.Fake(Order, seed)).Distinct().Count() == 10);

    [Fact]
    public void Data_looks_like_what_names_formats_and_descriptions_speak_of()
    {
        var fake = Json(SchemaFaker.Complete(
            """
            {"type":"object","required":["email","home_city","latitude","unit","location","when","user_id","url"],"properties":{
              "email":{"type":"string"},"home_city":{"type":"string"},"latitude":{"type":"number"},"unit":{"type":"string","description":"The unit of the temperature"},
              "location":{"type":"string","description":"The city and state, e.g. San Francisco, CA"},
              "when":{"type":"string","description":"Day of travel, YYYY-MM-DD"},"user_id":{"type":"string"},"url":{"type":"string"}}}
            """, "{}", seed: 4));

        Assert.Matches("@example\\.(com|org|net)$", fake.GetProperty("email").GetString());
        Assert.Matches("^\\p{Lu}[\\p{L} ]+$", fake.GetProperty("home_city").GetString());
        Assert.InRange(fake.GetProperty("latitude").GetDouble(), -90, 90);
        Assert.Contains(fake.GetProperty("unit").GetString(), (string[])["celsius", "fahrenheit"]);
        Assert.Matches("^20\\d\\d-\\d\\d-\\d\\d$", fake.GetProperty("when").GetString());
        Assert.StartsWith("user_", fake.GetProperty("user_id").GetString());
        Assert.Matches("^https://(www\\.)?example\\.(com|org)/", fake.GetProperty("url").GetString());
        Assert.Contains(
            "San Francisco, CA",
            Enumerable.Range(0, 10).Select(seed => SchemaFaker.Fake("""{"type":"string","description":"The city and state, e.g. San Francisco, CA"}""", seed)[1..^1]));
    }

    [Fact]
    public void Property_that_is_added_leaves_its_neighbours_as_they_were()
    {
        const string Before = """{"type":"object","required":["a","c"],"properties":{"a":{"type":"string"},"c":{"type":"array","items":{"type":"integer"}}}}""";
        const string After = """{"type":"object","required":["a","b","c"],"properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":"array","items":{"type":"integer"}}}}""";
        for (var seed = 0; seed < 10; seed++)
        {
            var before = Json(SchemaFaker.Fake(Before, seed));
            var after = Json(SchemaFaker.Fake(After, seed));

            Assert.Equal(before.GetProperty("a").GetRawText(), after.GetProperty("a").GetRawText());
            Assert.Equal(before.GetProperty("c").GetRawText(), after.GetProperty("c").GetRawText());
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    public void Culture_changes_nothing(string name)
    {
        CultureInfo culture;
        try
        {
            culture = new CultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            // Where ICU is left out, a culture of our own with another decimal separator and calendar signs still tells.
            culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "~";
            culture.DateTimeFormat.TimeSeparator = "h";
        }

        var expected = Schemas.Select(schema => SchemaFaker.Fake(schema, 3)).ToList();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal(expected, Schemas.Select(schema => SchemaFaker.Fake(schema, 3)));
            Assert.Same(culture, CultureInfo.CurrentCulture);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Bytes_in_base64_can_be_decoded_whatever_else_is_said_of_them()
    {
        var named = SchemaFaker.Fake("""{"type":"object","required":["b64_json"],"properties":{"b64_json":{"type":"string"}}}""", 1);
        var described = SchemaFaker.Fake("""{"type":"object","required":["image"],"properties":{"image":{"type":"string","description":"The base64-encoded image; only for `dall-e-2` or `dall-e-3`."}}}""", 1);

        Assert.NotEmpty(Convert.FromBase64String(JsonDocument.Parse(named).RootElement.GetProperty("b64_json").GetString()!));
        Assert.NotEmpty(Convert.FromBase64String(JsonDocument.Parse(described).RootElement.GetProperty("image").GetString()!));
    }

    [Fact]
    public void Text_is_preferred_to_a_list_of_its_parts_and_the_list_is_a_boundary()
    {
        const string Schema = """{"anyOf":[{"type":"array","items":{"type":"integer"},"minItems":1},{"type":"string"}]}""";

        Assert.All(Enumerable.Range(0, 20), static seed => Assert.StartsWith("\"", SchemaFaker.Fake(Schema, seed), StringComparison.Ordinal));
        Assert.Contains(SchemaFaker.Compile(Schema).Cases(FakeVariant.Boundary), static one => one.Json[0] == '[');
    }

    [Fact]
    public void Bytes_are_the_same_in_every_process()
    {
        // Written down once: a change of this text is a change of what users' snapshots hold.
        Assert.Equal(
            """{"status":"paid","id":"e403af7d-4c2d-4cb9-9441-d53ddc6d979a","customer":{"name":"Nestor Buckridge","email":"nestor.buckridge@example.net"},"lines":[{"sku":"ZSD-3471","quantity":7,"price":393.01}]}""",
            SchemaFaker.Complete(Order, """{"status":"paid"}""", seed: 1));
    }

    [Theory]
    [InlineData("""{"type":"string","minLength":5,"maxLength":2}""", "minLength", "$")]
    [InlineData("""{"type":"integer","minimum":5,"maximum":2}""", "maximum", "$")]
    [InlineData("""{"allOf":[{"type":"string"},{"type":"integer"}]}""", "type", "$")]
    [InlineData("""{"const":1,"type":"string"}""", "type", "$")]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{"type":"object","required":["b"],"properties":{"b":false}}}}""", "properties", "$.a")]
    [InlineData("""{"type":"object","required":["a"],"properties":{"b":true},"additionalProperties":false}""", "additionalProperties", "$")]
    [InlineData("""{"type":"array","minItems":4,"uniqueItems":true,"items":{"type":"boolean"}}""", "uniqueItems", "$[2]")]
    [InlineData("""{"type":"string","pattern":"^(?=never)a$"}""", "pattern", "$")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"type":"object","required":["a"],"properties":{"a":{"$ref":"#/$defs/a"}}}}}""", "$ref", null)]
    [InlineData("""{"$ref":"#"}""", "$ref", "$")]
    [InlineData("""{"$ref":"#/gone"}""", "$ref", "$")]
    public void Contradiction_is_named_with_its_keyword(string schema, string keyword, string? path)
    {
        var exception = Assert.Throws<UnfakeableSchemaException>(() => SchemaFaker.Fake(schema, 1));

        Assert.Equal(keyword, exception.Keyword);
        Assert.Equal(path ?? exception.Path, exception.Path);
        Assert.Contains($"'{keyword}'", exception.Message);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
