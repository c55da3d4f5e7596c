namespace ContractMocks.Compiler.Tests.Scenarios;

public sealed class ToolSchemaMenderTests
{
    [Theory]
    [InlineData("""{"type":"dict"}""", """{"type":"object"}""")]
    [InlineData("""{"type":"float"}""", """{"type":"number"}""")]
    [InlineData("""{"type":"any","default":3}""", """{"default":3}""")]
    [InlineData("""{"type":"","description":"d"}""", """{"description":"d"}""")]
    [InlineData("""{"type":"ArrayList","items":{"type":"String"}}""", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("""{"type":"tuple","items":{"type":"float"}}""", """{"type":"array","items":{"type":"number"}}""")]
    [InlineData("""{"type":"tuple","items":[{"type":"float"},{"type":"int"}]}""", """{"type":"array","prefixItems":[{"type":"number"},{"type":"integer"}],"minItems":2,"maxItems":2}""")]
    [InlineData("""{"type":"dict","properties":{"a":{"type":"list","items":{"type":"dict","properties":{"b":{"type":"long"}}}}}}""", """{"type":"object","properties":{"a":{"type":"array","items":{"type":"object","properties":{"b":{"type":"integer"}}}}}}""")]
    [InlineData("""{"type":"list[Optional[str]]"}""", """{"type":"array","items":{"type":["string","null"]}}""")]
    [InlineData("""{"type":"dict[str, int]"}""", """{"type":"object","additionalProperties":{"type":"integer"}}""")]
    [InlineData("""{"type":"HashMap<String, ArrayList<Double>>"}""", """{"type":"object","additionalProperties":{"type":"array","items":{"type":"number"}}}""")]
    [InlineData("""{"type":"int | None"}""", """{"type":["integer","null"]}""")]
    [InlineData("""{"type":"string[]"}""", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("""{"type":"datetime"}""", """{"type":"string","format":"date-time"}""")]
    [InlineData("""{"type":["str","NoneType"]}""", """{"type":["string","null"]}""")]
    public void Type_words_become_types(string written, string expected) => Becomes(written, expected);

    [Theory]
    [InlineData("""{"type":"STRING","nullable":true,"format":"enum","enum":["A"]}""", """{"type":["string","null"],"format":"enum","enum":["A",null]}""")]
    [InlineData("""{"type":"ARRAY","minItems":"1","items":{"type":"INTEGER","format":"int64"}}""", """{"type":"array","minItems":1,"items":{"type":"integer","format":"int64"}}""")]
    [InlineData("""{"type":"TYPE_UNSPECIFIED","anyOf":[{"type":"NUMBER"},{"type":"BOOLEAN"}],"enum":[]}""", """{"anyOf":[{"type":"number"},{"type":"boolean"}]}""")]
    [InlineData("""{"type":"string","nullable":false}""", """{"type":"string"}""")]
    public void Geminis_notation_becomes_json_schema(string written, string expected) => Becomes(written, expected);

    [Theory]
    [InlineData("""{"type":"boolean","default":"False"}""", """{"type":"boolean","default":false}""")]
    [InlineData("""{"type":"integer","default":"0"}""", """{"type":"integer","default":0}""")]
    [InlineData("""{"type":"dict","default":"None"}""", """{"type":"object"}""")]
    [InlineData("""{"type":"string","default":null}""", """{"type":"string"}""")]
    [InlineData("""{"type":"string","default":5}""", """{"type":"string","default":"5"}""")]
    [InlineData("""{"type":"array","items":{"type":"string"},"default":"a, b"}""", """{"type":"array","items":{"type":"string"},"default":["a","b"]}""")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"default":"[1, 2]"}""", """{"type":"array","items":{"type":"integer"},"default":[1,2]}""")]
    [InlineData("""{"type":"string","enum":["a"],"default":"b"}""", """{"type":"string","enum":["a"]}""")]
    [InlineData("""{"type":"integer","enum":["1","2"],"default":"2"}""", """{"type":"integer","enum":[1,2],"default":2}""")]
    [InlineData("""{"type":"integer","enum":["low","high"]}""", """{"enum":["low","high"]}""")]
    [InlineData("""{"type":"array","enum":["a","b"]}""", """{"type":"array","items":{"enum":["a","b"]}}""")]
    [InlineData("""{"type":"string","enum":["a",null]}""", """{"type":"string","enum":["a",null]}""")]
    public void Values_become_those_of_their_type(string written, string expected) => Becomes(written, expected);

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","required":true},"b":{"type":"string","required":false,"optional":true}}}""", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a"]}""")]
    [InlineData("""{"type":"object","properties":[],"required":["a","a"]}""", """{"type":"object","properties":{},"required":["a"]}""")]
    [InlineData("""{"type":"object","properties":{"a":"int","b":{}}}""", """{"type":"object","properties":{"a":{"type":"integer"},"b":{}}}""")]
    [InlineData("""{"type":"number","minimum":0,"exclusiveMinimum":true,"maximum":5,"exclusiveMaximum":false}""", """{"type":"number","exclusiveMinimum":0,"maximum":5}""")]
    [InlineData("""{"type":"string","description":null,"enum":null,"x":null}""", """{"type":"string","x":null}""")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"int"}]}""", """{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"integer"}]}""", true)]
    public void Habits_of_other_dialects_become_2020_12(string written, string expected, bool atRoot = false) => Becomes(written, expected, atRoot);

    [Theory]
    [InlineData("""{"city":{"type":"str","required":true}}""", """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""")]
    [InlineData("""{}""", """{"type":"object"}""")]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"type":"object","properties":{"a":{"type":"string"}}}""")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"type":"dict"}}}""", """{"$ref":"#/$defs/a","$defs":{"a":{"type":"object"}}}""")]
    public void Arguments_are_an_object(string written, string expected) => Assert.Equal(expected, Read(written));

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":["string","null"],"enum":["x",null],"default":null},"b":{"const":null},"c":true},"additionalProperties":false,"required":["a"],"$defs":{"d":{"oneOf":[{"type":"integer","exclusiveMinimum":1.50}]}}}""")]
    public void Json_schema_stays_as_it_is(string schema) => Assert.Equal(schema, Read(schema));

    private static void Becomes(string written, string expected, bool atRoot = false)
    {
        if (atRoot)
        {
            Assert.Equal(expected.Insert(1, "\"type\":\"object\","), Read(written));
            return;
        }

        Assert.Equal(Around(expected), Read(Around(written)));

        static string Around(string schema) => """{"type":"object","properties":{"p":""" + schema + "}}";
    }

    private static string Read(string schema)
    {
        var result = ScenarioTexts.ReadTools($$"""{"name":"t","parameters":{{schema}}}""");
        Assert.Equal([], ScenarioTexts.Lines(result.Problems));
        return Assert.Single(result.Tools).Parameters;
    }
}
