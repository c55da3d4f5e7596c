using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Wire;

/// <summary>What the switches of the wire do to bytes; that official clients bear it is for the conformance tests.</summary>
public sealed class WireOptionsTests
{
    private const string Path = "/v1/chat/completions";
    private const string Ask = """{"model":"gpt-5","stream":true,"messages":[{"role":"user","content":"Hi"}]}""";
    private const string Text = "Grüße, 👩‍👩‍👧 Welt!";

    public static TheoryData<string> Ways => ["tokens", "words", "characters"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Pieces_are_whole_texts_and_together_the_text(string way)
    {
        var chunking = way switch { "tokens" => Chunking.Tokens, "words" => Chunking.Words, _ => Chunking.Characters(1) };
        var pieces = await PiecesAsync(new WireOptions { Chunking = chunking }, Reply.Says(Text));
        Assert.Equal(Text, string.Concat(pieces));
        Assert.All(pieces, static piece => Assert.DoesNotContain('\uFFFD', piece));
        Assert.True(pieces.Count > 2);
        Assert.True(way != "characters" || pieces.All(static piece => piece.EnumerateRunes().Count() == 1));
    }

    [Fact]
    public async Task Given_pieces_are_sent_as_they_are() =>
        Assert.Equal(["Grü", "ße, ", "Welt"], await PiecesAsync(new WireOptions(), new Reply { Chunks = ["Grü", "ße, ", "Welt"] }));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Bytes_are_cut_anywhere_and_nothing_is_lost(int most)
    {
        var whole = await BodyAsync(new WireOptions());
        await using var mock = Mock(new WireOptions { BytesAtOnce = most });
        using var client = new HttpClient(mock.CreateHandler());
        using var request = Request(mock);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        for (int read; (read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
        {
            bytes.AddRange(buffer[..read]);
        }

        Assert.Equal(whole, Encoding.UTF8.GetString([.. bytes]));
    }

    [Fact]
    public void At_least_one_byte_is_sent_at_once() => Assert.Throws<ArgumentOutOfRangeException>(() => new WireOptions { BytesAtOnce = 0 });

    [Fact]
    public async Task Comments_stand_between_events()
    {
        var body = await BodyAsync(new WireOptions { Comments = true });
        Assert.StartsWith(": contractmocks\n\ndata: ", body, StringComparison.Ordinal);
        Assert.Equal(await BodyAsync(new WireOptions()), body.Replace(": contractmocks\n\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_end_in_carriage_return_and_line_feed()
    {
        var body = await BodyAsync(new WireOptions { CarriageReturns = true });
        Assert.DoesNotContain("\n", body.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(await BodyAsync(new WireOptions()), body.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_hold_a_field_that_nobody_knows()
    {
        var body = await BodyAsync(new WireOptions { UnknownFields = true });
        Assert.All(Events(body), static one => Assert.True(one.GetProperty("contractmocks_unknown").GetProperty("added")[0].GetBoolean()));
    }

    [Fact]
    public async Task Bodies_hold_a_field_that_nobody_knows()
    {
        await using var mock = Mock(new WireOptions { UnknownFields = true, UnknownValues = true });
        var body = await mock.PostAsync(Path, Ask.Replace("\"stream\":true,", "", StringComparison.Ordinal));
        Assert.True(body.TryGetProperty("contractmocks_unknown", out _));
        Assert.Equal("contractmocks_unknown", body.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(Text, body.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public async Task Reasons_are_values_that_nobody_knows()
    {
        var reasons = Events(await BodyAsync(new WireOptions { UnknownValues = true })).Where(static one => one.GetProperty("choices").GetArrayLength() > 0)
            .Select(static one => one.GetProperty("choices")[0].GetProperty("finish_reason")).ToList();
        Assert.Equal("contractmocks_unknown", reasons[^1].GetString());
        Assert.All(reasons.SkipLast(1), static reason => Assert.Equal(JsonValueKind.Null, reason.ValueKind));
    }

    [Fact]
    public async Task Events_that_nobody_knows_stand_between_the_others()
    {
        var body = await BodyAsync(new WireOptions { UnknownEvents = true });
        Assert.Contains("contractmocks.unknown", body, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Done_is_not_sent_twice()
    {
        var body = await BodyAsync(new WireOptions { DoneAtEnd = true });
        Assert.Equal(2, body.Split("[DONE]").Length);
    }

    private static ProviderMock Mock(WireOptions wire, Reply? reply = null) =>
        ProviderMock.Replying("openai", reply ?? Reply.Says(Text), new MockOptions { Wire = wire });

    private static HttpRequestMessage Request(ProviderMock mock) => new(HttpMethod.Post, new Uri(mock.Endpoint.AbsoluteUri + "/chat/completions"))
    {
        Content = new StringContent(Ask, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
    };

    private static async Task<string> BodyAsync(WireOptions wire)
    {
        await using var mock = Mock(wire);
        return (await mock.SendAsync("POST", Path, Ask)).Body;
    }

    private static async Task<List<string>> PiecesAsync(WireOptions wire, Reply reply)
    {
        await using var mock = Mock(wire, reply);
        return [.. Events((await mock.SendAsync("POST", Path, Ask)).Body)
            .Where(static one => one.GetProperty("choices").GetArrayLength() > 0)
            .Select(static one => one.GetProperty("choices")[0].GetProperty("delta"))
            .Where(static delta => delta.TryGetProperty("content", out var content) && content.GetString() is { Length: > 0 })
            .Select(static delta => delta.GetProperty("content").GetString()!)];
    }

    private static List<JsonElement> Events(string body) =>
        [.. body.Split('\n').Where(static line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(static line => JsonElement.Parse(line[6..]))];
}
