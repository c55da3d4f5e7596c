using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Gemini;

/// <summary>Counts of tokens, embeddings and models.</summary>
public sealed class GeminiApiTests
{
    [Theory]
    [InlineData("""{"contents":[{"parts":[{"text":"How warm is it in Paris?"}]}]}""")]
    [InlineData("""{"generateContentRequest":{"model":"models/gemini-2.5-flash","contents":[{"parts":[{"text":"How warm is it in Paris?"}]}]}}""")]
    public async Task Tokens_are_counted_as_answers_count_them(string body)
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Says("Hi."));
        var count = GeminiWire.Judged(await mock.PostAsync("/v1beta/models/gemini-2.5-flash:countTokens", body), "CountTokensResponse");
        var answer = await mock.PostAsync("/v1beta/models/gemini-2.5-flash:generateContent", """{"contents":[{"parts":[{"text":"How warm is it in Paris?"}]}]}""");
        Assert.Equal(answer.GetProperty("usageMetadata").GetProperty("promptTokenCount").GetInt32(), count.GetProperty("totalTokens").GetInt32());
        Assert.Null(count.String("totalBillableCharacters"));
    }

    [Fact]
    public async Task Vertex_counts_characters_too()
    {
        await using var mock = ProviderMock.InMemory("gemini");
        var count = await mock.PostAsync(
            "/v1beta1/projects/p/locations/l/publishers/google/models/gemini-2.0-flash:countTokens", """{"contents":[{"role":"user","parts":[{"text":"a b 😀"}]}]}""");
        Assert.Equal(3, count.GetProperty("totalBillableCharacters").GetInt32());
    }

    [Fact]
    public async Task Vectors_have_the_length_1_and_depend_on_the_text()
    {
        await using var mock = ProviderMock.InMemory("gemini");
        var one = GeminiWire.Judged(
            await mock.PostAsync("/v1beta/models/gemini-embedding-001:embedContent", """{"content":{"parts":[{"text":"pear"}]},"outputDimensionality":768}"""), "EmbedContentResponse");
        var batch = GeminiWire.Judged(
            await mock.PostAsync(
                "/v1beta/models/gemini-embedding-001:batchEmbedContents",
                """{"requests":[{"model":"models/gemini-embedding-001","content":{"parts":[{"text":"pear"}]},"taskType":"RETRIEVAL_QUERY","outputDimensionality":768},{"content":{"parts":[{"text":"fig"}]}}]}"""),
            "BatchEmbedContentsResponse");
        var values = one.GetProperty("embedding").GetProperty("values").EnumerateArray().Select(static number => number.GetSingle()).ToArray();
        Assert.Equal(1, Math.Sqrt(values.Sum(static number => (double)number * number)), 5);
        Assert.Equal(values, batch.GetProperty("embeddings")[0].GetProperty("values").EnumerateArray().Select(static number => number.GetSingle()));
        Assert.Equal(3072, batch.GetProperty("embeddings")[1].GetProperty("values").GetArrayLength());
    }

    [Fact]
    public async Task Too_many_dimensions_are_refused()
    {
        await using var mock = ProviderMock.InMemory("gemini");
        var (status, body, _) = await mock.SendAsync(
            "POST", "/v1beta/models/gemini-embedding-001:embedContent", """{"content":{"parts":[{"text":"pear"}]},"outputDimensionality":5000}""");
        Assert.Equal(400, status);
        Assert.Contains("INVALID_ARGUMENT", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_are_listed_page_by_page()
    {
        await using var mock = ProviderMock.InMemory("gemini");
        var names = new List<string>();
        for (string? token = ""; token is not null;)
        {
            var page = JsonElementOf(await mock.SendAsync("GET", $"/v1beta/models?pageSize=3&pageToken={Uri.EscapeDataString(token)}"));
            Assert.True(page.GetProperty("models").GetArrayLength() <= 3);
            GeminiWire.Judged(page, "ListModelsResponse");
            names.AddRange(page.GetProperty("models").EnumerateArray().Select(static model => model.String("name")!));
            token = page.String("nextPageToken");
        }

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Contains("models/gemini-2.5-flash", names);
        foreach (var name in names)
        {
            Assert.Equal(name, JsonElementOf(await mock.SendAsync("GET", "/v1beta/" + name)).String("name"));
        }

        Assert.Equal(404, (await mock.SendAsync("GET", "/v1beta/models/none")).Status);
        Assert.Equal(400, (await mock.SendAsync("GET", "/v1beta/models?pageToken=none")).Status);
    }

    private static System.Text.Json.JsonElement JsonElementOf((int Status, string Body, HttpResponseMessage Message) answer)
    {
        Assert.Equal(200, answer.Status);
        return System.Text.Json.JsonElement.Parse(answer.Body);
    }
}
