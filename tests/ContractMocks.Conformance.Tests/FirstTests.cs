using System.ClientModel;
using System.ClientModel.Primitives;
using ContractMocks.TestSupport;
using OpenAI;
using OpenAI.Chat;

namespace ContractMocks.Conformance.Tests;

public sealed class FirstTests
{
    [Fact]
    public async Task The_official_client_reads_a_text()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        using var http = new HttpClient(mock.CreateHandler());
        var options = new OpenAIClientOptions { Endpoint = mock.Endpoint, Transport = new HttpClientPipelineTransport(http) };
        var chat = new ChatClient("gpt-5", new ApiKeyCredential("test"), options);
        var answer = await chat.CompleteChatAsync([new UserChatMessage("Hi")], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Hello.", answer.Value.Content[0].Text);
    }
}
