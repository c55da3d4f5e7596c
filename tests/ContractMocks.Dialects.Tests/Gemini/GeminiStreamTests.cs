using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Gemini;

/// <summary>Streams: how they are framed, byte for byte, and what their frames hold.</summary>
public sealed class GeminiStreamTests
{
    private static readonly Reply s_short = new()
    {
        Chunks = ["A <b", ">."],
        Usage = new ReplyUsage { Input = 5, Output = 4, Reasoning = 0 },
    };

    [Fact]
    public async Task Events_stand_on_one_line_and_end_in_crlf()
    {
        var text = await GeminiWire.StreamTextAsync(s_short, "?alt=sse");
        var id = GeminiWire.Events(text)[0].String("responseId")!;
        Assert.Equal(23, id.Length);
        Assert.Equal(
            """
            data: {"candidates": [{"content": {"parts": [{"text": "A \u003cb"}],"role": "model"},"index": 0}],"usageMetadata": {"promptTokenCount": 5,"candidatesTokenCount": 2,"totalTokenCount": 7,"promptTokensDetails": [{"modality": "TEXT","tokenCount": 5}],"serviceTier": "standard"},"modelVersion": "gemini-2.5-flash","responseId": "ID"}

            data: {"candidates": [{"content": {"parts": [{"text": "\u003e."}],"role": "model"},"finishReason": "STOP","index": 0}],"usageMetadata": {"promptTokenCount": 5,"candidatesTokenCount": 4,"totalTokenCount": 9,"promptTokensDetails": [{"modality": "TEXT","tokenCount": 5}],"serviceTier": "standard"},"modelVersion": "gemini-2.5-flash","responseId": "ID"}


            """.ReplaceLineEndings("\r\n"),
            text.Replace(id, "ID", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Items_of_an_array_are_indented_and_parted_by_crlf()
    {
        var text = await GeminiWire.StreamTextAsync(s_short, "");
        Assert.StartsWith("[{\n  \"candidates\": [\n    {\n      \"content\": {\n        \"parts\": [\n          {\n            \"text\": \"A \\u003cb\"\n", text, StringComparison.Ordinal);
        Assert.Contains("\"\n}\n,\r\n{\n  \"candidates\"", text, StringComparison.Ordinal);
        Assert.EndsWith("\"\n}\n]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_bodies_are_indented_and_end_in_a_line_feed()
    {
        await using var mock = ProviderMock.Replying("gemini", s_short);
        var (_, text, message) = await mock.SendAsync("POST", "/v1beta/models/gemini-2.5-flash:generateContent", GeminiWire.Hello);
        Assert.StartsWith("{\n  \"candidates\": [\n    {\n      \"content\": {\n        \"parts\": [\n          {\n            \"text\": \"A \\u003cb\\u003e.\"\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\"\n}\n", text, StringComparison.Ordinal);
        Assert.Equal("application/json; charset=UTF-8", message.Content.Headers.GetValues("content-type").Single());
    }

    [Fact]
    public async Task Arguments_are_laid_out_as_the_rest()
    {
        var reply = Reply.Calls(new ToolCall("f", """{"a":[1,2.5,"x<y"],"b":{},"c":{"d":null}}"""));
        Assert.Contains(
            "\"args\": {\"a\": [1,2.5,\"x\\u003cy\"],\"b\": {},\"c\": {\"d\": null}}", await GeminiWire.StreamTextAsync(reply, "?alt=sse"), StringComparison.Ordinal);
        Assert.Contains(
            "                \"a\": [\n                  1,\n                  2.5,\n", await GeminiWire.StreamTextAsync(reply, "", model: "gemini-2.0-flash"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gemini-2.0-flash", false)]
    [InlineData("gemini-2.5-flash", false)]
    [InlineData("gemini-3-pro-preview", true)]
    public async Task Only_newer_models_end_in_an_empty_text(string model, bool endsEmpty)
    {
        var frames = await GeminiWire.StreamAsync(Reply.Says("Two and two are four."), model: model);
        Assert.Equal("Two and two are four.", frames.Text());
        Assert.Equal(endsEmpty, frames[^1].Parts()[0].String("text") == "");
        var counts = frames.Select(static frame => frame.GetProperty("usageMetadata").GetProperty("candidatesTokenCount").GetInt32()).ToList();
        Assert.Equal(counts.Order(), counts);
    }

    [Fact]
    public async Task Thoughts_calls_and_signatures_have_frames_of_their_own()
    {
        var reply = new Reply
        {
            Text = "I look.",
            Reasoning = "Which city? Paris.",
            ToolCalls = [new ToolCall("get_weather", """{"city":"Paris"}"""), new ToolCall("get_time")],
        };
        const string Body = """{"contents":[{"parts":[{"text":"Hi"}]}],"generationConfig":{"thinkingConfig":{"includeThoughts":true,"thinkingLevel":"LOW"}}}""";
        var frames = await GeminiWire.StreamAsync(reply, Body, "gemini-3-flash-preview");
        Assert.Equal("Which city? Paris.", frames.Text(isThought: true));
        Assert.Equal("I look.", frames.Text());
        var calls = frames.Where(static frame => frame.Parts()[0].TryGetProperty("functionCall", out _)).ToList();
        Assert.Equal(2, calls.Count);
        Assert.NotNull(calls[0].Parts()[0].String("thoughtSignature"));
        Assert.Null(calls[1].Parts()[0].String("thoughtSignature"));
        Assert.Null(frames[^1].Parts()[0].String("thoughtSignature"));
    }

    [Fact]
    public async Task A_text_of_a_newer_model_that_thought_is_signed_at_its_end()
    {
        var frames = await GeminiWire.StreamAsync(new Reply { Text = "Four.", Reasoning = "Two and two." }, model: "gemini-3-flash-preview");
        Assert.NotNull(frames[^1].Parts()[0].String("thoughtSignature"));
        Assert.True(frames[0].GetProperty("usageMetadata").GetProperty("thoughtsTokenCount").GetInt32() > 0);
    }

    [Theory]
    [InlineData("?alt=sse", "data: {\"error\": {\"code\": 503,")]
    [InlineData("", ",\r\n{\n  \"error\": {\n    \"code\": 503,")]
    public async Task A_stream_breaks_off_with_an_error(string query, string expected)
    {
        var text = await GeminiWire.StreamTextAsync(Reply.Fails("overloaded") with { Text = "One two three four", ErrorAfter = 2 }, query);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("three", text, StringComparison.Ordinal);
        if (query.Length == 0)
        {
            Assert.EndsWith("}\n]", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Vertex_counts_at_the_end_and_says_the_role_first()
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Says("Two and two."));
        var (_, text, message) = await mock.SendAsync(
            "POST", "/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-flash:streamGenerateContent?alt=sse", GeminiWire.Hello);
        var frames = GeminiWire.Events(text);
        Assert.StartsWith("data: {\"candidates\": [{\"content\": {\"role\": \"model\",\"parts\": [{\"text\": \"Two\"}]}}],\"usageMetadata\": {\"trafficType\": \"ON_DEMAND\"},", text, StringComparison.Ordinal);
        Assert.NotNull(frames[^1].GetProperty("usageMetadata").String("candidatesTokensDetails"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", frames[0].String("createTime")!);
        Assert.Equal("text/event-stream", message.Content.Headers.GetValues("content-type").Single());
        Assert.False(message.Headers.Contains("server-timing"));
    }
}
