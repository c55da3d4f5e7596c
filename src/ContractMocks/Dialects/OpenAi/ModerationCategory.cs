namespace ContractMocks.Dialects.OpenAi;

/// <summary>A category of moderation, and the words that stand for it here: a text is flagged where one of them stands in it as a word, in any case.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="SeesImages">Whether the service looks at pictures for it.</param>
/// <param name="IsOmniOnly">Whether only the newer models know it.</param>
/// <param name="Words">The words.</param>
internal sealed record ModerationCategory(string Name, bool SeesImages, bool IsOmniOnly, params string[] Words)
{
    /// <summary>All of them, in the order of recorded traffic.</summary>
    public static readonly ModerationCategory[] All =
    [
        new("harassment", false, false, "idiot", "loser", "bully"),
        new("harassment/threatening", false, false, "threaten"),
        new("sexual", true, false, "sexual", "porn"),
        new("hate", false, false, "hate", "hateful"),
        new("hate/threatening", false, false, "genocide"),
        new("illicit", false, true, "steal", "shoplift", "bomb"),
        new("illicit/violent", false, true, "bomb"),
        new("self-harm/intent", true, false, "suicide"),
        new("self-harm/instructions", true, false),
        new("self-harm", true, false, "suicide", "self-harm"),
        new("sexual/minors", false, false),
        new("violence", true, false, "kill", "murder", "bomb", "genocide"),
        new("violence/graphic", true, false, "gore", "bloodbath"),
    ];

    public bool IsIn(string text)
    {
        foreach (var word in Words)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var end = at + word.Length;
                if ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end])))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
