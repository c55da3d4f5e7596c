using ContractMocks.Conversations;

namespace ContractMocks.Tokens;

/// <summary>
/// The reasoning tokens of an answer that was written without reasoning: OpenAI's reasoning models count some where the request asks for effort. They come in
/// steps of 64, as the service reports them.
/// </summary>
internal static class UnseenReasoning
{
    private const int Step = 64;

    /// <param name="conversation">The request.</param>
    /// <param name="answer">The tokens of what the answer says.</param>
    public static int Tokens(Conversation conversation, int answer)
    {
        if (conversation is not { Tokens: TokenRule.OpenAi, Reasoning: { IsEnabled: true, Effort: { } effort } }
            || !ModelFamily.IsReasoning(ModelFamily.Name(conversation.Model)))
        {
            return 0;
        }

        // Halves of a token for each token of the answer.
        var halves = effort switch
        {
            "minimal" => 1L,
            "low" => 3,
            "medium" => 6,
            "high" => 12,
            "xhigh" => 20,
            _ => 0,
        };
        return (int)Math.Min(int.MaxValue / 2, ((answer * halves / 2) + Step - 1) / Step * Step);
    }
}
