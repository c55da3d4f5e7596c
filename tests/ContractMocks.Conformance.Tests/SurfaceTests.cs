using System.ClientModel;
using ContractMocks.AspNetCore;
using ContractMocks.Conformance.Tests.Clients.Net;
using ContractMocks.Conformance.Tests.Surfaces;
using ContractMocks.TestSupport;
using OpenAI;

namespace ContractMocks.Conformance.Tests;

/// <summary>What OpenAI serves beside conversations, through its own client.</summary>
public sealed class SurfaceTests
{
    public static TheoryData<string> Names => [.. OpenAiSurface.All.Select(static one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task An_operation_answers_the_same_on_a_socket_and_in_memory(string name)
    {
        var surface = OpenAiSurface.All.Single(one => one.Name == name);
        var inMemory = await CallAsync(surface, isSocket: false);
        var onSocket = await CallAsync(surface, isSocket: true);
        Assert.Equal(inMemory, onSocket);
    }

    private static async Task<string> CallAsync(OpenAiSurface surface, bool isSocket)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Good evening."));
        if (isSocket)
        {
            await SocketHost.StartAsync(mock, cancellation);
        }

        using var http = new HttpClient(mock.CreateHandler());
        return await surface.CallAsync(new OpenAIClient(new ApiKeyCredential("test"), OpenAiChatTalk.Options(http, mock.Endpoint)), cancellation);
    }
}
