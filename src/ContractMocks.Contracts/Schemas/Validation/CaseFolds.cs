namespace ContractMocks.Schemas.Validation;

/// <summary>What counts as the same character where <c>(?i:…)</c> asks for any case: .NET's invariant pairs of the BMP.</summary>
internal static class CaseFolds
{
    private static readonly Lazy<(char Character, char Other)[]> Pairs = new(Find);

    /// <summary>The set and the other cases of what is in it.</summary>
    public static CodePointSet Close(CodePointSet set)
    {
        var bounds = new List<int>(set.Bounds.ToArray());
        foreach (var (character, other) in Pairs.Value)
        {
            Add(bounds, set.Contains(character), other);
            Add(bounds, set.Contains(other), character);
        }

        return CodePointSet.Of(bounds);
    }

    private static void Add(List<int> bounds, bool isNeeded, int point)
    {
        if (isNeeded)
        {
            bounds.Add(point);
            bounds.Add(point);
        }
    }

    private static (char Character, char Other)[] Find()
    {
        var pairs = new List<(char, char)>();
        for (var point = 0; point <= char.MaxValue; point++)
        {
            var character = (char)point;
            var (upper, lower) = (char.ToUpperInvariant(character), char.ToLowerInvariant(character));
            if (upper != character)
            {
                pairs.Add((character, upper));
            }

            if (lower != character)
            {
                pairs.Add((character, lower));
            }
        }

        return [.. pairs];
    }
}
