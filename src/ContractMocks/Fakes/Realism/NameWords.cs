namespace ContractMocks.Fakes.Realism;

/// <summary>Names and descriptions as words.</summary>
internal static class NameWords
{
    /// <summary>
    /// The words of a name in lower case, without the numbers that only count: <c>zipCode2</c>, <c>zip_code</c> and <c>ZIP-code</c> all read
    /// <c>zip</c>, <c>code</c>; <c>cityA</c> reads <c>city</c>, <c>ipv4</c> stays whole.
    /// </summary>
    public static List<string> Of(string name)
    {
        var words = new List<string>(name.Length < 24 ? 4 : 16);
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isBreak = i == name.Length || !char.IsLetterOrDigit(name[i]);
            if (!isBreak && !(i > start && IsHump(name, i)))
            {
                continue;
            }

            if (i > start)
            {
                Add(words, name.AsSpan(start, i - start));
            }

            start = isBreak ? i + 1 : i;
        }

        if (words.Count > 1 && words[^1].Length == 1 && words[^1][0] is >= 'a' and <= 'd')
        {
            words.RemoveAt(words.Count - 1);
        }

        return words;
    }

    /// <summary>Whether a word has another form than itself.</summary>
    public static bool IsPlural(string word) => word.Length > 3 && word[^1] == 's';

    /// <summary>The forms under which a word may stand in a table: itself, then its singulars.</summary>
    public static IEnumerable<string> Forms(string word)
    {
        yield return word;
        if (IsPlural(word))
        {
            yield return word[..^1];
            if (word.EndsWith("ies", StringComparison.Ordinal))
            {
                yield return word[..^3] + "y";
            }
            else if (word.EndsWith("es", StringComparison.Ordinal))
            {
                yield return word[..^2];
            }
        }
    }

    // A capital after a small letter or digit, and the last capital of several before a small letter (HTMLBody).
    private static bool IsHump(string name, int i) =>
        char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    private static void Add(List<string> words, ReadOnlySpan<char> mixed)
    {
        const int Longest = 40;
        if (mixed.Length > Longest)
        {
            words.Add(mixed.ToString().ToLowerInvariant());
            return;
        }

        Span<char> word = stackalloc char[Longest];
        word = word[..mixed.ToLowerInvariant(word)];
        var end = word.Length;
        while (end > 0 && char.IsAsciiDigit(word[end - 1]))
        {
            end--;
        }

        if (end < word.Length && word is "ipv4" or "ipv6" or "base64" or "md5" or "sha256" or "sha1" or "oauth2" or "b64" or "e164")
        {
            end = word.Length;
        }

        if (end > 0)
        {
            // Words of the tables are there already: most texts speak in them.
            words.Add(WordTable.Known(word[..end]) ?? word[..end].ToString());
        }
    }
}
