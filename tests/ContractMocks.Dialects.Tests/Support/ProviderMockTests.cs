using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Support;

public sealed class ProviderMockTests
{
    [Fact]
    public async Task A_reply_is_answered()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        var body = await mock.PostAsync("/v1/chat/completions", """{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}]}""", ("authorization", "Bearer test"));
        Assert.Equal("Hello.", body.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }
}
