namespace ContractMocks.Fakes.Patterns;

/// <summary>
/// Takes back references out of a pattern: what their groups match is made first and put in the place of both. One such choice loses texts, so that
/// several are made; each is exact but for groups that may stay unset, and is judged afterwards.
/// </summary>
internal sealed class BackReferences
{
    private readonly NodePool _nodes;
    private readonly FakeChance _chance;
    private readonly int _variant;
    private readonly int _length;
    private readonly Dictionary<int, PatternNode> _groups = [];
    private readonly HashSet<int> _named = [];
    private readonly Dictionary<int, string?> _texts = [];

    private BackReferences(NodePool nodes, FakeChance chance, int variant, int length)
    {
        (_nodes, _chance, _variant, _length) = (nodes, chance, variant, length);
    }

    /// <param name="nodes">Where parts are made.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="variant">Which choice: another number, another one.</param>
    /// <param name="length">The length of the groups' texts, or less than 0 for any.</param>
    public static PatternNode Resolve(NodePool nodes, PatternNode pattern, int variant, int length)
    {
        if (!pattern.HasBack)
        {
            return pattern;
        }

        var chance = new FakeChance();
        chance.Start(FakeChance.Mix((ulong)variant, "back"));
        var references = new BackReferences(nodes, chance, variant, length);
        references.Find(pattern);
        return references.Put(pattern);
    }

    private void Find(PatternNode node)
    {
        if (node.Kind == NodeKind.Group)
        {
            _groups[node.Least] = node.Parts[0];
        }
        else if (node.Kind == NodeKind.Back)
        {
            _named.Add(node.Least);
        }

        foreach (var part in node.Parts)
        {
            Find(part);
        }
    }

    private PatternNode Put(PatternNode node)
    {
        switch (node.Kind)
        {
            case NodeKind.Group or NodeKind.Back when _named.Contains(node.Least):
                return Text(node.Least) is { } text ? _nodes.Literal(text) : _nodes.Nothing;
            case NodeKind.Either when node.Parts.Where(HasNamed).ToArray() is { Length: > 0 } setting:
                // A reference that follows needs its group to be set.
                return Put(setting[_variant % setting.Length]);
            case NodeKind.Loop when node.Least == 0 && HasNamed(node):
                return _nodes.Loop(Put(node.Parts[0]), 1, node.Most);
            default:
                return node.Parts.Length == 0 ? node : _nodes.With(node, Put);
        }
    }

    private bool HasNamed(PatternNode node) => (node.Kind == NodeKind.Group && _named.Contains(node.Least)) || Array.Exists(node.Parts, HasNamed);

    private string? Text(int group)
    {
        if (_texts.TryGetValue(group, out var known))
        {
            return known;
        }

        // A group that refers to itself refers to nothing yet.
        _texts[group] = "";
        var language = _groups.TryGetValue(group, out var body) ? PatternLanguage.OfGroup(_nodes, Put(body)) : null;
        if (language is null || language.IsEmpty)
        {
            return _texts[group] = null;
        }

        var wish = _variant % 3 == 2 ? PatternWish.Shortest : PatternWish.Natural;
        var made = _length >= 0 ? language.Make(_chance, _length, _length, wish, out _) : null;
        return _texts[group] = made ?? language.Make(_chance, 0, PatternNode.Endless, wish, out _);
    }
}
