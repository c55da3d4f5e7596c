using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Answers;

public sealed class PreferTests
{
    [Theory]
    [InlineData("code=404", 404, "code=404")]
    [InlineData("respond-async, wait=100; code=1, Code = \"429\"", 429, "code=429")]
    [InlineData("code=4XX", 400, "code=4XX")]
    [InlineData("code=200, code=404", 200, "code=200")]
    [InlineData("code=503", 503, "code=503")]
    public async Task The_status_asked_for_is_sent(string prefer, int status, string applied)
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/api/pets", ("Prefer", prefer));

        Assert.Equal(status, answer.Status);
        Assert.Equal(applied, answer.Header("preference-applied"));
    }

    [Fact]
    public async Task The_first_example_that_fits_is_the_usual_answer()
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/api/pets");

        Assert.Equal("""{"pets":[{"name":"Rex"}],"has_more":true,"next_page":"2"}""", answer.Text);
        Assert.Null(answer.Header("preference-applied"));
    }

    [Theory]
    [InlineData("example=wrong", """{"pets":5}""")]
    [InlineData("example=\"two words\"", """{"pets":[],"has_more":false,"next_page":null}""")]
    [InlineData("code=200, example=full", """{"pets":[{"name":"Rex"}],"has_more":true,"next_page":"2"}""")]
    public async Task An_example_is_served_by_name_even_where_its_schema_refuses_it(string prefer, string body)
    {
        await using var mock = AnswerDocument.Mock();

        Assert.Equal(body, (await RecordedResponse.OfAsync(mock, "GET", "/api/pets", ("prefer", prefer))).Text);
    }

    [Theory]
    [InlineData("code=201", "'listPets' has 200, 4XX")]
    [InlineData("code=77", "'listPets' has 200, 4XX")]
    [InlineData("code=ok", "'listPets' has 200, 4XX")]
    [InlineData("example=none", "'listPets' has wrong, full, two words")]
    [InlineData("code=200, example=none", "wrong, full, two words")]
    public async Task What_is_not_there_is_told_with_what_is(string prefer, string message)
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/api/pets", ("Prefer", prefer));

        Assert.Equal(404, answer.Status);
        Assert.Contains(message, answer.Text);
        Assert.Null(answer.Header("preference-applied"));
    }

    [Fact]
    public async Task Dynamic_answers_differ_from_each_other_and_not_from_run_to_run()
    {
        await using var mock = AnswerDocument.Mock();
        await using var again = AnswerDocument.Mock();

        var (first, second) = (await AskAsync(mock), await AskAsync(mock));

        Assert.NotEqual(first, second);
        Assert.Equal([first, second], [await AskAsync(again), await AskAsync(again)]);
        Assert.DoesNotContain("Rex", first);
        using var page = JsonDocument.Parse(first);
        Assert.Equal(JsonValueKind.Array, page.RootElement.GetProperty("pets").ValueKind);

        static async Task<string> AskAsync(TestMock mock) =>
            (await RecordedResponse.OfAsync(mock, "GET", "/api/pets", ("Prefer", "dynamic=true"))).Text;
    }

    [Fact]
    public async Task The_usual_answer_is_the_same_each_time_and_another_seed_is_another_fake()
    {
        await using var mock = AnswerDocument.Mock();
        await using var other = AnswerDocument.Mock(new MockOptions { Seed = 5 });

        var first = await RecordedResponse.OfAsync(mock, "POST", "/api/talk");

        Assert.Equal(first.Text, (await RecordedResponse.OfAsync(mock, "POST", "/api/talk")).Text);
        Assert.NotEqual(first.Text, (await RecordedResponse.OfAsync(other, "POST", "/api/talk")).Text);
    }

    [Fact]
    public async Task A_page_asked_for_by_a_cursor_is_the_last()
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/api/pets?page=2");

        Assert.Equal("""{"pets":[{"name":"Rex"}],"has_more":false,"next_page":null}""", answer.Text);
    }

    [Fact]
    public async Task Headers_are_sent_that_the_document_requires_and_none_that_would_change_the_message()
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/api/pets");

        Assert.Equal("5", answer.Header("x-total"));
        Assert.Equal("1", answer.Header("retry-after"));
        Assert.Null(answer.Header("content-encoding"));
    }

    [Theory]
    [InlineData("DELETE", 204)]
    [InlineData("GET", 302)]
    public async Task An_answer_without_a_body_has_no_type(string method, int status)
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, method, "/api/gone");

        Assert.Equal(status, answer.Status);
        Assert.Empty(answer.Bytes);
        Assert.Null(answer.Header("content-type"));
        Assert.Equal(status == 204 ? null : "0", answer.Header("content-length"));
    }
}
