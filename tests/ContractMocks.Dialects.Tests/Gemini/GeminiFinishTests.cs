using System.Text.Json;

namespace ContractMocks.Dialects.Tests.Gemini;

/// <summary>Why answers end, and what there is of them then.</summary>
public sealed class GeminiFinishTests
{
    [Theory]
    [InlineData(FinishReason.Stop, "STOP")]
    [InlineData(FinishReason.StopSequence, "STOP")]
    [InlineData(FinishReason.Pause, "STOP")]
    [InlineData(FinishReason.Refusal, "STOP")]
    [InlineData(FinishReason.Length, "MAX_TOKENS")]
    [InlineData(FinishReason.ContextWindow, "MAX_TOKENS")]
    [InlineData(FinishReason.ContentFilter, "SAFETY")]
    [InlineData(FinishReason.Recitation, "RECITATION")]
    [InlineData(FinishReason.Language, "LANGUAGE")]
    [InlineData(FinishReason.Blocklist, "BLOCKLIST")]
    [InlineData(FinishReason.ProhibitedContent, "PROHIBITED_CONTENT")]
    [InlineData(FinishReason.PersonalData, "SPII")]
    [InlineData(FinishReason.MalformedToolCall, "MALFORMED_FUNCTION_CALL")]
    [InlineData(FinishReason.Other, "OTHER")]
    public async Task Each_reason_has_its_word(FinishReason finish, string word)
    {
        var reply = new Reply { Text = "So far", Finish = finish };
        Assert.Equal(word, (await GeminiWire.AskAsync(reply)).Candidate().String("finishReason"));
        foreach (var model in (string[])["gemini-2.5-flash", "gemini-3-flash-preview"])
        {
            var frames = await GeminiWire.StreamAsync(reply, model: model);
            Assert.Equal(word, frames[^1].Candidate().String("finishReason"));
            Assert.All(frames[..^1], static frame => Assert.Null(frame.Candidate().String("finishReason")));
        }
    }

    [Theory]
    [InlineData(FinishReason.ContentFilter, "SAFETY")]
    [InlineData(FinishReason.Blocklist, "BLOCKLIST")]
    [InlineData(FinishReason.ProhibitedContent, "PROHIBITED_CONTENT")]
    [InlineData(FinishReason.Refusal, "PROHIBITED_CONTENT")]
    public async Task A_filter_that_leaves_nothing_blocks_the_prompt(FinishReason finish, string word)
    {
        var reply = new Reply { Finish = finish };
        var frame = Assert.Single(await GeminiWire.StreamAsync(reply));
        foreach (var answer in (JsonElement[])[await GeminiWire.AskAsync(reply), frame])
        {
            Assert.Equal(word, answer.GetProperty("promptFeedback").String("blockReason"));
            Assert.False(answer.TryGetProperty("candidates", out _));
            Assert.True(answer.GetProperty("usageMetadata").GetProperty("promptTokenCount").GetInt32() > 0);
        }
    }

    [Fact]
    public async Task A_limit_that_leaves_nothing_leaves_a_candidate_without_parts()
    {
        var answer = await GeminiWire.AskAsync(new Reply { Finish = FinishReason.Length });
        Assert.Equal("""{"role":"model"}""", answer.Candidate().GetProperty("content").Minified());
    }

    [Fact]
    public async Task A_refusal_is_said_in_words()
    {
        var reply = new Reply { Refusal = "I will not help with that." };
        Assert.Equal("I will not help with that.", Assert.Single((await GeminiWire.AskAsync(reply)).Parts()).String("text"));
        Assert.Equal("I will not help with that.", (await GeminiWire.StreamAsync(reply)).Text());
    }
}
