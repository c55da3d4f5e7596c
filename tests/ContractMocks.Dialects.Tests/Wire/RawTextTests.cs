using System.Text;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Wire;

/// <summary>Which characters go out as they are.</summary>
public sealed class RawTextTests
{
    [Theory]
    [InlineData("openai", "/v1/chat/completions", "")]
    [InlineData("openai", "/v1/chat/completions", "\"stream\":true,")]
    [InlineData("openai", "/v1/responses", "\"stream\":true,")]
    [InlineData("anthropic", "/v1/messages", "\"stream\":true,")]
    [InlineData("ollama", "/api/chat", "")]
    public async Task Emoji_and_no_break_spaces_go_out_as_they_are(string provider, string path, string more)
    {
        const string Text = "👩‍👩‍👧 \u00A0\u202F\u3000 ü 中 \"q\" \\ \u2028 end";
        await using var mock = ProviderMock.Replying(provider, new Reply { Chunks = [Text] });
        var body = "{" + more + """ "model":"m","max_tokens":500,"input":"Hi","messages":[{"role":"user","content":"Hi"}]}""";
        var (status, answer, _) = await mock.SendAsync("POST", path, body, ("authorization", "Bearer x"), ("anthropic-version", "2023-06-01"));
        Assert.True(status == 200, answer);
        Assert.Contains("👩‍👩‍👧 \u00A0\u202F\u3000 ü 中 \\\"q\\\" \\\\ \\u2028 end", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_comes_back_as_it_was()
    {
        var random = new StableChance(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, (int)(random.Next() % 12)).Select(_ => Rune((int)(random.Next() % 0x110000)).ToString()));
            var json = JsonSerializer.Serialize(text, WireJson.Serializing);
            Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
            using var buffer = new WireBuffer(WireJson.Minified);
            buffer.Json.WriteStringValue(Encoding.UTF8.GetBytes(text));
            buffer.EndJson();
            Assert.Equal(json, Encoding.UTF8.GetString(buffer.Written.Span));
        }
    }

    [Fact]
    public void Half_a_character_is_replaced()
    {
        using var buffer = new WireBuffer(WireJson.Minified);
        buffer.Json.WriteStringValue("a\uD83D b");
        buffer.EndJson();
        Assert.Equal("a\uFFFD b", JsonSerializer.Deserialize<string>(buffer.Written.Span));
    }

    private static Rune Rune(int value) => System.Text.Rune.IsValid(value) ? new Rune(value) : new Rune('x');
}
