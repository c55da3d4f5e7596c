using System.Text.Json;
using ContractMocks.Dialects.OpenAi;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.OpenAi;

public sealed class OpenAiVoiceTests
{
    [Fact]
    public async Task Answers_of_models_carry_the_headers_of_recorded_traffic()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hi"));
        var (_, _, message) = await mock.SendAsync("POST", ChatTraffic.Path, ChatTraffic.Hello, ("authorization", "Bearer test"));
        string[] names =
        [
            "openai-organization", "openai-processing-ms", "openai-project", "openai-version", "x-ratelimit-limit-requests", "x-ratelimit-limit-tokens",
            "x-ratelimit-remaining-requests", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-requests", "x-ratelimit-reset-tokens", "x-request-id",
        ];
        Assert.All(names, name => Assert.True(message.Headers.Contains(name), name));
        var (_, _, models) = await mock.SendAsync("GET", "/v1/models", null, ("authorization", "Bearer test"));
        Assert.False(models.Headers.Contains("x-ratelimit-limit-requests"));
        Assert.True(models.Headers.Contains("x-request-id"));
    }

    [Theory]
    [InlineData("invalid_request", 400)]
    [InlineData("content_filter", 400)]
    [InlineData("invalid_api_key", 401)]
    [InlineData("permission_denied", 403)]
    [InlineData("not_found", 404)]
    [InlineData("request_timeout", 408)]
    [InlineData("conflict", 409)]
    [InlineData("request_too_large", 413)]
    [InlineData("unprocessable", 422)]
    [InlineData("rate_limited", 429)]
    [InlineData("server_error", 500)]
    [InlineData("bad_gateway", 502)]
    [InlineData("unavailable", 503)]
    [InlineData("timeout", 504)]
    [InlineData("site_overloaded", 529)]
    public async Task Every_error_comes_in_the_envelope(string name, int expected)
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Fails(name, retryAfter: TimeSpan.FromSeconds(3)));
        var (status, text, message) = await mock.SendAsync("POST", ChatTraffic.Path, ChatTraffic.Hello, ("authorization", "Bearer test"));

        Assert.Equal(expected, status);
        Assert.Equal("message type param code", ChatTraffic.Names(JsonElement.Parse(text).GetProperty("error")));
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "ErrorResponse", JsonElement.Parse(text));
        Assert.Equal("3", message.Headers.GetValues("retry-after").Single());
        Assert.Equal(("0", "3s"), (message.Headers.GetValues("x-ratelimit-remaining-requests").Single(), message.Headers.GetValues("x-ratelimit-reset-requests").Single()));
    }

    [Theory]
    [InlineData("authorization", "Bearer abc", "abc")]
    [InlineData("api-key", "abc", "abc")]
    [InlineData("x-other", "abc", null)]
    public void The_key_stands_in_either_header(string name, string value, string? key) =>
        Assert.Equal(key, new OpenAiVoice().Key(new MockRequest { Method = "POST", Path = "/", Headers = [new(name, value)] }));

    [Fact]
    public void A_key_that_is_wrong_is_told_from_one_that_is_missing()
    {
        var voice = new OpenAiVoice();
        var request = new MockRequest { Method = "POST", Path = "/v1/responses", Headers = [] };
        var (wrong, missing) = (voice.KeyError(false, request), voice.KeyError(true, request));
        Assert.Equal((401, "invalid_api_key"), (wrong.Status, wrong.Code));
        Assert.Null(missing.Code);
        Assert.NotEqual(missing.Message, wrong.Message);
    }
}
