namespace ContractMocks.Tokens;

/// <summary>What the name of a model says of how its tokens are counted.</summary>
internal static class ModelFamily
{
    // GPT-4 itself is told apart below: gpt-4o and gpt-4.1 begin with its name.
    private static readonly string[] s_cl100k = ["gpt-3.5", "gpt-35", "text-embedding-", "davinci-002", "babbage-002"];

    /// <summary>Whether the model has the vocabulary <c>cl100k_base</c>; all others have <c>o200k_base</c>.</summary>
    public static bool IsCl100k(string model)
    {
        var name = Name(model);
        return name.StartsWith("gpt-4", StringComparison.Ordinal)
            ? name.Length == 5 || name[5] is '-' or ':'
            : StartsWithAny(name, s_cl100k);
    }

    /// <summary>Whether a model thinks before it answers.</summary>
    /// <param name="name">Its name, as <see cref="Name"/> gives it.</param>
    public static bool IsReasoning(ReadOnlySpan<char> name) =>
        name.StartsWith("gpt-5", StringComparison.Ordinal)
        || name.StartsWith("gpt-oss", StringComparison.Ordinal)
        || (name.Length >= 2 && name[0] == 'o' && char.IsAsciiDigit(name[1]));

    /// <summary>The name that the family shows in: without who hosts the model (<c>openai/</c>), and without what marks fine-tuned ones (<c>ft:</c>).</summary>
    public static ReadOnlySpan<char> Name(string model)
    {
        var name = model.AsSpan()[(model.LastIndexOf('/') + 1)..];
        return name.StartsWith("ft:", StringComparison.Ordinal) ? name[3..] : name;
    }

    public static bool StartsWithAny(ReadOnlySpan<char> name, ReadOnlySpan<string> beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (name.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
