namespace ContractMocks.Schemas.Validation;

/// <summary>The groups of a pattern that capture, and which of them are referred to: both are needed before the pattern is read.</summary>
internal sealed class EcmaGroups
{
    private readonly List<string?> _names = [];
    private readonly HashSet<int> _named = [];

    private EcmaGroups()
    {
    }

    public int Count => _names.Count;

    public static EcmaGroups Of(string pattern)
    {
        var groups = new EcmaGroups();
        var references = new List<string>();
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    if (!inClass && i < pattern.Length)
                    {
                        Refer(pattern, i, references);
                    }

                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass && (i + 1 >= pattern.Length || pattern[i + 1] != '?'):
                    groups._names.Add(null);
                    break;
                case '(' when !inClass && i + 3 < pattern.Length && pattern[i + 2] == '<' && pattern[i + 3] is not ('=' or '!'):
                    groups._names.Add(EndOfName(pattern, i + 3) is { } end ? pattern.Substring(i + 3, end - i - 3) : null);
                    break;
            }
        }

        foreach (var reference in references)
        {
            groups._named.UnionWith(int.TryParse(reference, out var number) ? [number] : groups.Numbers(reference));
        }

        return groups;
    }

    /// <summary>The numbers of the groups of a name; several where alternatives have groups of the same name.</summary>
    public List<int> Numbers(string name)
    {
        var numbers = new List<int>();
        for (var i = _names.IndexOf(name); i >= 0; i = _names.IndexOf(name, i + 1))
        {
            numbers.Add(i + 1);
        }

        return numbers;
    }

    public bool IsNamed(int number) => _named.Contains(number);

    public IReadOnlyList<int> NamedBetween(int first, int last) => _named.Count == 0 || first > last ? [] : [.. _named.Where(number => number >= first && number <= last).OrderBy(static number => number)];

    /// <summary>Where the name that begins at a place ends (at its <c>&gt;</c>), or null where it is none.</summary>
    public static int? EndOfName(string pattern, int start)
    {
        for (var i = start; i < pattern.Length; i++)
        {
            var character = pattern[i];
            if (character == '>')
            {
                return i > start ? i : null;
            }

            var isLetter = char.IsLetter(character) || character is '$' or '_' || char.IsSurrogate(character);
            if (!isLetter && (i == start || !(char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark)))
            {
                return null;
            }
        }

        return null;
    }

    private static void Refer(string pattern, int i, List<string> references)
    {
        if (pattern[i] is >= '1' and <= '9')
        {
            var end = i;
            while (end < pattern.Length && pattern[end] is >= '0' and <= '9')
            {
                end++;
            }

            references.Add(pattern.Substring(i, end - i));
        }
        else if (pattern[i] == 'k' && i + 1 < pattern.Length && pattern[i + 1] == '<' && EndOfName(pattern, i + 2) is { } end)
        {
            references.Add(pattern.Substring(i + 2, end - i - 2));
        }
    }
}
