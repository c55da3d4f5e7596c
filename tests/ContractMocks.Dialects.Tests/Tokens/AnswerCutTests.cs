using ContractMocks.Conversations;
using ContractMocks.Matching;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.Tests.Tokens;

public sealed class AnswerCutTests
{
    private const string Text = "One two three four five six.";

    private static readonly RecordedToolCall[] s_calls = [new RecordedToolCall("call_1", "get_weather", """{"city":"Paris"}""")];

    [Fact]
    public void A_text_may_have_all_its_tokens()
    {
        var cut = Cut(Request(7), text: Text);
        Assert.Equal((Text, false, 7), (cut.Text, cut.IsFull, cut.OutputTokens));
    }

    [Fact]
    public void A_text_ends_where_its_tokens_do()
    {
        var cut = Cut(Request(3), text: Text, calls: s_calls);
        Assert.Equal(("One two three", true, 3), (cut.Text, cut.IsFull, cut.OutputTokens));
        Assert.Empty(cut.Calls);
    }

    [Fact]
    public void A_text_ends_with_a_whole_character()
    {
        var tokens = Tokenizer.O200k.Count("🫠");
        Assert.True(tokens > 1);
        var cut = Cut(Request(tokens), text: "a🫠");
        Assert.Equal(("a", true, tokens), (cut.Text, cut.IsFull, cut.OutputTokens));
    }

    [Fact]
    public void A_text_ends_before_the_first_stop_sequence()
    {
        var cut = Cut(Request(null, "four", "three"), text: Text, calls: s_calls);
        Assert.Equal(("One two ", "three", false), (cut.Text, cut.StopSequence, cut.IsFull));
        Assert.Empty(cut.Calls);
    }

    [Fact]
    public void What_comes_first_ends_the_text()
    {
        Assert.Equal(("One two", (string?)null, true), Of(Cut(Request(2, "four"), text: Text)));
        Assert.Equal(("One ", "two", false), Of(Cut(Request(3, "two"), text: Text)));

        static (string? Text, string? Stop, bool IsFull) Of(AnswerCut cut) => (cut.Text, cut.StopSequence, cut.IsFull);
    }

    [Fact]
    public void Reasoning_takes_from_the_same_tokens_first()
    {
        var cut = Cut(Request(9), reasoning: Text, text: Text);
        Assert.Equal((Text, "One two", 9, 7), (cut.Reasoning, cut.Text, cut.OutputTokens, cut.ReasoningTokens));
        cut = Cut(Request(4), reasoning: Text, text: Text);
        Assert.Equal(("One two three four", "", 4, 4), (cut.Reasoning, cut.Text, cut.OutputTokens, cut.ReasoningTokens));
    }

    [Fact]
    public void A_call_that_is_begun_is_kept_whole()
    {
        var cut = Cut(Request(3), calls: s_calls);
        Assert.Equal((s_calls, true, 3), (cut.Calls, cut.IsFull, cut.OutputTokens));
        Assert.False(Cut(Request(1000), calls: s_calls).IsFull);
    }

    [Theory]
    [InlineData("gpt-5", "low", 64)]
    [InlineData("gpt-5", "high", 128)]
    [InlineData("gpt-5", "none", 0)]
    [InlineData("gpt-4o", "high", 0)]
    public void Effort_costs_tokens_where_no_reasoning_is_written(string model, string effort, int reasoning)
    {
        var conversation = new Conversation { Model = model, Messages = [], Tools = [], Reasoning = new RequestedReasoning(true) { Effort = effort } };
        Assert.Equal((reasoning, reasoning + 13), Of(Cut(conversation, text: Text + Text)));

        static (int Reasoning, int All) Of(AnswerCut cut) => (cut.ReasoningTokens, cut.OutputTokens);
    }

    [Fact]
    public void Reasoning_that_nobody_wrote_leaves_room_for_the_answer()
    {
        var conversation = new Conversation { Model = "gpt-5", Messages = [], Tools = [], MaxTokens = 10, Reasoning = new RequestedReasoning(true) { Effort = "high" } };
        var cut = Cut(conversation, text: Text);
        Assert.Equal((Text, false, 10, 3), (cut.Text, cut.IsFull, cut.OutputTokens, cut.ReasoningTokens));
    }

    private static AnswerCut Cut(Conversation conversation, string? reasoning = null, string? text = null, RecordedToolCall[]? calls = null) =>
        new(conversation, new TokenCounter(), reasoning, text, null, calls ?? []);

    private static Conversation Request(int? most, params string[] stops) =>
        new() { Model = "gpt-4o", Messages = [], Tools = [], MaxTokens = most, StopSequences = stops };
}
