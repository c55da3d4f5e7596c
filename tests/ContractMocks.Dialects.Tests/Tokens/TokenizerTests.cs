using System.Globalization;
using System.Text;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.Tests.Tokens;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("gpt-tokenizer", "o200k_base")]
    [InlineData("gpt-tokenizer", "cl100k_base")]
    [InlineData("js-tiktoken", "o200k_base")]
    [InlineData("js-tiktoken", "cl100k_base")]
    public async Task Ten_thousand_texts_have_the_tokens_that_npm_finds(string judge, string vocabulary)
    {
        var texts = new RandomTexts(judge.Length + vocabulary.Length).Make(10_000);
        var expected = await TokenJudge.AskAsync(judge, vocabulary, texts);
        var tokenizer = vocabulary == "o200k_base" ? Tokenizer.O200k : Tokenizer.Cl100k;
        for (var i = 0; i < texts.Count; i++)
        {
            var found = Ids(tokenizer, texts[i]);
            Assert.True(expected[i] == found, $"{Escaped(texts[i])}: {expected[i]} expected, {found} found");
            Assert.Equal(found.Length == 0 ? 0 : found.Count(' '.Equals) + 1, tokenizer.Count(texts[i]));
        }
    }

    [Fact]
    public async Task Long_words_have_the_tokens_that_npm_finds()
    {
        var texts = new List<string> { new('a', 3000), new('中', 700), new('=', 2000), new(' ', 999), string.Concat(Enumerable.Repeat("aAbB", 500)) };
        var expected = await TokenJudge.AskAsync("gpt-tokenizer", "o200k_base", texts);
        Assert.Equal(expected, texts.Select(text => Ids(Tokenizer.O200k, text)));
    }

    /// <summary>Ids that OpenAI's documents and clients show, where Node is absent.</summary>
    [Fact]
    public void Known_texts_have_known_tokens()
    {
        Assert.Equal("83 1609 5963 374 2294 0", Ids(Tokenizer.Cl100k, "tiktoken is great!"));
        Assert.Equal("15339 1917", Ids(Tokenizer.Cl100k, "hello world"));
        Assert.Equal("24912 2375", Ids(Tokenizer.O200k, "hello world"));
        Assert.Equal("", Ids(Tokenizer.O200k, ""));
    }

    [Fact]
    public void Special_tokens_in_a_text_are_text() => Assert.Equal(7, Tokenizer.O200k.Count("<|endoftext|>"));

    [Fact]
    public void A_byte_order_mark_is_one_token() => Assert.Equal("5574", Ids(Tokenizer.O200k, "\ufeff"));

    [Fact]
    public void A_surrogate_without_its_other_half_counts_as_the_replacement_character() =>
        Assert.Equal(Ids(Tokenizer.O200k, "a\ufffdb\ufffd"), Ids(Tokenizer.O200k, "a\ud800b\udc00"));

    [Fact]
    public void Utf8_counts_as_its_text()
    {
        foreach (var text in new RandomTexts(3).Make(500))
        {
            Assert.Equal(Tokenizer.O200k.Count(text), Tokenizer.O200k.Count(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public void Tokens_put_together_are_the_text()
    {
        foreach (var text in new RandomTexts(4).Make(500).Append("a\ud83d\ude00\ud800"))
        {
            var bytes = TokenText.Split("gpt-4o", text).SelectMany(token => token.Bytes.ToArray()).ToArray();
            Assert.Equal(Encoding.UTF8.GetBytes(text), bytes);
        }
    }

    [Fact]
    public void A_token_that_is_part_of_a_character_shows_its_bytes()
    {
        var tokens = TokenText.Split("gpt-4", "🫠");
        Assert.True(tokens.Length > 1);
        Assert.StartsWith("bytes:\\xf0", tokens[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpt-4o", false)]
    [InlineData("gpt-4o-mini-2024-07-18", false)]
    [InlineData("gpt-4.1", false)]
    [InlineData("gpt-5-mini", false)]
    [InlineData("o3-mini", false)]
    [InlineData("gpt-oss-120b", false)]
    [InlineData("ft:gpt-4o-mini:acme::1", false)]
    [InlineData("claude-sonnet-4-5", false)]
    [InlineData("", false)]
    [InlineData("gpt-4", true)]
    [InlineData("gpt-4-0613", true)]
    [InlineData("gpt-4-turbo", true)]
    [InlineData("ft:gpt-4:acme::1", true)]
    [InlineData("gpt-3.5-turbo", true)]
    [InlineData("openai/gpt-3.5-turbo", true)]
    [InlineData("ft:gpt-3.5-turbo:acme::1", true)]
    [InlineData("text-embedding-3-small", true)]
    [InlineData("text-embedding-ada-002", true)]
    public void A_model_has_its_vocabulary(string model, bool isCl100k) =>
        Assert.Same(isCl100k ? Tokenizer.Cl100k : Tokenizer.O200k, Tokenizer.For(model));

    /// <summary>Time that grew with the square of the length would be minutes.</summary>
    [Fact(Timeout = 30_000)]
    public async Task A_very_long_word_does_not_take_for_ever() =>
        Assert.Equal(125_000, await Task.Run(() => Tokenizer.O200k.Count(new string('a', 1_000_000)), TestContext.Current.CancellationToken));

    [Fact]
    public void Many_threads_count_alike()
    {
        var counts = new int[16];
        Parallel.For(0, counts.Length, i => counts[i] = Tokenizer.Cl100k.Count("One text for all, naïve and 東京."));
        Assert.Single(counts.Distinct());
    }

    private static string Ids(Tokenizer tokenizer, string text) =>
        string.Join(' ', tokenizer.Ids(text).Select(id => id.ToString(CultureInfo.InvariantCulture)));

    private static string Escaped(string text) => string.Concat(text.Select(unit => unit is >= ' ' and <= '~' ? unit.ToString() : $"\\u{(int)unit:x4}"));
}
