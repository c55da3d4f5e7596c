using System.Text;
using ContractMocks.Conversations;

namespace ContractMocks.Engine.Answers.Live;

/// <summary>What a model says that nobody told what to say.</summary>
internal static class FallbackText
{
    private const string Unscripted = "This is a mock answer: the mock was given no scenario or turn.";
    private const int Fewest = 12;
    private const int Most = 40;

    // Words of Cicero's De finibus, 1.10.32, as printers use them.
    private static readonly string[] s_words =
    [
        "lorem", "ipsum", "dolor", "sit", "amet", "consectetur", "adipiscing", "elit", "sed", "do", "eiusmod", "tempor", "incididunt", "ut", "labore", "et", "dolore",
        "magna", "aliqua", "enim", "ad", "minim", "veniam", "quis", "nostrud", "exercitation", "ullamco", "laboris", "nisi", "aliquip", "ex", "ea", "commodo", "consequat",
    ];

    public static string Of(Conversation conversation, MockOptions options) => options.Fallback switch
    {
        Fallback.Echo => Echo(conversation),
        Fallback.Lorem => Lorem(StableChance.ForText(options.Seed, conversation.User)),
        _ => Unscripted,
    };

    // An empty text is no answer.
    private static string Echo(Conversation conversation)
    {
        var said = conversation.LatestResult()?.Text is { Length: > 0 } result ? result : conversation.User;
        return said.Length > 0 ? said : "…";
    }

    private static string Lorem(StableChance chance)
    {
        var text = new StringBuilder();
        var count = Fewest + (int)(chance.Next() % (Most - Fewest));
        var isStart = true;
        for (var i = 0; i < count; i++)
        {
            var word = s_words[i < 2 ? i : (int)(chance.Next() % (ulong)s_words.Length)];
            text.Append(i > 0 ? " " : "").Append(isStart ? char.ToUpperInvariant(word[0]) + word[1..] : word);
            isStart = i > 0 && chance.Next() % 9 == 0;
            text.Append(isStart || i + 1 == count ? "." : "");
        }

        return text.ToString();
    }
}
