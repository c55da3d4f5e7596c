namespace ContractMocks.Fakes.Patterns;

/// <summary>
/// Takes back references out of a pattern: what their groups match is made first and put in the place of both. One such choice loses texts, so that
/// several are made. Where a group has few texts, all are put there, which loses none: of any code point, those of ASCII. Texts are judged afterwards,
/// as groups may stay unset.
/// </summary>
internal sealed class BackReferences
{
    private const int MostChoices = 512;

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

    private BackReferences(NodePool nodes, FakeChance chance, int variant, int length, BackReferences outer, Dictionary<int, string?> texts)
        : this(nodes, chance, variant, length) => (_groups, _named, _texts) = (outer._groups, outer._named, texts);

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
        return references.TryExpand(pattern) ?? references.Put(pattern);
    }

    /// <summary>The pattern where none of its references has anything to refer to: the groups come later or are not set.</summary>
    public static PatternNode Unset(NodePool nodes, PatternNode pattern) =>
        !pattern.HasBack ? pattern : pattern.Kind == NodeKind.Back ? nodes.Empty : nodes.With(pattern, part => Unset(nodes, part));

    /// <summary>The pattern with all texts of its groups, or null where these are too many.</summary>
    public static PatternNode? TryExpand(NodePool nodes, PatternNode pattern)
    {
        var references = new BackReferences(nodes, new FakeChance(), 0, -1);
        references.Find(pattern);
        return references.TryExpand(pattern);
    }

    // Looking around is a scope of its own: what a group in it matches says nothing outside.
    private PatternNode? TryExpand(PatternNode node)
    {
        var isWhole = true;
        node = ExpandLooks(node, ref isWhole);
        var groups = new SortedSet<int>();
        Gather(node, groups);
        groups.IntersectWith(_named);
        var choices = new List<Dictionary<int, string?>> { new() };
        foreach (var group in groups)
        {
            if (!isWhole || !_groups.TryGetValue(group, out var body) || GroupTexts.Of(body) is not { } texts || choices.Count * texts.Count > MostChoices)
            {
                return null;
            }

            choices = [.. choices.SelectMany(choice => texts.Select(text => new Dictionary<int, string?>(choice) { [group] = text }))];
        }

        if (!isWhole)
        {
            return null;
        }

        return groups.Count == 0 ? Put(node) : _nodes.Either(choices.ConvertAll(choice => new BackReferences(_nodes, _chance, _variant, _length, this, choice).Put(node)));
    }

    private PatternNode ExpandLooks(PatternNode node, ref bool isWhole)
    {
        if (!HasNamed(node))
        {
            return node;
        }

        var isLook = node.Kind is NodeKind.Ahead or NodeKind.NotAhead or NodeKind.Behind or NodeKind.NotBehind;
        var isAll = true;
        var changed = _nodes.With(node, part =>
        {
            var expanded = isLook ? TryExpand(part) : ExpandLooks(part, ref isAll);
            isAll &= expanded is not null;
            return expanded ?? part;
        });
        isWhole &= isAll;
        return changed;
    }

    private static void Gather(PatternNode node, SortedSet<int> groups)
    {
        if (node.Kind == NodeKind.Group)
        {
            groups.Add(node.Least);
        }

        foreach (var part in node.Parts)
        {
            Gather(part, groups);
        }
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
                // A group that has no text is never set, and what refers to it is empty.
                return Text(node.Least) is { } text ? _nodes.Literal(text) : node.Kind == NodeKind.Back ? _nodes.Empty : _nodes.Nothing;
            case NodeKind.Either when node.Parts.Where(HasNamed).ToArray() is { Length: > 0 } setting:
                // A reference that follows needs its group to be set.
                return Put(setting[_variant % setting.Length]);
            case NodeKind.Loop when node.Least == 0 && HasNamed(node):
                return _nodes.Loop(Put(node.Parts[0]), 1, node.Most);
            default:
                return node.Parts.Length == 0 ? node : _nodes.With(node, Put);
        }
    }

    private bool HasNamed(PatternNode node) =>
        (node.Kind == NodeKind.Group && _named.Contains(node.Least) && !(_texts.TryGetValue(node.Least, out var text) && text is null)) || Array.Exists(node.Parts, HasNamed);

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
