using System.Text;

namespace ContractMocks.Dialects.Tests.Gemini;

/// <summary>Tools that Google itself ran, and the sources of answers.</summary>
public sealed class GeminiToolTests
{
    private const string Said = "Äpfel sind rot. Birnen sind grün.";

    [Fact]
    public async Task A_search_grounds_the_answer()
    {
        var reply = new Reply
        {
            Text = Said,
            ProviderTools = [new ProviderToolCall("web_search", """{"query":"fruit & colours"}""")],
            Citations = [new Citation("https://example.com/pears", "example.com", "Birnen sind grün.")],
        };
        var answer = await GeminiWire.AskAsync(reply);
        var grounding = answer.Candidate().GetProperty("groundingMetadata");
        Assert.Equal("""["fruit \u0026 colours"]""", grounding.GetProperty("webSearchQueries").Minified());
        Assert.Contains("fruit &amp; colours", grounding.GetProperty("searchEntryPoint").String("renderedContent"), StringComparison.Ordinal);
        Assert.Equal("https://example.com/pears", grounding.GetProperty("groundingChunks")[0].GetProperty("web").String("uri"));
        var segment = grounding.GetProperty("groundingSupports")[0].GetProperty("segment");
        var bytes = Encoding.UTF8.GetBytes(Said);
        Assert.Equal("Birnen sind grün.", Encoding.UTF8.GetString(bytes[segment.GetProperty("startIndex").GetInt32()..segment.GetProperty("endIndex").GetInt32()]));
        var frames = await GeminiWire.StreamAsync(reply);
        Assert.True(frames[^1].Candidate().TryGetProperty("groundingMetadata", out _));
        Assert.False(frames[0].Candidate().TryGetProperty("groundingMetadata", out _));
    }

    [Theory]
    [InlineData(false, "URL_RETRIEVAL_STATUS_SUCCESS")]
    [InlineData(true, "URL_RETRIEVAL_STATUS_ERROR")]
    public async Task A_page_that_was_read_is_named(bool fails, string status)
    {
        var answer = await GeminiWire.AskAsync(new Reply
        {
            Text = Said,
            ProviderTools = [new ProviderToolCall("web_fetch", """{"url":"https://example.com"}""", "\"a page\"", fails)],
        });
        var page = answer.Candidate().GetProperty("urlContextMetadata").GetProperty("urlMetadata")[0];
        Assert.Equal(("https://example.com", status), (page.String("retrievedUrl"), page.String("urlRetrievalStatus")));
        Assert.True(answer.GetProperty("usageMetadata").GetProperty("toolUsePromptTokenCount").GetInt32() > 0);
    }

    [Fact]
    public async Task Files_that_were_searched_are_contexts()
    {
        var answer = await GeminiWire.AskAsync(new Reply
        {
            Text = Said,
            ProviderTools = [new ProviderToolCall("file_search")],
            Citations = [new Citation("files/fruit", "fruit.txt", Source: "Birnen: grün")],
        });
        var context = answer.Candidate().GetProperty("groundingMetadata").GetProperty("groundingChunks")[0].GetProperty("retrievedContext");
        Assert.Equal("Birnen: grün", context.String("text"));
    }

    [Fact]
    public async Task Code_comes_with_its_result_before_the_text()
    {
        var reply = new Reply { Text = "6", ProviderTools = [new ProviderToolCall("code_interpreter", """{"code":"print(2 * 3)"}""", "\"6\\n\"")] };
        var parts = (await GeminiWire.AskAsync(reply)).Parts();
        Assert.Equal("print(2 * 3)", parts[0].GetProperty("executableCode").String("code"));
        Assert.Equal(("OUTCOME_OK", "6\n"), (parts[1].GetProperty("codeExecutionResult").String("outcome"), parts[1].GetProperty("codeExecutionResult").String("output")));
        Assert.Equal("6", parts[2].String("text"));
        Assert.Equal(2, (await GeminiWire.StreamAsync(reply))[0].Parts().Count);
    }

    [Fact]
    public async Task Sources_that_nobody_searched_are_citations()
    {
        var answer = await GeminiWire.AskAsync(new Reply { Text = Said, Citations = [new Citation("https://example.com", "Example", "Birnen sind grün.")] });
        var source = answer.Candidate().GetProperty("citationMetadata").GetProperty("citationSources")[0];
        Assert.Equal((17, 35), (source.GetProperty("startIndex").GetInt32(), source.GetProperty("endIndex").GetInt32()));
    }
}
