using System.Runtime.CompilerServices;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Patterns;

/// <summary>
/// Terms and their derivatives (Brzozowski, 1964): what a term asks of the rest after one code point. Intersection and complement are exact,
/// because they are derived part by part; look-aheads are intersections with what follows; look-behinds are watched from the start of the text by
/// terms of their own.
/// </summary>
internal sealed partial class TermPool
{
    private const int MostTerms = 400_000;
    private const int MostWork = 1_000_000;

    private readonly Dictionary<(TermKind, int, int), Term> _pairs = [];
    private readonly Dictionary<Term[], Term> _lists = new(new ByIds());
    private readonly Dictionary<PatternNode, int> _nodeIds = [];
    private readonly PatternNode _anything;
    private readonly Term _againKey;
    private int _terms;
    private int _work;

    public TermPool(NodePool nodes)
    {
        Nodes = nodes;
        All = New(TermKind.All, null);
        Nothing = New(TermKind.Nothing, null);
        End = New(TermKind.End, null);
        _againKey = New(TermKind.Again, null, End, End);
        _anything = nodes.Loop(nodes.Set(CodePointSet.All), 0, PatternNode.Endless);
    }

    public NodePool Nodes { get; }

    /// <summary>Whether half of the work that may be done is done.</summary>
    public bool IsTired => _work > MostWork / 2 || _terms > MostTerms / 2;

    public Term All { get; }

    public Term Nothing { get; }

    public Term End { get; }

    /// <summary>The texts in which a pattern is found anywhere.</summary>
    public Term Found(PatternNode pattern)
    {
        var here = Then(PatternEnds.AtStart(Nodes, pattern, PatternEnds.Side.Here), All);
        var later = Then(PatternEnds.AtStart(Nodes, pattern, PatternEnds.Side.Beyond), All);
        return later == Nothing ? here : Or([here, Then(Nodes.Set(CodePointSet.All), Then(_anything, later))]);
    }

    /// <summary>The texts before a place that a pattern is found right before; the end of these texts is the place.</summary>
    public Term Watch(PatternNode pattern) => Then(_anything, Then(pattern, End));

    /// <summary>A part, and then a term of what it leaves.</summary>
    public Term Then(PatternNode node, Term rest)
    {
        if (rest == Nothing)
        {
            return Nothing;
        }

        switch (node.Kind)
        {
            case NodeKind.Empty:
                return rest;
            case NodeKind.Nothing:
                return Nothing;
            case NodeKind.Group:
                return Then(node.Parts[0], rest);
            case NodeKind.Sequence:
                for (var i = node.Parts.Length - 1; i >= 0; i--)
                {
                    rest = Then(node.Parts[i], rest);
                }

                return rest;
            case NodeKind.Ahead:
                return And([Then(node.Parts[0], All), rest]);
            case NodeKind.NotAhead:
                return And([Not(Then(node.Parts[0], All)), rest]);
            case NodeKind.End when !rest.HasContext && !rest.HasAgain:
                return Ends(rest) ? End : Nothing;
            case NodeKind.Either when !node.IsPlain:
                return Or(Array.ConvertAll(node.Parts, part => Then(part, rest)));
            case NodeKind.Loop when rest == All && node.Most > node.Least:
                // More rounds than the least are in what follows.
                return Then(Nodes.Loop(node.Parts[0], node.Least, node.Least), rest);
            default:
                return Pair(TermKind.Then, node, [rest]);
        }
    }

    public Term Not(Term term)
    {
        if (term == All)
        {
            return Nothing;
        }

        return term == Nothing ? All : term.Kind == TermKind.Not ? term.Terms[0] : List(TermKind.Not, [term]);
    }

    public Term Or(IEnumerable<Term> terms) => Combine(TermKind.Or, Nothing, All, terms);

    public Term And(IEnumerable<Term> terms) => Combine(TermKind.And, All, Nothing, terms);

