using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Wire;

/// <summary>Operations behind other prefixes, and keys.</summary>
public sealed class PrefixTests
{
    private const string Ask = """{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}]}""";

    [Theory]
    [InlineData("/v1/chat/completions")]
    [InlineData("/chat/completions")]
    [InlineData("/openai/v1/chat/completions")]
    [InlineData("/api/v1/chat/completions")]
    [InlineData("/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21")]
    [InlineData("/inference/v1/some/where/chat/completions/")]
    public async Task A_known_path_is_found_behind_any_prefix(string path)
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        var (status, body, _) = await mock.SendAsync("POST", path, Ask);
        Assert.True(status == 200, body);
    }

    [Theory]
    [InlineData("POST", "/v1/chat/completionz")]
    [InlineData("DELETE", "/v1/embeddings")]
    [InlineData("POST", "/v1/chat/completions/x/y")]
    public async Task An_unknown_path_stays_unknown(string method, string path)
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        Assert.Contains((await mock.SendAsync(method, path, Ask)).Status, new[] { 404, 405 });
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("Bearer wrong", 401)]
    [InlineData("Bearer right", 200)]
    public async Task A_key_may_be_required(string? key, int expected)
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."), new MockOptions { RequireKey = "right" });
        var (status, body, _) = await mock.SendAsync("POST", "/v1/chat/completions", Ask, key is null ? [] : [("authorization", key)]);
        Assert.True(status == expected, body);
        Assert.DoesNotContain("wrong", body, StringComparison.Ordinal);
        Assert.True(expected == 200 || body.Contains("\"error\"", StringComparison.Ordinal));
    }
}
