namespace ContractMocks.Fakes.Patterns;

/// <summary>Gives each look-behind of a machine a term that watches the text from its start, and whose end says that the look-behind holds.</summary>
internal sealed class LookBehinds
{
    private const int Most = 64;

    private readonly TermPool _terms;
    private readonly List<PatternNode> _bodies = [];
    private readonly List<Term> _watches = [];

    public LookBehinds(TermPool terms) => _terms = terms;

    public Term[] All => [.. _watches];

    /// <summary>The same pattern with numbers in the place of its look-behinds.</summary>
    public PatternNode Watch(PatternNode node)
    {
        if (!node.HasBehind || node.Parts.Length == 0)
        {
            return node;
        }

        if (node.Kind is not (NodeKind.Behind or NodeKind.NotBehind))
        {
            return _terms.Nodes.With(node, Watch);
        }

        var body = Watch(node.Parts[0]);
        var number = _bodies.IndexOf(body);
        if (number < 0)
        {
            number = _bodies.Count;
            _bodies.Add(body);
            _watches.Add(_terms.Watch(body));
        }

        return number < Most ? _terms.Nodes.Watched(node.Kind, number) : throw new PatternTrouble($"looks behind in more than {Most} ways");
    }

    /// <summary>Whether a look-behind asks for what comes after it, which watching does not see; texts must be judged then.</summary>
    public static bool AreBlind(PatternNode node) => node.HasBehind
        && (node.Kind is NodeKind.Behind or NodeKind.NotBehind ? LooksOn(node.Parts[0]) : Array.Exists(node.Parts, AreBlind));

    private static bool LooksOn(PatternNode node) =>
        node.Kind is NodeKind.End or NodeKind.Ahead or NodeKind.NotAhead or NodeKind.Edge or NodeKind.NoEdge || Array.Exists(node.Parts, LooksOn);
}
