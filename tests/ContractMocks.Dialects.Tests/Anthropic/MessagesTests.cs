using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Anthropic;

public sealed class MessagesTests
{
    [Theory]
    [InlineData("anthropic")]
    [InlineData(AnthropicMock.Document)]
    public async Task A_text_is_answered_whole_and_streamed(string spec)
    {
        await using var mock = ProviderMock.Replying(spec, Reply.Says("It is warm."));
        var message = await mock.MessageAsync();
        Assert.Equal("""[{"type":"text","text":"It is warm."}]""", message.GetProperty("content").GetRawText());
        Assert.Equal("end_turn", message.GetProperty("stop_reason").GetString());
        var events = await mock.EventsAsync();
        Assert.Equal("message_start", events[0].GetProperty("type").GetString());
        Assert.Equal("message_stop", events[^1].GetProperty("type").GetString());
    }
}
