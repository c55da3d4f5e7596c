using ContractMocks.Xunit.Live;
using ContractMocks.Xunit.Running;

namespace ContractMocks.Xunit.Tests.Live;

/// <summary>Keys that nobody named for a run go to the provider's own hosts alone.</summary>
public sealed class LiveKeyTests
{
    [Theory]
    [InlineData("openai", "https://api.openai.com/v1", "OPENAI_API_KEY", true)]
    [InlineData("openai", "http://api.openai.com/v1", "OPENAI_API_KEY", false)]
    [InlineData("openai", "http://127.0.0.1:4010/v1", "OPENAI_API_KEY", false)]
    [InlineData("openai", "https://gateway.example/v1", "OPENAI_API_KEY", false)]
    [InlineData("openai", "https://api.openai.com.evil.example/v1", "OPENAI_API_KEY", false)]
    [InlineData("openai", "https://evil-api.openai.com.example/v1", "OPENAI_API_KEY", false)]
    [InlineData("openai", "https://api.openai.com/v1", "ANTHROPIC_API_KEY", false)]
    [InlineData("anthropic", "https://api.anthropic.com", "ANTHROPIC_API_KEY", true)]
    [InlineData("gemini", "https://generativelanguage.googleapis.com/v1beta", "GOOGLE_API_KEY", true)]
    [InlineData("gemini", "https://us-central1-aiplatform.googleapis.com/v1", "GEMINI_API_KEY", true)]
    public void The_usual_variable_serves_its_provider(string provider, string address, string variable, bool isTaken)
    {
        var contract = new Contract { Name = provider, Provider = provider };

        var key = LiveKeyHandler.UsualKey(contract, new Uri(address), new RunVariables([KeyValuePair.Create(variable, "secret")]));

        Assert.Equal(isTaken ? "secret" : null, key);
    }

    [Theory]
    [InlineData("openai", "Authorization", "Bearer secret")]
    [InlineData("anthropic", "x-api-key", "secret")]
    [InlineData("gemini", "x-goog-api-key", "secret")]
    public async Task A_key_travels_as_the_provider_wants_it(string provider, string header, string value)
    {
        var seen = new Seen();
        using var client = new HttpClient(new LiveKeyHandler(BundledContract.Read(provider).Contract, "secret", seen)) { BaseAddress = new Uri("https://example.test/") };

        using var _ = await client.GetAsync(new Uri("models", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(value, seen.Request!.Headers.GetValues(header).Single());
        Assert.DoesNotContain("secret", seen.Request.RequestUri!.Query, StringComparison.Ordinal);
    }

    private sealed class Seen : HttpMessageHandler
    {
        public HttpRequestMessage? Request { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = request;
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
