namespace ContractMocks.Fakes.Patterns;

/// <summary>Decides <c>^</c> and <c>$</c> where it is known already whether they stand at the start or the end of the text, which is nearly always.</summary>
internal static class PatternEnds
{
    /// <summary>Where in the text a part stands, seen from the side in question.</summary>
    public enum Side
    {
        Here,
        Beyond,
        Unknown,
    }

    public static PatternNode AtStart(NodePool pool, PatternNode node, Side side) => Decide(pool, node, side, NodeKind.Start);

    public static PatternNode AtEnd(NodePool pool, PatternNode node, Side side) => Decide(pool, node, side, NodeKind.End);

    private static PatternNode Decide(NodePool pool, PatternNode node, Side side, NodeKind anchor)
    {
        switch (node.Kind)
        {
            case var kind when kind == anchor:
                return side switch { Side.Here => pool.Empty, Side.Beyond => pool.Nothing, _ => node };
            case NodeKind.Either or NodeKind.Group:
                return pool.With(node, part => Decide(pool, part, side, anchor));
            case NodeKind.Ahead or NodeKind.NotAhead when anchor == NodeKind.Start:
                return pool.With(node, part => Decide(pool, part, side, anchor));
            case NodeKind.Loop:
                // The second time round is not at the start any more.
                var inside = side == Side.Here && node.Most > 1 ? Side.Unknown : side;
                return pool.With(node, part => Decide(pool, part, inside, anchor));
            case NodeKind.Sequence:
                return Sequence(pool, node, side, anchor);
            default:
                return node;
        }
    }

    private static PatternNode Sequence(NodePool pool, PatternNode node, Side side, NodeKind anchor)
    {
        var parts = (PatternNode[])node.Parts.Clone();
        for (var i = 0; i < parts.Length; i++)
        {
            var at = anchor == NodeKind.Start ? i : parts.Length - 1 - i;
            var before = parts[at];
            parts[at] = Decide(pool, before, side, anchor);
            side = side == Side.Beyond || before.Shortest > 0 ? Side.Beyond : before.IsZeroWidth ? side : Side.Unknown;
        }

        return pool.Sequence(parts);
    }
}