    private Term Combine(TermKind kind, Term neutral, Term winner, IEnumerable<Term> terms)
    {
        var kept = new HashSet<Term>();
        var counted = default(Dictionary<PatternNode, Term>);
        foreach (var term in terms)
        {
            if (term == winner)
            {
                return winner;
            }

            if (term == neutral)
            {
                continue;
            }

            foreach (var one in term.Kind == kind ? term.Terms : [term])
            {
                _work++;
                kept.Add(one);
            }
        }

        foreach (var term in kept)
        {
            if (term.Kind == TermKind.Not && kept.Contains(term.Terms[0]))
            {
                return winner;
            }

            Subsume(kind, term, ref counted);
        }

        if (counted is not null)
        {
            kept.RemoveWhere(term => term.Kind == TermKind.Then && term.Terms[0] == All && term.Node!.Kind is NodeKind.Loop or NodeKind.Set
                && counted.TryGetValue(Body(term.Node), out var best) && best != term);
        }

        if (kept.Count == 0)
        {
            return neutral;
        }

        if (kind == TermKind.And && (kept.Max(static term => term.Shortest) > kept.Min(static term => term.Longest) || HasNoEnd(kept)))
        {
            return Nothing;
        }

        if (kind == TermKind.And && kept.Contains(End) && kept.All(static term => !term.HasContext && !term.HasAgain))
        {
            return End;
        }

        var list = kept.ToArray();
        Array.Sort(list, static (left, right) => left.Id.CompareTo(right.Id));
        return list.Length == 1 ? list[0] : List(kind, list);
    }

    // Whether the empty text is the only one left, and is not one.
    private bool HasNoEnd(HashSet<Term> kept) => kept.Contains(End) && kept.Any(term => !term.HasContext && !term.HasAgain && !Ends(term));

    // Of x{5} and x{7}, with anything after, one holds the other. Without this, a search for a long count would watch each place it can begin.
    private void Subsume(TermKind kind, Term term, ref Dictionary<PatternNode, Term>? counted)
    {
        if (term.Kind != TermKind.Then || term.Terms[0] != All || term.Node!.Kind is not (NodeKind.Loop or NodeKind.Set))
        {
            return;
        }

        counted ??= [];
        var body = Body(term.Node);
        if (!counted.TryGetValue(body, out var known) || (Rounds(term.Node) < Rounds(known.Node!)) == (kind == TermKind.Or))
        {
            counted[body] = term;
        }
    }

    private static PatternNode Body(PatternNode node) => node.Kind == NodeKind.Loop ? node.Parts[0] : node;

    private static int Rounds(PatternNode node) => node.Kind == NodeKind.Loop ? node.Least : 1;

    private Term Pair(TermKind kind, PatternNode node, Term[] terms)
    {
        if (!_nodeIds.TryGetValue(node, out var id))
        {
            _nodeIds.Add(node, id = _nodeIds.Count);
        }

        var key = (kind, id, terms[0].Id);
        if (!_pairs.TryGetValue(key, out var term))
        {
            _pairs.Add(key, term = New(kind, node, terms));
        }

        return term;
    }

    private Term Again(Term next, Term atOnce) => next == Nothing ? Nothing : List(TermKind.Again, [next, atOnce]);

    private Term List(TermKind kind, Term[] terms)
    {
        Term[] key = [KeyOf(kind), .. terms];
        if (!_lists.TryGetValue(key, out var term))
        {
            _work += terms.Length;
            _lists.Add(key, term = New(kind, null, terms));
        }

        return term;
    }

    // A term that stands for the kind at the head of a key.
    private Term KeyOf(TermKind kind) => kind switch { TermKind.And => All, TermKind.Or => Nothing, TermKind.Not => End, _ => _againKey };

    private Term New(TermKind kind, PatternNode? node, params Term[] terms)
    {
        if (++_terms > MostTerms)
        {
            throw new PatternTrouble($"needs more than {MostTerms} steps to follow");
        }

        return new Term(kind, _terms, node, terms);
    }

    private void Work()
    {
        if (++_work > MostWork)
        {
            throw new PatternTrouble($"needs more than {MostWork} steps to follow");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new PatternTrouble("nests too deep to follow");
        }
    }

    private sealed class ByIds : IEqualityComparer<Term[]>
    {
        public bool Equals(Term[]? x, Term[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(Term[] terms)
        {
            var hash = 17;
            foreach (var term in terms)
            {
                hash = unchecked((hash * 31) + term.Id);
            }

            return hash;
        }
    }
}
