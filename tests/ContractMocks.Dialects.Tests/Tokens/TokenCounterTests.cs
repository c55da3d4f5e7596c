using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.TestSupport;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.Tests.Tokens;

public sealed class TokenCounterTests
{
    /// <summary>Figures of OpenAI's guide to images.</summary>
    [Theory]
    [InlineData("gpt-4o", 1024, 1024, "high", 765)]
    [InlineData("gpt-4o", 2048, 4096, "high", 1105)]
    [InlineData("gpt-4o", 4096, 8192, "low", 85)]
    [InlineData("gpt-4o-mini", 512, 512, "auto", 8500)]
    [InlineData("gpt-5", 1024, 1024, null, 630)]
    [InlineData("o3", 1024, 1024, null, 675)]
    [InlineData("gpt-4.1-mini", 1024, 1024, null, 1659)]
    [InlineData("o4-mini", 1800, 2400, null, 2498)]
    [InlineData("gpt-5-nano", 32, 32, null, 3)]
    [InlineData("gpt-4o", 0, 0, null, 765)]
    public void An_image_costs_what_is_published(string model, int width, int height, string? detail, int tokens) =>
        Assert.Equal(tokens, ImageTokens.Of(new ConversationImage(width, height, detail), Request(model, TokenRule.OpenAi)));

    [Theory]
    [InlineData(nameof(TokenRule.Anthropic), 1000, 1000, 1334)]
    [InlineData(nameof(TokenRule.Gemini), 384, 384, 258)]
    [InlineData(nameof(TokenRule.Gemini), 1000, 700, 516)]
    public void Other_providers_have_rules_of_their_own(string rule, int width, int height, int tokens) =>
        Assert.Equal(tokens, ImageTokens.Of(new ConversationImage(width, height), Request("", Enum.Parse<TokenRule>(rule))));

    [Fact]
    public void A_name_costs_one_token_more_than_its_own()
    {
        var counter = new TokenCounter();
        var plain = counter.Prompt(Request("gpt-4o", TokenRule.OpenAi, new ConversationMessage { Role = MessageRole.User, Text = "Hi" }));
        var named = counter.Prompt(Request("gpt-4o", TokenRule.OpenAi, new ConversationMessage { Role = MessageRole.User, Text = "Hi", Name = "Ann" }));
        Assert.Equal((8, 10), (plain, named));
    }

    [Fact]
    public void What_is_counted_again_counts_the_same()
    {
        var counter = new TokenCounter();
        var text = string.Concat(Enumerable.Repeat("A system prompt that comes with every request. ", 20));
        var tool = new DeclaredTool("get_weather", "Looks up the weather.", JsonElement.Parse("""{"type":"object","properties":{"city":{"type":"string","enum":["a","b"]}}}"""));
        var request = Request("gpt-4o", TokenRule.OpenAi, new ConversationMessage { Role = MessageRole.System, Text = text });
        request.Tools.Add(tool);
        Assert.Equal(counter.Prompt(request), counter.Prompt(request));
        Assert.Equal(new TokenCounter().Prompt(request), counter.Prompt(request));
        for (var i = 0; i < 1000; i++)
        {
            counter.Text("gpt-4o", text + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Equal(Tokenizer.O200k.Count(text), counter.Text("gpt-4o", text));
    }

    [Fact]
    public void A_tool_is_shown_as_a_type()
    {
        var tool = new DeclaredTool(
            "get_weather",
            "Looks up the weather.",
            JsonElement.Parse("""{"type":"object","required":["city"],"properties":{"city":{"type":"string","description":"Where."},"unit":{"enum":["c","f"]},"days":{"type":"array","items":{"type":"integer"}}}}"""));
        const string Expected = """
            namespace functions {

            // Looks up the weather.
            type get_weather = (_: {
            // Where.
            city: string,
            unit?: "c" | "f",
            days?: number[],
            }) => any;

            } // namespace functions
            """;
        Assert.Equal(Expected, ToolText.Of([tool]), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Embeddings_count_exactly()
    {
        await using var mock = ProviderMock.InMemory("openai");
        var body = await mock.PostAsync("/v1/embeddings", """{"model":"text-embedding-3-small","input":["tiktoken is great!","hello world"]}""");
        Assert.Equal(8, body.GetProperty("usage").GetProperty("prompt_tokens").GetInt32());
    }

    private static Conversation Request(string model, TokenRule rule, params ConversationMessage[] messages) =>
        new() { Model = model, Messages = [.. messages], Tools = [], Tokens = rule };
}
