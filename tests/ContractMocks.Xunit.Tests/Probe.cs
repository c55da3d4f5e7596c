using System.Net;
using System.Text;

namespace ContractMocks.Xunit.Tests;

/// <summary>The same for OpenAI's mock.</summary>
internal sealed class Probe : Probe<OpenAiMock>
{
    public Task<string> FailureAsync(Func<Probe, Task> verify) => base.FailureAsync(probe => verify((Probe)probe));
}

/// <summary>Contract tests whose answers are changed on their way: each check must notice.</summary>
internal class Probe<TMock> : ContractTestsOf<TMock>
    where TMock : ContractMock, IContractMock<TMock>
{
    /// <summary>Changes the body's text; null leaves it.</summary>
    public Func<string, string>? Body { get; init; }

    /// <summary>Changes the response beyond its body.</summary>
    public Action<HttpResponseMessage>? Head { get; init; }

    /// <summary>Whether only streams are changed, so that the answer in one piece stays right.</summary>
    public bool StreamsOnly { get; init; }

    public Func<string, string?>? Text { get; init; }

    public Task OperationAsync(string id, string mediaType, string status = "200") => VerifyOperationAsync(id, status, mediaType);

    public Task TurnAsync(Scenario scenario, int turn, bool stream) => VerifyTurnAsync(scenario, turn, stream);

    public async Task<string> FailureAsync(Func<Probe<TMock>, Task> verify)
    {
        await using (this)
        {
            return (await Assert.ThrowsAsync<global::Xunit.Sdk.XunitException>(() => verify(this))).Message;
        }
    }

    protected override HttpClient CreateClient(TMock mock) =>
        new(new Corrupting(mock.CreateHandler(), this))
        {
            BaseAddress = new Uri(mock.Endpoint.AbsoluteUri.TrimEnd('/') + "/"),
            DefaultRequestHeaders = { { "authorization", "Bearer test" }, { "x-api-key", "test" }, { "x-goog-api-key", "test" } },
        };

    protected override string? TextMatching(string pattern) => Text?.Invoke(pattern);

    private sealed class Corrupting(HttpMessageHandler inner, Probe<TMock> probe) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var type = response.Content.Headers.ContentType;
            if (probe.StreamsOnly && type?.MediaType is not ("text/event-stream" or "application/x-ndjson"))
            {
                return response;
            }

            var before = await response.Content.ReadAsStringAsync(cancellationToken);
            var after = probe.Body?.Invoke(before) ?? before;
            Assert.True(probe.Body is null || after != before, "the corruption changed nothing: " + before);
            response.Content = new StringContent(after, Encoding.UTF8);
            response.Content.Headers.ContentType = type;
            probe.Head?.Invoke(response);
            return response;
        }
    }
}
