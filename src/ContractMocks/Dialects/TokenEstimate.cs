using ContractMocks.Conversations;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects;

/// <summary>Counts tokens where no mock is at hand to remember what it counted; elsewhere <see cref="TokenCounter"/> does.</summary>
internal static class TokenEstimate
{
    public static int Of(string text) => Tokenizer.O200k.Count(text);

    public static int Prompt(Conversation conversation) => new TokenCounter().Prompt(conversation);
}
