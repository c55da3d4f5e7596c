using OpenAI;

namespace ContractMocks.Serving.Tests;

/// <summary>The official .NET SDKs, every client class whose paths the documents have, against <c>serve</c>.</summary>
public sealed class NetClientTests
{
    private static readonly string[] s_withoutCalls =
    [
        "OpenAIClient", // makes the others
        "RealtimeSessionClient", // speaks WebSocket
        "DecisionsClient", // its path is not in the document
    ];

    [Fact]
    public async Task Every_call_of_the_OpenAI_SDK_succeeds()
    {
        await using var served = await ServedDocument.StartAsync(ClientSdk.OpenAi.Document);
        var calls = OpenAiCalls.For(served.Address);
        await AssertAllSucceedAsync(calls);
    }

    [Fact]
    public void Every_client_class_of_the_OpenAI_SDK_is_called()
    {
        var clients = typeof(OpenAIClient).Assembly.GetExportedTypes()
            .Where(static type => type.Name.EndsWith("Client", StringComparison.Ordinal))
            .Select(static type => type.Name);
        var called = OpenAiCalls.For(new Uri("http://localhost")).Select(static name => name.Split('.')[0]);
        Assert.Empty(clients.Except(called).Except(s_withoutCalls));
    }

    [Fact]
    public async Task Every_call_of_the_Anthropic_SDK_succeeds()
    {
        await using var served = await ServedDocument.StartAsync(ClientSdk.Anthropic.Document);
        await AssertAllSucceedAsync(AnthropicCalls.For(served.Address));
    }

    private static async Task AssertAllSucceedAsync(CallBook calls)
    {
        var failures = await calls.FailuresAsync();
        Assert.True(failures.Count == 0, $"{failures.Count} of {calls.Count} calls fail:\n{string.Join('\n', failures)}");
    }
}
