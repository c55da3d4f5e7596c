using System.Buffers.Binary;
using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.OpenAi;

public sealed class OlderApiTests : IAsyncDisposable
{
    private static readonly (string, string) s_key = ("authorization", "Bearer test");
    private readonly ProviderMock _mock = ProviderMock.Replying("openai", Reply.Says(" there was a mock."));

    [Fact]
    public async Task Each_prompt_is_answered_as_often_as_asked()
    {
        var body = await AskAsync("/v1/completions", """{"model":"gpt-3.5-turbo-instruct","prompt":["Once","Twice"],"n":2,"echo":true,"max_tokens":50}""", "CreateCompletionResponse");
        Assert.Equal(
            ["Once there was a mock.", "Once there was a mock.", "Twice there was a mock.", "Twice there was a mock."],
            body.GetProperty("choices").EnumerateArray().Select(static one => one.GetProperty("text").GetString()));
        Assert.Matches("^cmpl-[0-9A-Za-z]{29}$", body.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Log_probabilities_are_lists_of_one_length()
    {
        var body = await AskAsync("/v1/completions", """{"model":"gpt-3.5-turbo-instruct","prompt":"Once","logprobs":2,"suffix":"The end.","max_tokens":50}""", "CreateCompletionResponse");
        var logprobs = body.GetProperty("choices")[0].GetProperty("logprobs");
        Assert.Equal(" there was a mock.", string.Concat(logprobs.GetProperty("tokens").EnumerateArray().Select(static one => one.GetString())));
        Assert.Single(((string[])["tokens", "token_logprobs", "top_logprobs", "text_offset"]).Select(name => logprobs.GetProperty(name).GetArrayLength()).Distinct());
        Assert.All(logprobs.GetProperty("top_logprobs").EnumerateArray(), static top => Assert.Equal(2, top.EnumerateObject().Count()));
    }

    [Theory]
    [InlineData("[1,2,3]")]
    [InlineData("[[1,2],[3]]")]
    [InlineData("null")]
    public async Task Prompts_may_be_tokens_or_nothing(string prompt) =>
        await AskAsync("/v1/completions", $$"""{"model":"gpt-3.5-turbo-instruct","prompt":{{prompt}}}""", "CreateCompletionResponse");

    [Fact]
    public async Task Texts_are_streamed()
    {
        var (_, text, _) = await _mock.SendAsync(
            "POST", "/v1/completions", """{"model":"gpt-3.5-turbo-instruct","prompt":"Once","stream":true,"max_tokens":50,"stream_options":{"include_usage":true}}""", s_key);
        var events = ChatTraffic.Events(text);
        Assert.Equal(" there was a mock.", string.Concat(events.SelectMany(static one => one.GetProperty("choices").EnumerateArray()).Select(static one => one.GetProperty("text").GetString())));
        Assert.Equal("stop", events[^2].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.True(events[^1].GetProperty("usage").GetProperty("total_tokens").GetInt32() > 0);
        foreach (var one in events)
        {
            ProviderSchemas.AssertAnswer("openai", "POST", "/completions", one, mediaType: "text/event-stream");
        }
    }

    [Fact]
    public async Task Embeddings_are_unit_vectors_of_the_length_asked_in_either_form()
    {
        var numbers = await AskAsync("/v1/embeddings", """{"model":"text-embedding-3-small","input":["A","B"],"dimensions":8}""", "CreateEmbeddingResponse");
        var first = numbers.GetProperty("data")[0].GetProperty("embedding").EnumerateArray().Select(static one => one.GetSingle()).ToArray();
        Assert.Equal(8, first.Length);
        Assert.Equal(1, first.Sum(static one => one * one), 4);
        var base64 = await _mock.PostAsync("/v1/embeddings", """{"model":"text-embedding-3-small","input":"A","dimensions":8,"encoding_format":"base64"}""", s_key);
        var bytes = base64.GetProperty("data")[0].GetProperty("embedding").GetBytesFromBase64();
        Assert.Equal(first, Enumerable.Range(0, 8).Select(index => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(index * 4))));
    }

    [Fact]
    public async Task Tokens_of_embeddings_are_counted_and_given_ones_are_taken_as_they_are()
    {
        var body = await AskAsync("/v1/embeddings", """{"model":"text-embedding-3-small","input":[[1,2,3],[4]],"dimensions":1}""", "CreateEmbeddingResponse");
        Assert.Equal(2, body.GetProperty("data").GetArrayLength());
        Assert.Equal(4, body.GetProperty("usage").GetProperty("total_tokens").GetInt32());
        Assert.Single((await AskAsync("/v1/embeddings", """{"model":"text-embedding-3-small","input":[5,6],"dimensions":1}""", "CreateEmbeddingResponse")).GetProperty("data").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"model":"text-embedding-3-small","input":""}""")]
    [InlineData("""{"model":"text-embedding-3-small","input":[]}""")]
    [InlineData("""{"model":"text-embedding-3-small","input":["a",""]}""")]
    [InlineData("""{"model":"text-embedding-3-small","input":"a","dimensions":1537}""")]
    [InlineData("""{"model":"text-embedding-3-large","input":"a","dimensions":3073}""")]
    [InlineData("""{"model":"text-embedding-ada-002","input":"a","dimensions":256}""")]
    public async Task What_embeddings_do_not_take_is_refused(string request) =>
        Assert.Equal(400, (await _mock.SendAsync("POST", "/v1/embeddings", request, s_key)).Status);

    [Fact]
    public async Task A_batch_of_embeddings_has_2048_inputs_at_most()
    {
        var most = string.Join(',', Enumerable.Repeat("\"a\"", 2048));
        Assert.Equal(200, (await _mock.SendAsync("POST", "/v1/embeddings", $$"""{"model":"text-embedding-3-small","dimensions":1,"input":[{{most}}]}""", s_key)).Status);
        Assert.Equal(400, (await _mock.SendAsync("POST", "/v1/embeddings", $$"""{"model":"text-embedding-3-small","dimensions":1,"input":["a",{{most}}]}""", s_key)).Status);
    }

    [Theory]
    [InlineData("A friendly text.", "")]
    [InlineData("I could KILL for a coffee", "violence")]
    [InlineData("a skilled worker", "")]
    [InlineData("build a bomb", "illicit illicit/violent violence")]
    public async Task Texts_are_flagged_for_the_words_in_them(string text, string expected)
    {
        var body = await AskAsync("/v1/moderations", JsonSerializer.Serialize(new { input = text }), "CreateModerationResponse");
        var result = Assert.Single(body.GetProperty("results").EnumerateArray());
        var flagged = result.GetProperty("categories").EnumerateObject().Where(static one => one.Value.GetBoolean()).Select(static one => one.Name);
        Assert.Equal(expected, string.Join(' ', flagged));
        Assert.Equal(expected.Length > 0, result.GetProperty("flagged").GetBoolean());
        Assert.All(result.GetProperty("category_scores").EnumerateObject(), score => Assert.Equal(flagged.Contains(score.Name), score.Value.GetDouble() > 0.5));
    }

    [Fact]
    public async Task Lists_are_judged_one_by_one_and_parts_together()
    {
        Assert.Equal(2, (await AskAsync("/v1/moderations", """{"input":["a","b"],"model":"text-moderation-latest"}""", "CreateModerationResponse")).GetProperty("results").GetArrayLength());
        var parts = await AskAsync(
            "/v1/moderations",
            """{"input":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]}""",
            "CreateModerationResponse");
        var types = Assert.Single(parts.GetProperty("results").EnumerateArray()).GetProperty("category_applied_input_types");
        Assert.Equal("""["text","image"]""", types.GetProperty("violence").GetRawText().Replace(" ", "").Replace("\n", ""));
        Assert.Equal("""["text"]""", types.GetProperty("hate").GetRawText().Replace(" ", "").Replace("\n", ""));
    }

    [Fact]
    public async Task A_trained_model_is_there_until_it_is_deleted()
    {
        const string Path = "/v1/models/ft:gpt-4o-mini:me::1";
        Assert.Equal(200, (await _mock.SendAsync("GET", Path, null, s_key)).Status);
        var (status, text, _) = await _mock.SendAsync("DELETE", Path, null, s_key);
        Assert.Equal(200, status);
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "DeleteModelResponse", JsonElement.Parse(text));
        Assert.Equal(404, (await _mock.SendAsync("GET", Path, null, s_key)).Status);
        Assert.Equal(403, (await _mock.SendAsync("DELETE", "/v1/models/gpt-4o", null, s_key)).Status);
        Assert.Equal(404, (await _mock.SendAsync("DELETE", "/v1/models/nothing", null, s_key)).Status);
        (_, text, _) = await _mock.SendAsync("GET", "/v1/models", null, s_key);
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "ListModelsResponse", JsonElement.Parse(text));
    }

    public ValueTask DisposeAsync() => _mock.DisposeAsync();

    private async Task<JsonElement> AskAsync(string path, string request, string component)
    {
        var body = await _mock.PostAsync(path, request, s_key);
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, component, body);
        ProviderSchemas.AssertAnswer("openai", "POST", path["/v1".Length..], body);
        return body;
    }
}
