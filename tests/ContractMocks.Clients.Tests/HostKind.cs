using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;

namespace ContractMocks.Clients.Tests;

/// <summary>Where a mock answers.</summary>
public enum HostKind
{
    /// <summary>In memory, through a handler.</summary>
    Memory,

    /// <summary>On a socket, through Kestrel.</summary>
    Socket,
}

/// <summary>A mock on a host and the official client's options that reach it.</summary>
internal sealed class MockOnHost : IAsyncDisposable
{
    private readonly HttpClient? _http;

    private MockOnHost(OpenAiMock mock, HttpClient? http)
    {
        Mock = mock;
        _http = http;
    }

    public OpenAiMock Mock { get; }

    public static ApiKeyCredential Key { get; } = new("sk-test-0123456789");

    public OpenAIClientOptions Options => new()
    {
        Endpoint = Mock.Endpoint,
        Transport = _http is null ? null : new HttpClientPipelineTransport(_http),
        // The tests look at one exchange each; what clients try again is theirs to test.
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
    };

    public OpenAI.Chat.ChatClient Chat(string model = "gpt-5") => new(model, Key, Options);

    public static async Task<MockOnHost> StartAsync(HostKind host, params Scenario[] scenarios)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var mock = host == HostKind.Memory ? OpenAiMock.InMemory() : await OpenAiMock.StartAsync(cancellationToken: cancellation);
        mock.Use(scenarios);
        return new MockOnHost(mock, host == HostKind.Memory ? mock.CreateClient() : null);
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await Mock.DisposeAsync();
    }
}
