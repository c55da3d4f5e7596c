using System.Text.Json;
using ContractMocks.Dialects.OpenAi.Azure;
using ContractMocks.Engine;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.OpenAi;

/// <summary>Azure, by its <c>/openai/v1</c> paths and below deployments.</summary>
public sealed class AzureTests
{
    private const string Deployed = "/openai/deployments/d/chat/completions?api-version=2024-10-21";

    private static readonly (string, string) s_key = ("api-key", "test");

    [Theory]
    [InlineData("/openai/deployments/gpt%2D4o/chat/completions", "api-version=2024-10-21", null, "gpt-4o", "2024-10-21")]
    [InlineData("/x/openai/deployments/d/embeddings", "", null, "d", null)]
    [InlineData("/openai/v1/chat/completions", "", "key", null, null)]
    [InlineData("/openai/v1/chat/completions", "api-version=preview", null, null, "preview")]
    public void A_request_of_Azure_is_told_by_its_path(string path, string query, string? key, string? deployment, string? version) =>
        Assert.Equal(new AzureRequest(deployment, version), AzureRequest.Of(Request(path, query, key)));

    [Theory]
    [InlineData("/openai/v1/chat/completions", "")]
    [InlineData("/v1/chat/completions", "api-version=1")]
    [InlineData("/openai/deployments//x", "")]
    public void Others_are_not_of_Azure(string path, string query) => Assert.Null(AzureRequest.Of(Request(path, query, null)));

    [Fact]
    public void Below_a_deployment_a_version_is_needed()
    {
        var error = Assert.Throws<RefusedException>(() => new AzureRequest("d", null).Check()).Error;
        Assert.Equal(404, error.Status);
        Assert.Equal("""{"error":{"code":"404","message":"Resource not found"}}""", System.Text.Encoding.UTF8.GetString(AzureVoice.Envelope(error)));
        new AzureRequest("d", "2024-10-21").Check();
        new AzureRequest(null, null).Check();
    }

    [Fact]
    public void A_prompt_that_the_filter_stopped_says_what_was_found()
    {
        var error = JsonElement.Parse(AzureVoice.Envelope(new WireError(400, WireError.Invalid, "Stopped.", null, "content_filter"))).GetProperty("error");
        Assert.Equal("message type param code status innererror", ChatTraffic.Names(error));
        Assert.Equal("ResponsibleAIPolicyViolation", error.GetProperty("innererror").GetProperty("code").GetString());
        Assert.True(error.GetProperty("innererror").GetProperty("content_filter_result").GetProperty("violence").GetProperty("filtered").GetBoolean());
    }

    [Theory]
    [InlineData("chat/completions", """{"messages":[{"role":"user","content":"Hi."}]}""")]
    [InlineData("embeddings", """{"input":"Hi."}""")]
    [InlineData("completions", """{"prompt":"Hi."}""")]
    public async Task Below_a_deployment_the_body_needs_no_model(string operation, string body)
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hi."));
        var (status, text, _) = await mock.SendAsync("POST", $"/openai/deployments/mine/{operation}?api-version=2024-10-21", body, s_key);
        Assert.True(status == 200, text);
        Assert.Equal("mine", JsonElement.Parse(text).GetProperty("model").GetString());

