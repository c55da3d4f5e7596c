namespace ContractMocks.TestSupport.Hosts;

/// <summary>A mock on one of the hosts that are compared, with a way to ask it.</summary>
/// <param name="Mock">The mock.</param>
/// <param name="SendAsync">Sends a request and reads the answer.</param>
internal sealed record ComparedHost(ContractMock Mock, Func<MockRequest, CancellationToken, Task<SentAnswer>> SendAsync)
{
    /// <summary>A mock in memory, asked through its handler.</summary>
    public static ComparedHost Memory(ContractMock mock)
    {
        var client = new HttpClient(mock.CreateHandler());
        return new ComparedHost(mock, async (request, cancellation) =>
        {
            using var message = Message(mock, request);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .SelectMany(static header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)));
            return SentAnswer.Of((int)response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync(cancellation));
        });
    }

    /// <summary>A mock on a socket, asked over connections.</summary>
    public static ComparedHost Socket(ContractMock mock) =>
        new(mock, (request, cancellation) => RawClient.SendAsync(mock.Endpoint, request, cancellation));

    private static HttpRequestMessage Message(ContractMock mock, MockRequest request)
    {
        var query = request.Query.Length > 0 ? "?" + request.Query : "";
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(mock.Endpoint, request.Path + query));
        if (!request.Body.IsEmpty)
        {
            message.Content = new ByteArrayContent(request.Body.ToArray());
        }

        foreach (var header in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                message.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return message;
    }
}

/// <summary>Sends the shared conversations of a provider to several hosts and compares what comes, byte by byte.</summary>
internal static class HostComparison
{
    /// <summary>The providers.</summary>
    public static TheoryData<string> Providers => ["openai", "anthropic", "gemini", "ollama"];

    /// <summary>How every mock that is compared behaves: a clock that stands still, so that times in answers are the same.</summary>
    public static MockOptions Options => new() { Time = new StillTime() };

    /// <summary>Compares hosts; the first says what is right.</summary>
    /// <param name="hosts">The hosts, each with a mock of the same document and <see cref="Options"/>.</param>
    /// <param name="expected">What of an answer the second host must send, where it cannot send all.</param>
    /// <returns>How many answers were compared.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<ComparedHost> hosts, Func<SentAnswer, SentAnswer>? expected = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var contract = hosts[0].Mock.Contract;
        foreach (var host in hosts)
        {
            host.Mock.Use([.. SharedRequests.Scenarios(contract.Contract.Provider)]);
        }

        var requests = await SharedRequests.OfAsync(contract, cancellation);
        foreach (var (name, request) in requests)
        {
            var right = await hosts[0].SendAsync(request, cancellation);
            foreach (var host in hosts.Skip(1))
            {
                var sent = await host.SendAsync(request, cancellation);
                if (expected is not null)
                {
                    (right, sent) = (expected(right), expected(sent));
                }

                Assert.True(right.ToString() == sent.ToString(), $"{name}\n--- expected\n{right}\n--- but came\n{sent}");
            }
        }

        return requests.Count;
    }

    private sealed class StillTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    }
}
