using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Patterns;

/// <summary>What a part of a pattern is.</summary>
internal enum NodeKind
{
    /// <summary>Matches the empty text.</summary>
    Empty,

    /// <summary>Matches nothing.</summary>
    Nothing,

    /// <summary>One code point of a set.</summary>
    Set,
    Sequence,
    Either,
    Loop,

    /// <summary><c>^</c></summary>
    Start,

    /// <summary><c>$</c></summary>
    End,

    /// <summary><c>\b</c></summary>
    Edge,

    /// <summary><c>\B</c></summary>
    NoEdge,
    Ahead,
    NotAhead,
    Behind,
    NotBehind,

    /// <summary>A group that a back reference may name; its number is in <see cref="PatternNode.Least"/>.</summary>
    Group,

    /// <summary>A back reference; the group's number is in <see cref="PatternNode.Least"/>.</summary>
    Back,
}

/// <summary>A part of a pattern. Made by <see cref="NodePool"/> only, one object for equal parts, so that comparing is comparing references.</summary>
internal sealed class PatternNode
{
    /// <summary>Stands for a count or a length without end.</summary>
    public const int Endless = int.MaxValue;

    private CodePointSet[]? _firsts;

    public PatternNode(NodeKind kind, CodePointSet? set, PatternNode[] parts, int least, int most)
    {
        (Kind, Set, Parts, Least, Most) = (kind, set, parts, least, most);
        (Shortest, Longest) = Lengths();
        IsPlain = kind <= NodeKind.Loop && Array.TrueForAll(parts, static part => part.IsPlain);
        HasContext = kind is NodeKind.Start or NodeKind.Edge or NodeKind.NoEdge or NodeKind.Behind or NodeKind.NotBehind
            || Array.Exists(parts, static part => part.HasContext);
        HasBehind = kind is NodeKind.Behind or NodeKind.NotBehind || Array.Exists(parts, static part => part.HasBehind);
        HasEdge = kind is NodeKind.Edge or NodeKind.NoEdge || Array.Exists(parts, static part => part.HasEdge);
        HasBack = kind is NodeKind.Back || Array.Exists(parts, static part => part.HasBack);
        MatchesEmpty = kind switch
        {
            NodeKind.Empty => true,
            NodeKind.Loop => least == 0 || parts[0].MatchesEmpty,
            NodeKind.Sequence => Array.TrueForAll(parts, static part => part.MatchesEmpty),
            NodeKind.Either => Array.Exists(parts, static part => part.MatchesEmpty),
            NodeKind.Group => parts[0].MatchesEmpty,
            _ => false,
        };
    }

    public NodeKind Kind { get; }

    public CodePointSet? Set { get; }

    public PatternNode[] Parts { get; }

    /// <summary>The least count of a loop; the number of a group, a reference, or what watches a look-behind.</summary>
    public int Least { get; }

    public int Most { get; }

    /// <summary>The least length, exact for plain parts and never too large for others.</summary>
    public int Shortest { get; }

    public int Longest { get; }

    /// <summary>Whether it is free of assertions, groups and references.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether what it matches depends on what stands before it.</summary>
    public bool HasContext { get; }

    public bool HasBehind { get; }

    /// <summary>Whether it asks for edges of words.</summary>
    public bool HasEdge { get; }

    public bool HasBack { get; }

    /// <summary>Whether it matches the empty text wherever it stands.</summary>
    public bool MatchesEmpty { get; }

    public bool IsZeroWidth => Longest == 0;

    /// <summary>The sets that decide about the first code point; more than needed where assertions are.</summary>
    public CodePointSet[] Firsts => _firsts ??= FindFirsts();

    public static int Sum(int left, int right) => (int)Math.Min(Endless, (long)left + right);

    public static int Product(int left, int right) => left == 0 || right == 0 ? 0 : (int)Math.Min(Endless, (long)left * right);

    private (int Shortest, int Longest) Lengths()
    {
        switch (Kind)
        {
            case NodeKind.Set:
                return (1, 1);
            case NodeKind.Sequence:
                var (shortest, longest) = (0, 0);
                foreach (var part in Parts)
                {
                    (shortest, longest) = (Sum(shortest, part.Shortest), Sum(longest, part.Longest));
                }

                return (shortest, longest);
            case NodeKind.Either:
                return (Parts.Min(static part => part.Shortest), Parts.Max(static part => part.Longest));
            case NodeKind.Loop:
                return (Product(Least, Parts[0].Shortest), Product(Most, Parts[0].Longest));
            case NodeKind.Group:
                return (Parts[0].Shortest, Parts[0].Longest);
            case NodeKind.Back:
                return (0, Endless);
            default:
                return (0, 0);
        }
    }

    private CodePointSet[] FindFirsts()
    {
        if (Kind == NodeKind.Set)
        {
            return [Set!];
        }

        var sets = new HashSet<CodePointSet>();
        if (Kind is NodeKind.Edge or NodeKind.NoEdge)
        {
            sets.Add(EcmaClasses.Words);
        }

        if (Kind is not (NodeKind.Behind or NodeKind.NotBehind))
        {
            foreach (var part in Parts)
            {
                sets.UnionWith(part.Firsts);
                if (Kind == NodeKind.Sequence && part.Shortest > 0)
                {
                    break;
                }
            }
        }

        return [.. sets];
    }
}
