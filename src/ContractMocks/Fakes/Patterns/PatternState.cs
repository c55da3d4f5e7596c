namespace ContractMocks.Fakes.Patterns;

/// <summary>A state of a <see cref="PatternMachine"/>: what is still asked of the rest of the text.</summary>
internal sealed class PatternState
{
    public PatternState(int id, Term term, Term[] watches, PatternPlace place)
    {
        (Id, Term, Watches, Place) = (id, term, watches, place);
        (Shortest, Longest) = (term.Shortest, term.Longest);
    }

    public int Id { get; }

    public Term Term { get; }

    /// <summary>What the look-behinds ask of the text up to here.</summary>
    public Term[] Watches { get; }

    public PatternPlace Place { get; }

    /// <summary>Whether the text may end here.</summary>
    public bool IsEnd { get; init; }

    /// <summary>No rest is shorter; none at all where it is <see cref="PatternNode.Endless"/>. Exact once the machine is explored.</summary>
    public int Shortest { get; set; }

    /// <summary>No rest is longer.</summary>
    public int Longest { get; set; }

    public PatternEdge[]? Edges { get; set; }
}

/// <summary>A step to another state with one of some characters.</summary>
internal readonly record struct PatternEdge(CharacterChoice Characters, PatternState Target);
