using System.Text.Json;
using ContractMocks.Dialects.OpenAi.Azure;
using ContractMocks.Engine;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.OpenAi;

/// <summary>Azure by its <c>/openai/v1</c> paths and below deployments; the document's own paths stand for both here by a base path of the same words.</summary>
public sealed class AzureTests
{
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

    private static MockRequest Request(string path, string query, string? key) =>
        new() { Method = "POST", Path = path, Query = query, Headers = key is null ? [] : [new("api-key", key)] };
}
