namespace ContractMocks.Fakes.Patterns;

/// <summary>Finds the fewest patterns, of some that have no text in common, that have none already, and says so.</summary>
internal sealed class PatternContradiction
{
    /// <summary>Among more, pairs are not looked for.</summary>
    private const int MostForPairs = 12;

    private readonly NodePool _nodes;
    private readonly List<(string Text, PatternNode Node)> _patterns;
    private readonly List<(string Text, PatternNode Node)> _excluded;

    public PatternContradiction(NodePool nodes, List<(string Text, PatternNode Node)> patterns, List<(string Text, PatternNode Node)> excluded) =>
        (_nodes, _patterns, _excluded) = (nodes, patterns, excluded);

    public string Name()
    {
        foreach (var pattern in _patterns)
        {
            if (IsEmpty([pattern.Node], []))
            {
                return $"the pattern {pattern.Text} has no text";
            }
        }

        foreach (var pattern in _excluded)
        {
            if (IsEmpty([], [pattern.Node]))
            {
                return $"every text matches the excluded pattern {pattern.Text}";
            }
        }

        return (_patterns.Count + _excluded.Count <= MostForPairs ? Pair() : null)
            ?? $"{Join([.. _patterns.Select(static pattern => pattern.Text), .. _excluded.Select(static pattern => "not " + pattern.Text)])} have no text in common";
    }

    /// <summary>Names patterns in a sentence.</summary>
    public static string Join(IReadOnlyList<string> patterns) => patterns.Count switch
    {
        0 => "no pattern",
        1 => "the pattern " + patterns[0],
        _ => $"the patterns {string.Join(", ", patterns.SkipLast(1))} and {patterns[^1]}",
    };

    private string? Pair()
    {
        for (var i = 0; i < _patterns.Count; i++)
        {
            for (var j = i + 1; j < _patterns.Count; j++)
            {
                if (IsEmpty([_patterns[i].Node, _patterns[j].Node], []))
                {
                    return $"the patterns {_patterns[i].Text} and {_patterns[j].Text} have no text in common";
                }
            }

            foreach (var excluded in _excluded)
            {
                if (IsEmpty([_patterns[i].Node], [excluded.Node]))
                {
                    return $"every text of the pattern {_patterns[i].Text} matches the excluded pattern {excluded.Text}";
                }
            }
        }

        return null;
    }

    private bool IsEmpty(List<PatternNode> patterns, List<PatternNode> excluded)
    {
        try
        {
            return new PatternLanguage(_nodes, patterns, excluded).IsEmpty;
        }
        catch (PatternTrouble)
        {
            return false;
        }
    }
}
