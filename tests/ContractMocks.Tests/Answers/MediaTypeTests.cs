using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Answers;

/// <summary>Which media type answers, and what its bodies look like.</summary>
public sealed class MediaTypeTests
{
    [Theory]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/*, application/json;q=0.5", "text/plain; charset=utf-8")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json;q=0, */*", "text/plain; charset=utf-8")]
    [InlineData("application/xml;q=0.9, text/plain;q=0.8", "application/xml")]
    [InlineData("application/vnd.shop+json", "application/json")]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    [InlineData("APPLICATION/XML; charset=utf-8", "application/xml")]
    public async Task The_type_that_the_client_likes_best_is_sent(string accept, string type)
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/api/pets", accept.Length == 0 ? [] : [("Accept", accept)]);

        Assert.Equal(200, answer.Status);
        Assert.Equal(type, answer.Header("content-type"));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0, text/plain;q=0, application/xml;q=0")]
    public async Task A_type_that_is_not_offered_is_refused_with_what_is(string accept)
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/api/pets", ("Accept", accept));

        Assert.Equal(406, answer.Status);
        Assert.Contains("application/json, text/plain, application/xml", answer.Text);
        Assert.Equal(OutcomeKind.Refused, mock.Journal.Exchanges.Single().Outcome.Kind);
    }

    [Fact]
    public async Task A_text_is_sent_as_it_is() => Assert.Equal("Rex\n", await TextAsync("/api/pets", "text/plain"));

    [Fact]
    public async Task Xml_has_an_element_for_each_property()
    {
        var root = XDocument.Parse(await TextAsync("/api/pets", "application/xml")).Root!;

        Assert.Equal("Pet", root.Name.LocalName);
        Assert.True(int.Parse(root.Element("age")!.Value, System.Globalization.CultureInfo.InvariantCulture) >= 0);
    }

    [Fact]
    public async Task Lines_are_values_each_with_its_end()
    {
        var text = await TextAsync("/api/export", "application/x-ndjson");

        Assert.EndsWith("\n", text);
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Distinct().Count());
        Assert.All(lines, static line => Assert.Equal(JsonValueKind.Object, JsonElement.Parse(line).ValueKind));
    }

    [Fact]
    public async Task A_form_repeats_the_names_of_lists() =>
        Assert.Equal("a=1%202&b=3&b=4", await TextAsync("/api/export", "application/x-www-form-urlencoded"));

    [Fact]
    public async Task A_multipart_body_has_the_boundary_that_its_type_names()
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/api/export", ("Accept", "multipart/mixed"));

        var boundary = answer.Header("content-type")!.Split("boundary=")[1];
        Assert.StartsWith($"--{boundary}\r\n", answer.Text);
        Assert.EndsWith($"\r\nx\r\n--{boundary}--\r\n", answer.Text);
    }

    [Theory]
    [InlineData("image/png", "89-50-4E-47")]
    [InlineData("audio/wav", "52-49-46-46")]
    [InlineData("application/octet-stream", "89-50-4E-47")]
    public async Task Files_begin_as_their_kind_does(string accept, string start)
    {
        await using var mock = AnswerDocument.Mock();

        var answer = await RecordedResponse.OfAsync(mock, "GET", "/api/export", ("Accept", accept));

        Assert.Equal(start, BitConverter.ToString(answer.Bytes, 0, 4));
    }

    [Theory]
    [InlineData("{}", null, false)]
    [InlineData("""{"stream":true}""", null, true)]
    [InlineData("""{"stream":true}""", "application/json", true)]
    [InlineData("""{"stream":false}""", "text/event-stream", true)]
    [InlineData("{}", "text/event-stream, application/json;q=0.5", true)]
    [InlineData("{}", "application/json, text/event-stream", false)]
    public async Task A_stream_is_sent_to_who_asks_for_it(string body, string? accept, bool isStream)
    {
        await using var mock = AnswerDocument.Mock();
        var headers = new List<(string, string)> { ("Content-Type", "application/json") };
        if (accept is not null)
        {
            headers.Add(("Accept", accept));
        }

        var answer = await RecordedResponse.OfAsync(mock, "POST", "/api/talk", body, [.. headers]);

        Assert.Equal(isStream ? "text/event-stream; charset=utf-8" : "application/json", answer.Header("content-type"));
    }

    [Fact]
    public async Task Events_come_in_the_order_of_their_names_with_their_type_as_name()
    {
        var events = (await TextAsync("/api/talk", "text/event-stream", "POST"))[..^2].Split("\n\n");

        Assert.Equal(
            ["event: talk.started", "event: talk.text.delta", "event: talk.completed"], events.Select(static one => one.Split('\n')[0]));
        Assert.All(events, static one => Assert.StartsWith("data: {\"type\":\"talk.", one.Split('\n')[1]));
    }

    [Fact]
    public async Task An_example_of_a_stream_is_the_stream() =>
        Assert.Equal("event: a\ndata: 1\n\ndata: [DONE]\n\n", await TextAsync("/api/raw", "*/*"));

    private static async Task<string> TextAsync(string path, string accept, string method = "GET")
    {
        await using var mock = AnswerDocument.Mock();
        var answer = await RecordedResponse.OfAsync(mock, method, path, ("Accept", accept));
        Assert.Equal(200, answer.Status);
        Assert.Equal(Encoding.UTF8.GetByteCount(answer.Text), answer.Bytes.Length);
        return answer.Text;
    }
}
