using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Gemini;

/// <summary>What scenarios see of requests, in all the ways in which clients write them.</summary>
public sealed class GeminiRequestTests
{
    [Theory]
    [InlineData("""{"system_instruction":{"parts":[{"text":"Be brief."}]},"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}""")]
    [InlineData("""{"systemInstruction":{"role":"user","parts":{"text":"Be brief."}},"contents":{"parts":{"text":"Hi"}}}""")]
    public async Task System_instructions_and_texts_are_read_in_both_spellings_and_without_lists(string body)
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Says("{{ system }} {{ user }}"), new MockOptions { Requests = RequestChecks.Lenient });
        Assert.Equal("Be brief. Hi", (await mock.PostAsync("/v1beta/models/gemini-2.5-flash:generateContent", body)).Parts()[0].String("text"));
    }

    [Theory]
    [InlineData("""{"functionCall":{"name":"f","args":{"a":1},"id":"one"}}""", """{"functionResponse":{"name":"f","id":"one","response":{"output":{"t":21}}}}""", "21")]
    [InlineData("""{"functionCall":{"name":"f","args":{"a":1}}}""", """{"functionResponse":{"name":"f","response":{"t":21}}}""", "21")]
    [InlineData("""{"functionCall":{"name":"f","args":{"a":1}}}""", """{"functionResponse":{"name":"f","id":"made-up","response":{"result":"{\"t\":21}"}}}""", "21")]
    [InlineData("""{"functionCall":{"name":"f","args":{"a":1},"id":"one"}}""", """{"functionResponse":{"name":"f","response":{"name":"f","content":{"t":21}}}}""", "21")]
    [InlineData("""{"function_call":{"name":"f","args":{"a":1}}}""", """{"function_response":{"name":"f","response":{"t":21,"result":3}}}""", "21")]
    [InlineData("""{"functionCall":{"name":"f","args":{"a":1}}}""", """{"functionResponse":{"name":"f","response":{"result":3}}}""", "")]
    public async Task Results_find_their_calls(string call, string result, string expected)
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Says("{{ tool_call.a }}:{{ tool_result.t }}"));
        var body = $$"""{"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{{call}}]},{"role":"function","parts":[{{result}}]}]}""";
        var answer = await mock.PostAsync("/v1beta/models/gemini-2.5-flash:generateContent", body);
        Assert.Equal("1:" + expected, answer.Parts()[0].String("text"));
    }

    [Fact]
    public async Task Two_calls_of_one_tool_have_a_result_each()
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Says("{{ tool_call.city }}"));
        await mock.PostAsync(
            "/v1beta/models/gemini-2.5-flash:generateContent",
            """{"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"functionCall":{"name":"f","args":{"city":"Rome"}}},{"functionCall":{"name":"f","args":{"city":"Paris"}}}]},{"role":"user","parts":[{"functionResponse":{"name":"f","response":{"t":1}}},{"functionResponse":{"name":"f","response":{"t":2}}}]}]}""");
        Assert.Equal(["f", "f#2"], mock.Journal.Exchanges[0].ToolResults.Select(static result => result.Id));
    }

    [Fact]
    public async Task A_lone_tool_and_types_in_small_letters_are_taken()
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.CallsTools());
        var answer = await mock.PostAsync(
            "/v1beta/models/gemini-2.5-flash:generateContent",
            """{"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"tools":{"function_declarations":[{"name":"f","parameters":{"type":"object","properties":{"n":{"type":"integer","minimum":3,"maximum":3}},"required":["n"]}}]}}""");
        Assert.Equal("""{"n":3}""", answer.Parts()[0].GetProperty("functionCall").GetProperty("args").Minified());
    }
}
