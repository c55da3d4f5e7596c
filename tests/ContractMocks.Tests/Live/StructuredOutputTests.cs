using ContractMocks.TestSupport;
using static ContractMocks.Tests.Live.LiveWire;

namespace ContractMocks.Tests.Live;

/// <summary>Contents in the form that the request asks for.</summary>
public sealed class StructuredOutputTests
{
    private const string Schema =
        """{"type":"object","properties":{"city":{"type":"string"},"degrees":{"type":"integer","minimum":-50,"maximum":50}},"required":["city","degrees"],"additionalProperties":false}""";

    private static string JsonSchema(string schema = Schema) =>
        $$$"""{{{"\"response_format\""}}}:{"type":"json_schema","json_schema":{"name":"place","strict":true,"schema":{{{schema}}}}}""";

    [Fact]
    public async Task Json_is_made_up_to_fit_the_schema_of_the_request()
    {
        var answer = await BothWaysAsync(static () => Saying(Reply.SaysJson()), Ask(JsonSchema()));

        Fits(Schema, Content(answer)!);
        Assert.Equal("stop", Finish(answer));
    }

    [Fact]
    public async Task What_is_given_stays_and_the_rest_is_made_up()
    {
        var answer = await BothWaysAsync(static () => Saying(Reply.SaysJson("""{"city":"{{ user }}"}""")), Ask(JsonSchema()));

        Assert.StartsWith("""{"city":"go","degrees":""", Content(answer)!, StringComparison.Ordinal);
        Fits(Schema, Content(answer)!);
    }

    [Theory]
    [InlineData("\"response_format\":{\"type\":\"json_object\"}", 0)]
    [InlineData("\"temperature\":1", 1)]
    public async Task Without_a_schema_json_is_an_object(string more, int notes)
    {
        await using var mock = Saying(Reply.SaysJson());
        using var client = mock.CreateClient();

        Assert.Equal("""{"message":"This is a mock answer."}""", Content(await Wire.JsonAsync(client, Ask(more))));
        Assert.Equal(notes, mock.Journal.Exchanges[0].Notes.Count);
    }

    [Theory]
    [InlineData("""{"city":"Paris","degrees":20}""", null)]
    [InlineData("""{"city":"Paris","degrees":99}""", "at $.degrees it asks for")]
    [InlineData("Sunny.", "it is not JSON")]
    public async Task A_text_is_sent_as_it_is_and_a_misfit_is_noted(string text, string? note)
    {
        await using var mock = Saying(Reply.Says(text));
        using var client = mock.CreateClient();

        Assert.Equal(text, Content(await Wire.JsonAsync(client, Ask(JsonSchema()))));
        var notes = mock.Journal.Exchanges[0].Notes;
        if (note is null)
        {
            Assert.Empty(notes);
        }
        else
        {
            Assert.StartsWith("The text does not fit what the request asks for in 'response_format.json_schema.schema': " + note, Assert.Single(notes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_schema_without_an_instance_is_named_in_the_error()
    {
        await using var mock = Saying(Reply.SaysJson());
        using var client = mock.CreateClient();

        var error = await Wire.ErrorAsync(client, Ask(JsonSchema(Impossible)), 400);

        Assert.Equal("response_format.json_schema.schema", (string?)error["param"]);
        Assert.StartsWith("The schema in 'response_format.json_schema.schema' has no instance: $", (string)error["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_turns_the_answer_has_the_form_that_is_asked_for()
    {
        var answer = await BothWaysAsync(Unscripted, Ask(JsonSchema()));

        Fits(Schema, Content(answer)!);
        Assert.Equal("stop", Finish(answer));
    }

    [Theory]
    [InlineData("\"required\"", "get_weather", Weather)]
    [InlineData("""{"type":"function","function":{"name":"get_time"}}""", "get_time", Time)]
    public async Task Without_turns_a_call_is_made_where_the_request_insists(string choice, string tool, string schema)
    {
        var answer = await BothWaysAsync(Unscripted, Ask($"\"tool_choice\":{choice}"));

        var call = Assert.Single(Calls(answer));
        Assert.Equal(tool, call.Tool);
        Fits(schema, call.Arguments);
        Assert.Equal("tool_calls", Finish(answer));
    }

    [Fact]
    public async Task Without_turns_and_wishes_a_text_is_said()
    {
        var answer = await BothWaysAsync(Unscripted, Ask());

        Assert.Empty(Calls(answer));
        Assert.StartsWith("This is a mock answer", Content(answer)!, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_and_json_do_not_go_together()
    {
        Assert.Throws<ArgumentException>(static () => TestMock.InMemory().Chat.Always.Replies(Reply.SaysJson() with { Text = "x" }));
        Assert.Throws<ArgumentException>(static () => TestMock.InMemory().Chat.Always.SaysJson("[1]"));
    }

    private static TestMock Unscripted() => TestMock.InMemory(new MockOptions { AnswersWithoutTurns = true });

    private static TestMock Saying(Reply reply)
    {
        var mock = TestMock.InMemory();
        mock.Chat.Always.Replies(reply);
        return mock;
    }
}
