using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Patterns;

/// <summary>Makes the parts of patterns: simplified where that costs nothing, and one object for equal parts.</summary>
internal sealed class NodePool
{
    private const int MostNodes = 400_000;

    private readonly Dictionary<PatternNode, PatternNode> _nodes = new(new ByContent());

    public NodePool()
    {
        Empty = Intern(NodeKind.Empty);
        Nothing = Intern(NodeKind.Nothing);
    }

    /// <summary>Held by whoever makes parts, or walks a machine, which makes parts too, once the pool is shared.</summary>
    public Lock Gate { get; } = new();

    public PatternNode Empty { get; }

    public PatternNode Nothing { get; }

    /// <summary>An assertion without parts.</summary>
    public PatternNode Assertion(NodeKind kind) => Intern(kind);

    public PatternNode Set(CodePointSet set) => set.IsEmpty ? Nothing : Intern(NodeKind.Set, set);

    public PatternNode Literal(string text)
    {
        var parts = new List<PatternNode>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            parts.Add(Set(CodePointSet.One(rune.Value)));
        }

        return Sequence(parts);
    }

    public PatternNode Group(int number, PatternNode body) => Intern(NodeKind.Group, null, [body], number);

    public PatternNode Back(int number) => Intern(NodeKind.Back, null, null, number);

    public PatternNode Sequence(params IReadOnlyList<PatternNode> parts)
    {
        var kept = new List<PatternNode>(parts.Count);
        foreach (var part in parts)
        {
            if (part == Nothing)
            {
                return Nothing;
            }

            if (part.Kind == NodeKind.Sequence)
            {
                kept.AddRange(part.Parts);
            }
            else if (part != Empty)
            {
                kept.Add(part);
            }
        }

        return kept.Count switch { 0 => Empty, 1 => kept[0], _ => Intern(NodeKind.Sequence, null, [.. kept]) };
    }

    public PatternNode Either(IReadOnlyList<PatternNode> parts)
    {
        CodePointSet? set = null;
        var kept = new List<PatternNode>(parts.Count);
        var known = new HashSet<PatternNode>();
        foreach (var part in parts.SelectMany(static part => part.Kind == NodeKind.Either ? part.Parts : [part]))
        {
            if (part.Kind == NodeKind.Set)
            {
                set = set is null ? part.Set : set.Or(part.Set!);
            }
            else if (part != Nothing && known.Add(part))
            {
                kept.Add(part);
            }
        }

        if (set is not null)
        {
            kept.Insert(0, Set(set));
        }

        return kept.Count switch { 0 => Nothing, 1 => kept[0], _ => Intern(NodeKind.Either, null, [.. kept]) };
    }

    public PatternNode Loop(PatternNode body, int least, int most)
    {
        if (most == 0 || body == Empty)
        {
            return Empty;
        }

        if (body == Nothing)
        {
            return least == 0 ? Empty : Nothing;
        }

        if (body.IsZeroWidth && !body.HasBack)
        {
            // Again at the same place says nothing new.
            return least == 0 ? Empty : body;
        }

        least = body.MatchesEmpty ? 0 : least;
        if (least == 1 && most == 1)
        {
            return body;
        }

        return body is { Kind: NodeKind.Loop, Least: 0, Most: PatternNode.Endless } ? body : Intern(NodeKind.Loop, null, [body], least, most);
    }

    public PatternNode Look(NodeKind kind, PatternNode body)
    {
        var isNegative = kind is NodeKind.NotAhead or NodeKind.NotBehind;
        if (body == Nothing)
        {
            return isNegative ? Empty : Nothing;
        }

        if (body.MatchesEmpty)
        {
            return isNegative ? Nothing : Empty;
        }

        return Intern(kind, null, [body]);
    }

    /// <summary>A look-behind that is watched by a term of a number.</summary>
    public PatternNode Watched(NodeKind kind, int number) => Intern(kind, null, null, number);

    /// <summary>The same node with other parts.</summary>
    public PatternNode With(PatternNode node, Func<PatternNode, PatternNode> change)
    {
        var parts = Array.ConvertAll(node.Parts, part => change(part));
        return node.Kind switch
        {
            NodeKind.Sequence => Sequence(parts),
            NodeKind.Either => Either(parts),
            NodeKind.Loop => Loop(parts[0], node.Least, node.Most),
            NodeKind.Group => Group(node.Least, parts[0]),
            NodeKind.Ahead or NodeKind.NotAhead or NodeKind.Behind or NodeKind.NotBehind when parts.Length > 0 => Look(node.Kind, parts[0]),
            _ => node,
        };
    }

    private PatternNode Intern(NodeKind kind, CodePointSet? set = null, PatternNode[]? parts = null, int least = 0, int most = 0)
    {
        var node = new PatternNode(kind, set, parts ?? [], least, most);
        if (_nodes.TryGetValue(node, out var known))
        {
            return known;
        }

        if (_nodes.Count >= MostNodes)
        {
            throw new PatternTrouble($"needs more than {MostNodes} parts");
        }

        _nodes.Add(node, node);
        return node;
    }

    private sealed class ByContent : IEqualityComparer<PatternNode>
    {
        public bool Equals(PatternNode? x, PatternNode? y) =>
            x!.Kind == y!.Kind && x.Least == y.Least && x.Most == y.Most && Equals(x.Set, y.Set) && x.Parts.AsSpan().SequenceEqual(y.Parts);

        public int GetHashCode(PatternNode node)
        {
            var hash = HashCode.Combine(node.Kind, node.Least, node.Most, node.Set);
            foreach (var part in node.Parts)
            {
                hash = HashCode.Combine(hash, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(part));
            }

            return hash;
        }
    }
}
