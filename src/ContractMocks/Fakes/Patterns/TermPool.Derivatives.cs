using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Patterns;

internal sealed partial class TermPool
{
    // Counts questions, so that answers kept in terms are known to be of this one.
    private int _question;

    /// <summary>What a term asks of the rest after a code point at a place.</summary>
    public Term After(Term term, int point, PatternPlace place)
    {
        _question++;
        return Derive(term, point, place);
    }

    /// <summary>Whether the text may end at a place.</summary>
    public bool Ends(Term term, PatternPlace place)
    {
        _question++;
        return MayEnd(term, place);
    }

    /// <summary>The sets that decide about the next code point.</summary>
    public HashSet<CodePointSet> Firsts(IEnumerable<Term> terms)
    {
        _question++;
        var sets = new HashSet<CodePointSet>();
        foreach (var term in terms)
        {
            Firsts(term, sets);
        }

        return sets;
    }

    // Whether a term that asks nothing of its place allows the end. The question is open already, so that nothing is kept.
    private bool Ends(Term term)
    {
        Work();
        return term.Kind switch
        {
            TermKind.All or TermKind.End => true,
            TermKind.Not => !Ends(term.Terms[0]),
            TermKind.Or => Array.Exists(term.Terms, Ends),
            TermKind.And => Array.TrueForAll(term.Terms, Ends),
            TermKind.Then => term.Node!.Kind switch
            {
                NodeKind.End => Ends(term.Terms[0]),
                _ when term.Node.MatchesEmpty => Ends(term.Terms[0]),
                _ when term.Shortest > 0 || term.Node.IsPlain => false,
                NodeKind.Loop => Ends(Then(term.Node.Parts[0], term.Terms[0])),
                _ => false,
            },
            _ => false,
        };
    }

    private void Firsts(Term term, HashSet<CodePointSet> sets)
    {
        if (term.AskedAt == _question)
        {
            return;
        }

        Work();
        term.AskedAt = _question;
        if (term.Node is { } node)
        {
            sets.UnionWith(node.Firsts);
            if (node.Shortest > 0)
            {
                return;
            }
        }

        foreach (var inner in term.Terms)
        {
            Firsts(inner, sets);
        }
    }

    private Term Derive(Term term, int point, PatternPlace place)
    {
        if (term.AskedAt == _question)
        {
            return term.Answer!;
        }

        Work();
        var answer = term.Kind switch
        {
            TermKind.All => All,
            TermKind.Nothing or TermKind.End => Nothing,
            TermKind.Not => Not(Derive(term.Terms[0], point, place)),
            TermKind.And => DeriveAll(term, point, place),
            TermKind.Or => Or(Array.ConvertAll(term.Terms, inner => Derive(inner, point, place))),
            TermKind.Again => Derive(term.Terms[1], point, place),
            _ => DeriveThen(term.Node!, term.Terms[0], point, place),
        };
        (term.AskedAt, term.Answer) = (_question, answer);
        return answer;
    }

    private Term DeriveAll(Term term, int point, PatternPlace place)
    {
        var parts = new Term[term.Terms.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Derive(term.Terms[i], point, place);
            if (parts[i] == Nothing)
            {
                return Nothing;
            }
        }

        return And(parts);
    }

    private Term DeriveThen(PatternNode node, Term rest, int point, PatternPlace place)
    {
        switch (node.Kind)
        {
            case NodeKind.Set:
                return node.Set!.Contains(point) ? Settle(rest) : Nothing;
            case NodeKind.Either:
                return Or(Array.ConvertAll(node.Parts, part => Derive(Then(part, rest), point, place)));
            case NodeKind.Loop:
                return DeriveLoop(node, rest, point, place);
            case NodeKind.End:
                return Nothing;
            case NodeKind.Edge or NodeKind.NoEdge:
                var isEdge = place.IsAfterWord != EcmaClasses.Words.Contains(point);
                return isEdge == (node.Kind == NodeKind.Edge) ? Derive(rest, point, place) : Nothing;
            default:
                return Holds(node, place) ? Derive(rest, point, place) : Nothing;
        }
    }

    private Term DeriveLoop(PatternNode loop, Term rest, int point, PatternPlace place)
    {
        var body = loop.Parts[0];
        var most = loop.Most == PatternNode.Endless ? loop.Most : loop.Most - 1;
        var next = Nodes.Loop(body, Math.Max(0, loop.Least - 1), most);
        if (body.Kind == NodeKind.Set)
        {
            var taken = body.Set!.Contains(point) ? Settle(Then(next, rest)) : Nothing;
            return loop.Least > 0 ? taken : Or([taken, Derive(rest, point, place)]);
        }

        // A round that takes nothing adds nothing; but where rounds are owed, it pays for all that are left.
        var more = Then(next, rest);
        var again = body.Shortest > 0 ? more : Again(more, loop.Least == 0 ? Nothing : Then(Nodes.Loop(body, 0, most), rest));
        var round = Derive(Then(body, again), point, place);
        return loop.Least > 0 ? round : Or([round, Derive(rest, point, place)]);
    }

    private static bool Holds(PatternNode node, PatternPlace place) => node.Kind switch
    {
        NodeKind.Start => place.Before == Before.Start,
        NodeKind.Behind => (place.Behind >> node.Least & 1) == 1,
        NodeKind.NotBehind => (place.Behind >> node.Least & 1) == 0,
        _ => throw new InvalidOperationException($"{node.Kind} asks nothing of its place."),
    };

    private bool MayEnd(Term term, PatternPlace place)
    {
        if (term.AskedAt == _question)
        {
            return term.Answer == All;
        }

        Work();
        var answer = term.Kind switch
        {
            TermKind.All or TermKind.End => true,
            TermKind.Not => !MayEnd(term.Terms[0], place),
            TermKind.And => Array.TrueForAll(term.Terms, inner => MayEnd(inner, place)),
            TermKind.Or => Array.Exists(term.Terms, inner => MayEnd(inner, place)),
            TermKind.Then => MayEnd(term.Node!, term.Terms[0], place),
            _ => false,
        };
        (term.AskedAt, term.Answer) = (_question, answer ? All : Nothing);
        return answer;
    }

    private bool MayEnd(PatternNode node, Term rest, PatternPlace place) => node.Kind switch
    {
        NodeKind.Set => false,
        NodeKind.Either => Array.Exists(node.Parts, part => MayEnd(Then(part, rest), place)),
        NodeKind.Loop => MayEnd(node.Least == 0 ? rest : Then(node.Parts[0], rest), place),
        NodeKind.End => MayEnd(rest, place),
        NodeKind.Edge => place.IsAfterWord && MayEnd(rest, place),
        NodeKind.NoEdge => !place.IsAfterWord && MayEnd(rest, place),
        _ => Holds(node, place) && MayEnd(rest, place),
    };

    // Rounds that were waiting for a code point have had it.
    private Term Settle(Term term)
    {
        if (!term.HasAgain)
        {
            return term;
        }

        Work();
        return term.Settled ??= term.Kind switch
        {
            TermKind.Again => Settle(term.Terms[0]),
            TermKind.Then => Then(term.Node!, Settle(term.Terms[0])),
            TermKind.Not => Not(Settle(term.Terms[0])),
            TermKind.And => And(Array.ConvertAll(term.Terms, Settle)),
            _ => Or(Array.ConvertAll(term.Terms, Settle)),
        };
    }
}
