namespace ContractMocks.Fakes;

/// <summary>Names of properties as the words they are made of.</summary>
internal static class FakeWords
{
    /// <summary>The words of a name in lower case: <c>zipCode</c>, <c>zip_code</c> and <c>ZIP-code</c> all read <c>zip</c>, <c>code</c>.</summary>
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isBreak = i == name.Length || !char.IsLetterOrDigit(name[i]);
            var isHump = !isBreak && i > start && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]);
            if (!isBreak && !isHump)
            {
                continue;
            }

            if (i > start)
            {
                words.Add(name[start..i].ToLowerInvariant());
            }

            start = isHump ? i : i + 1;
        }

        return words;
    }
}
