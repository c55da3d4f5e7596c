namespace ContractMocks.Fakes.Patterns;

/// <summary>What a term asks of the rest of a text.</summary>
internal enum TermKind
{
    /// <summary>Any rest.</summary>
    All,

    /// <summary>No rest will do.</summary>
    Nothing,

    /// <summary>Only the empty rest.</summary>
    End,

    /// <summary>A part of a pattern, and then another term of what it leaves.</summary>
    Then,

    /// <summary>The next round of a loop: allowed only where the round before has taken a code point.</summary>
    Again,
    And,
    Or,
    Not,
}

/// <summary>A set of texts: those that the rest of the text, from some place on, may be. Made by <see cref="TermPool"/> only; equal terms are one object.</summary>
internal sealed class Term
{
    public Term(TermKind kind, int id, PatternNode? node, Term[] terms)
    {
        (Kind, Id, Node, Terms) = (kind, id, node, terms);
        HasContext = (node?.HasContext ?? false) || Array.Exists(terms, static term => term.HasContext);
        HasBehind = (node?.HasBehind ?? false) || Array.Exists(terms, static term => term.HasBehind);
        HasEdge = (node?.HasEdge ?? false) || Array.Exists(terms, static term => term.HasEdge);
        HasAgain = kind == TermKind.Again || Array.Exists(terms, static term => term.HasAgain);
        IsPlain = kind is not (TermKind.And or TermKind.Not) && (node?.IsPlain ?? true) && Array.TrueForAll(terms, static term => term.IsPlain);
        (Shortest, Longest) = Lengths();
    }

    public TermKind Kind { get; }

    public int Id { get; }

    public PatternNode? Node { get; }

    public Term[] Terms { get; }

    public bool HasContext { get; }

    public bool HasBehind { get; }

    public bool HasEdge { get; }

    public bool HasAgain { get; }

    /// <summary>Whether its lengths are exact and, unless it is nothing, it has a text.</summary>
    public bool IsPlain { get; }

    /// <summary>No text of it is shorter.</summary>
    public int Shortest { get; }

    /// <summary>No text of it is longer.</summary>
    public int Longest { get; }

    /// <summary>What it is once the loops in it have taken something; kept, as it is asked for often.</summary>
    public Term? Settled { get; set; }

    /// <summary>The question that <see cref="Answer"/> answers.</summary>
    public int AskedAt { get; set; }

    public Term? Answer { get; set; }

    private (int Shortest, int Longest) Lengths()
    {
        switch (Kind)
        {
            case TermKind.End:
                return (0, 0);
            case TermKind.Nothing:
                return (PatternNode.Endless, 0);
            case TermKind.Then:
                return (PatternNode.Sum(Node!.Shortest, Terms[0].Shortest), PatternNode.Sum(Node.Longest, Terms[0].Longest));
            case TermKind.Again:
                return (Math.Min(Terms[0].Shortest, Terms[1].Shortest), Math.Max(Terms[0].Longest, Terms[1].Longest));
            case TermKind.And:
                return (Terms.Max(static term => term.Shortest), Terms.Min(static term => term.Longest));
            case TermKind.Or:
                return (Terms.Min(static term => term.Shortest), Terms.Max(static term => term.Longest));
            case TermKind.Not:
                return (Terms[0].Kind == TermKind.End ? 1 : 0, PatternNode.Endless);
            default:
                return (0, PatternNode.Endless);
        }
    }
}
