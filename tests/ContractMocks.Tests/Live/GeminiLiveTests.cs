using ContractMocks.Dialects.Gemini;
using static ContractMocks.Tests.Live.LiveWire;

namespace ContractMocks.Tests.Live;

/// <summary>Gemini's content without a scenario: functions and formats of the request, as JSON, as an array and as events.</summary>
public sealed class GeminiLiveTests
{
    private const string Notation =
        """{"type":"OBJECT","properties":{"city":{"type":"STRING","minLength":"3","nullable":true},"unit":{"type":"STRING","format":"enum","enum":["c","f"]},"days":{"type":"ARRAY","minItems":"1","items":{"type":"INTEGER","minimum":1,"maximum":3}}},"required":["city","unit","days"],"propertyOrdering":["city","unit","days"]}""";

    private const string Meant =
        """{"type":"object","properties":{"city":{"type":["string","null"],"minLength":3},"unit":{"enum":["c","f"]},"days":{"type":"array","minItems":1,"items":{"type":"integer","minimum":1,"maximum":3}}},"required":["city","unit","days"]}""";

    private const string Functions =
        $$"""[{"functionDeclarations":[{"name":"get_weather","description":"Weather","parameters":{{Notation}}},{"name":"get_time","description":"Time","parametersJsonSchema":{{Time}}},{"name":"ping","description":"Nothing"}]}]""";

    [Theory]
    [InlineData("""{"mode":"ANY"}""", "get_weather", Meant)]
    [InlineData("""{"mode":"ANY","allowedFunctionNames":["get_time"]}""", "get_time", Time)]
    [InlineData("""{"mode":"ANY","allowedFunctionNames":["ping"]}""", "ping", """{"type":"object"}""")]
    public async Task Any_calls_an_allowed_function_with_arguments_that_fit(string config, string function, string schema)
    {
        var answer = await LiveAnswer.OfGeminiAsync(Ask($$$"""
            "tools":{{{Functions}}},"toolConfig":{"functionCallingConfig":{{{config}}}}
            """));

        var call = Assert.Single(answer.Calls);
        Assert.Equal(function, call.Tool);
        Fits(schema, call.Arguments);
        Assert.Null(answer.Text);
        Assert.Equal("STOP", answer.Stop);
        Assert.Empty(answer.Exchange.Notes);
    }

    [Theory]
    [InlineData("AUTO")]
    [InlineData("NONE")]
    public async Task A_model_that_need_not_call_speaks(string mode)
    {
        var answer = await LiveAnswer.OfGeminiAsync(Ask($$$"""
            "tools":{{{Functions}}},"toolConfig":{"functionCallingConfig":{"mode":"{{{mode}}}"}}
            """));

        Assert.Empty(answer.Calls);
        Assert.StartsWith("This is a mock answer", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"responseSchema\":" + Notation, Meant)]
    [InlineData("\"responseJsonSchema\":" + Weather, Weather)]
    public async Task The_format_of_the_request_is_kept(string schema, string meant)
    {
        var answer = await LiveAnswer.OfGeminiAsync(Ask($$"""
            "generationConfig":{"responseMimeType":"application/json",{{schema}}}
            """));

        Fits(meant, answer.Text!);
    }

    [Fact]
    public async Task An_enum_is_answered_with_the_bare_word()
    {
        var answer = await LiveAnswer.OfGeminiAsync(Ask("""
            "generationConfig":{"responseMimeType":"text/x.enum","responseSchema":{"type":"STRING","enum":["Percussion","String"]}}
            """));

        Assert.Contains(answer.Text, (string[])["Percussion", "String"]);
    }

    [Fact]
    public async Task Json_without_a_schema_is_an_object()
    {
        var answer = await LiveAnswer.OfGeminiAsync(Ask("""
            "generationConfig":{"responseMimeType":"application/json"}
            """));

        Assert.Equal("""{"message":"This is a mock answer."}""", answer.Text);
    }

    [Theory]
    [InlineData("""{"type":"STRING","nullable":true}""", """{"type":["string","null"]}""")]
    [InlineData("""{"type":"TYPE_UNSPECIFIED"}""", "{}")]
    [InlineData("""{"type":"OBJECT","properties":{"type":{"type":"STRING"},"nullable":{"type":"BOOLEAN"}}}""", """{"type":"object","properties":{"type":{"type":"string"},"nullable":{"type":"boolean"}}}""")]
    [InlineData("""{"type":"STRING","enum":["a"],"nullable":true}""", """{"type":["string","null"],"enum":["a",null]}""")]
    [InlineData("""{"anyOf":[{"type":"NUMBER"}],"nullable":true}""", """{"anyOf":[{"type":"number"},{"type":"null"}]}""")]
    [InlineData("""{"type":"ARRAY","maxItems":"5","items":{"type":"STRING","example":"x"}}""", """{"type":"array","maxItems":5,"items":{"type":"string","examples":["x"]}}""")]
    public void The_notation_is_read_as_json_schema(string gemini, string schema) =>
        Assert.Equal(schema, GeminiSchema.ToJsonSchema(System.Text.Json.Nodes.JsonNode.Parse(gemini))!.ToJsonString());

    private static string Ask(string more) => """{"contents":[{"role":"user","parts":[{"text":"go"}]}],""" + more.Trim() + "}";
}
