using System.Text;
using System.Text.Json;
using static ContractMocks.Dialects.Tests.OpenAi.ChatTraffic;

namespace ContractMocks.Dialects.Tests.OpenAi;

public sealed class ChatLogProbabilityTests
{
    private const string Text = "Grüße, 世界! 😀 And more.";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public async Task Each_token_has_its_bytes_and_as_many_others_as_asked(int top)
    {
        var choice = await ChoiceAsync(Reply.Says(Text), Ask($"\"logprobs\":true,\"top_logprobs\":{top}"));
        var tokens = choice.GetProperty("logprobs").GetProperty("content").EnumerateArray().ToArray();

        Assert.Equal(Text, Encoding.UTF8.GetString([.. tokens.SelectMany(Bytes)]));
        Assert.Equal(JsonValueKind.Null, choice.GetProperty("logprobs").GetProperty("refusal").ValueKind);
        foreach (var token in tokens)
        {
            var others = token.GetProperty("top_logprobs").EnumerateArray().ToArray();
            Assert.Equal(top, others.Length);
            Assert.True(token.GetProperty("logprob").GetDouble() <= 0);
            if (top > 0)
            {
                Assert.Equal(token.GetProperty("token").GetString(), others[0].GetProperty("token").GetString());
                Assert.Equal(top, others.Select(static one => one.GetProperty("token").GetString()).Distinct().Count());
                Assert.Equal(others.OrderByDescending(static one => one.GetProperty("logprob").GetDouble()), others);
            }
        }
    }

    [Fact]
    public async Task A_stream_says_each_token_once_however_it_is_cut()
    {
        foreach (var chunking in (Chunking[])[Chunking.Tokens, Chunking.Characters(1), Chunking.Characters(7)])
        {
            var options = new MockOptions { Wire = new WireOptions { Chunking = chunking } };
            var whole = (await ChoiceAsync(Reply.Says(Text), Ask("\"logprobs\":true"), options)).GetProperty("logprobs").GetProperty("content");
            var events = await EventsAsync(Reply.Says(Text), "\"logprobs\":true", options);
            var streamed = events.Select(static one => one.GetProperty("choices")[0].GetProperty("logprobs"))
                .Where(static one => one.ValueKind == JsonValueKind.Object).SelectMany(static one => one.GetProperty("content").EnumerateArray());
            Assert.Equal(
                whole.EnumerateArray().Select(static one => (one.GetProperty("token").GetString(), one.GetProperty("logprob").GetDouble())),
                streamed.Select(static one => (one.GetProperty("token").GetString(), one.GetProperty("logprob").GetDouble())));
        }
    }

    [Fact]
    public async Task The_tokens_of_a_refusal_stand_in_its_list()
    {
        var logprobs = (await ChoiceAsync(new Reply { Refusal = "No." }, Ask("\"logprobs\":true"))).GetProperty("logprobs");
        Assert.Equal(JsonValueKind.Null, logprobs.GetProperty("content").ValueKind);
        Assert.Equal("No.", Encoding.UTF8.GetString([.. logprobs.GetProperty("refusal").EnumerateArray().SelectMany(Bytes)]));
    }

    private static IEnumerable<byte> Bytes(JsonElement token) => token.GetProperty("bytes").EnumerateArray().Select(static one => one.GetByte());
}