        var (elsewhere, _, _) = await mock.SendAsync("POST", "/v1/" + operation, body);
        Assert.Equal(400, elsewhere);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task A_wrong_key_is_refused_as_the_gateway_does(string? key)
    {
        await using var mock = ProviderMock.InMemory("openai", new MockOptions { RequireKey = "right" });
        var (status, text, _) = await mock.SendAsync("POST", Deployed, ChatTraffic.Hello, key is null ? [] : [("api-key", key)]);
        Assert.Equal(401, status);
        Assert.StartsWith("""{"error":{"code":"401","message":"Access denied due to invalid subscription key""", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_has_what_the_filters_found()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hi."));
        var (status, text, message) = await mock.SendAsync("POST", Deployed, ChatTraffic.Hello, s_key, ("x-ms-client-request-id", "mine"));

        Assert.True(status == 200, text);
        var body = JsonElement.Parse(text);
        Assert.Equal("choices created id model object prompt_filter_results system_fingerprint usage", ChatTraffic.Names(body));
        Assert.Equal("safe", body.GetProperty("choices")[0].GetProperty("content_filter_results").GetProperty("violence").GetProperty("severity").GetString());
        Assert.Equal("mine", message.Headers.GetValues("x-ms-client-request-id").Single());
        Assert.Equal("d", message.Headers.GetValues("x-ms-deployment-name").Single());
        Assert.All((string[])["apim-request-id", "x-ms-region", "x-ratelimit-remaining-requests", "x-request-id"], name => Assert.True(message.Headers.Contains(name), name));
        Assert.False(message.Headers.Contains("openai-version"));
    }

    [Fact]
    public async Task Chunks_are_shaped_like_recorded_ones()
    {
        var path = Repository.CorpusFile("traffic/vercel-ai/openai/src/chat/__fixtures__/azure-model-router.1.chunks.txt");
        var recorded = (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Where(static line => line.Length > 0).Select(static line => JsonElement.Parse(line)).ToArray();
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hi."));
        var (_, text, _) = await mock.SendAsync("POST", Deployed, ChatTraffic.Ask("\"stream\":true,\"stream_options\":{\"include_usage\":true}"), s_key);
        var sent = ChatTraffic.Events(text);

        Assert.Equal(Shape(recorded[0]), Shape(sent[0]));
        Assert.Equal(Shape(recorded[2]), Shape(sent[2]));
        Assert.Equal(Shape(recorded[^2]), Shape(sent[^2]));
        Assert.Equal(ChatTraffic.Names(recorded[^1]), ChatTraffic.Names(sent[^1]));
    }

    [Fact]
    public async Task What_the_filter_stopped_says_why()
    {
        await using var mock = ProviderMock.Replying("openai", new Reply { Text = "Hi.", Finish = FinishReason.ContentFilter });
        var (_, text, _) = await mock.SendAsync("POST", Deployed, ChatTraffic.Hello, s_key);
        var choice = JsonElement.Parse(text).GetProperty("choices")[0];
        Assert.Equal("content_filter", choice.GetProperty("finish_reason").GetString());
        Assert.Contains(choice.GetProperty("content_filter_results").EnumerateObject(), static one => one.Value.GetProperty("filtered").GetBoolean());
    }

    [Fact]
    public async Task Without_a_version_nothing_is_found_below_a_deployment()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hi."));
        var (status, text, _) = await mock.SendAsync("POST", Deployed[..Deployed.IndexOf('?', StringComparison.Ordinal)], ChatTraffic.Hello, s_key);
        Assert.Equal((404, """{"error":{"code":"404","message":"Resource not found"}}"""), (status, text));
    }

    [Fact]
    public async Task The_newer_paths_take_an_api_key_and_no_version()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hi."));
        var (status, text, _) = await mock.SendAsync("POST", "/openai/v1/chat/completions", ChatTraffic.Hello, s_key);
        Assert.True(status == 200, text);
        Assert.True(JsonElement.Parse(text).TryGetProperty("prompt_filter_results", out _));
    }

    private static string Shape(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', json.EnumerateObject().Where(static one => one.Name != "system_fingerprint").Select(static one => one.Name + ":" + Shape(one.Value))) + "}",
        JsonValueKind.Array => "[" + (json.GetArrayLength() == 0 ? "" : Shape(json[0])) + "]",
        JsonValueKind.True or JsonValueKind.False => "bool",
        var kind => kind.ToString(),
    };

    private static MockRequest Request(string path, string query, string? key) =>
        new() { Method = "POST", Path = path, Query = query, Headers = key is null ? [] : [new("api-key", key)] };
}
