using static ContractMocks.Tests.Live.LiveWire;

namespace ContractMocks.Tests.Live;

/// <summary>OpenAI's responses without a scenario: tools and formats of the request, as JSON and as a stream.</summary>
public sealed class ResponsesLiveTests
{
    private const string Tools =
        $$"""[{"type":"function","name":"get_weather","strict":true,"parameters":{{Weather}}},{"type":"function","name":"get_time","strict":true,"parameters":{{Time}}}]""";

    [Theory]
    [InlineData("\"required\"", "get_weather", Weather, LiveDocuments.OpenAi)]
    [InlineData("""{"type":"function","name":"get_time"}""", "get_time", Time, LiveDocuments.OpenAi)]
    [InlineData("""{"type":"allowed_tools","mode":"required","tools":[{"type":"function","name":"get_time"}]}""", "get_time", Time, LiveDocuments.OpenAi)]
    [InlineData("\"required\"", "get_weather", Weather, LiveDocuments.OlderOpenAi)]
    public async Task A_call_is_made_where_the_request_insists(string choice, string tool, string schema, string document)
    {
        var answer = await LiveAnswer.OfResponsesAsync(document, Ask($"\"tools\":{Tools},\"tool_choice\":{choice}"));

        var call = Assert.Single(answer.Calls);
        Assert.Equal(tool, call.Tool);
        Fits(schema, call.Arguments);
        Assert.Null(answer.Text);
        Assert.Empty(answer.Exchange.Notes);
    }

    [Theory]
    [InlineData("\"auto\"")]
    [InlineData("\"none\"")]
    public async Task A_model_that_need_not_call_speaks(string choice)
    {
        var answer = await LiveAnswer.OfResponsesAsync(LiveDocuments.OpenAi, Ask($"\"tools\":{Tools},\"tool_choice\":{choice}"));

        Assert.Empty(answer.Calls);
        Assert.StartsWith("This is a mock answer", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_format_of_the_request_is_kept()
    {
        var answer = await LiveAnswer.OfResponsesAsync(LiveDocuments.OpenAi, Ask($$$"""
            "text":{"format":{"type":"json_schema","name":"w","strict":true,"schema":{{{Weather}}}}}
            """));

        Fits(Weather, answer.Text!);
    }

    [Fact]
    public async Task A_result_of_a_call_is_part_of_the_conversation()
    {
        var answer = await LiveAnswer.OfResponsesAsync(LiveDocuments.OpenAi, $$"""
            {"model":"gpt-5","input":[{"role":"user","content":[{"type":"input_text","text":"go"}]},{"type":"function_call","call_id":"c1","name":"get_time","arguments":"{}"},{"type":"function_call_output","call_id":"c1","output":"12:00"}],"tools":{{Tools}}}
            """.Trim());

        Assert.StartsWith("This is a mock answer", answer.Text, StringComparison.Ordinal);
    }

    private static string Ask(string more) => """{"model":"gpt-5","input":"go",""" + more.Trim() + "}";
}
