using System.Globalization;
using System.Text;

namespace ContractMocks;

/// <summary>
/// Makes tool names legal for a provider, the same way everywhere: what a provider does not take becomes <c>_</c>, and what is too long is cut.
/// The rules are those of the providers' documents: OpenAI <c>^[a-zA-Z0-9_-]{1,64}$</c>, Anthropic the same up to 128, Gemini with dots and colons
/// up to 128 (its server wants a letter or an underscore first), MCP (2025-11-25) with dots up to 128. A provider that is not known gets OpenAI's
/// rule: every name that fits it fits the others', but for Gemini's first character.
/// </summary>
internal static class ToolNames
{
    /// <summary>The rule of tool files, which know no provider: OpenAI's, the narrowest.</summary>
    public const string Strictest = "openai";

    /// <summary>The name as a provider takes it; the name itself where it is legal. Never empty.</summary>
    /// <param name="provider">The provider's name, e.g. <c>gemini</c>.</param>
    /// <param name="name">The name as written, e.g. <c>math.factorial</c>.</param>
    public static string For(string provider, string name)
    {
        var rule = RuleOf(provider);
        if (rule.Allows(name))
        {
            return name;
        }

        var legal = new StringBuilder(name.Length + 1);
        var hasWord = false;
        for (var i = 0; i < name.Length && legal.Length < rule.MaxLength; i++)
        {
            var c = name[i];
            // A pair of surrogates is one character to its reader.
            if (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(name[i - 1]))
            {
                continue;
            }

            if (legal.Length == 0 && rule.WantsLetterFirst && !IsLetter(c) && c != '_' && rule.Allows(c))
            {
                legal.Append('_');
            }

            hasWord |= IsLetter(c) || IsDigit(c);
            legal.Append(rule.Allows(c) ? c : '_');
        }

        return hasWord ? legal.ToString() : "tool";
    }

    /// <summary>Whether a provider takes a name.</summary>
    public static bool IsLegal(string provider, string name) => RuleOf(provider).Allows(name);

    /// <summary>
    /// Legal names for a list of tools, in its order. Names that are legal as written keep them; of others that become alike, the first keeps the
    /// plain name and later ones are numbered from 2.
    /// </summary>
    public static IReadOnlyList<string> ForAll(string provider, IReadOnlyList<string> names)
    {
        var taken = new HashSet<string>(names.Where(name => IsLegal(provider, name)), StringComparer.Ordinal);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var result = new List<string>(names.Count);
        foreach (var name in names)
        {
            if (!known.TryGetValue(name, out var legal))
            {
                legal = IsLegal(provider, name) ? name : Free(provider, name, one => !taken.Contains(one));
                taken.Add(legal);
                known.Add(name, legal);
            }

            result.Add(legal);
        }

        return result;
    }

    /// <summary>The legal form of a name that is free, numbered from 2 where the plain one is not.</summary>
    public static string Free(string provider, string name, Func<string, bool> isFree)
    {
        var plain = For(provider, name);
        var longest = RuleOf(provider).MaxLength;
        var candidate = plain;
        for (var number = 2; !isFree(candidate); number++)
        {
            var end = "_" + number.ToString(CultureInfo.InvariantCulture);
            candidate = (plain.Length + end.Length > longest ? plain.Substring(0, longest - end.Length) : plain) + end;
        }

        return candidate;
    }

    private static Rule RuleOf(string provider) => provider switch
    {
        "anthropic" => new Rule(128, "_-", WantsLetterFirst: false),
        "gemini" or "google" => new Rule(128, "_-.:", WantsLetterFirst: true),
        "mcp" => new Rule(128, "_-.", WantsLetterFirst: false),
        _ => new Rule(64, "_-", WantsLetterFirst: false),
    };

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private readonly record struct Rule(int MaxLength, string Marks, bool WantsLetterFirst)
    {
        public bool Allows(char c) => IsLetter(c) || IsDigit(c) || Marks.IndexOf(c) >= 0;

        public bool Allows(string name)
        {
            if (name.Length == 0 || name.Length > MaxLength || (WantsLetterFirst && !IsLetter(name[0]) && name[0] != '_'))
            {
                return false;
            }

            foreach (var c in name)
            {
                if (!Allows(c))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
