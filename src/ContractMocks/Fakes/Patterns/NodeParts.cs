using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Patterns;

/// <summary>Makes parts to follow of what the validator's own reader reads, so that both read a pattern alike.</summary>
internal sealed class NodeParts(NodePool pool) : IEcmaParts<PatternNode>
{
    /// <exception cref="PatternTrouble">It is no pattern, and the message says why, to be read after the pattern itself.</exception>
    public static PatternNode Read(string pattern, NodePool pool)
    {
        try
        {
            return EcmaReader<PatternNode>.Read(pattern, new NodeParts(pool));
        }
        catch (EcmaTrouble trouble)
        {
            throw new PatternTrouble(trouble.Message);
        }
    }

    public PatternNode Set(CodePointSet set) => pool.Set(set);

    public PatternNode Sequence(List<PatternNode> parts) => pool.Sequence(parts);

    public PatternNode Either(List<PatternNode> parts) => pool.Either(parts);

    public PatternNode Loop(PatternNode part, EcmaCount count, IReadOnlyList<int> groups) => pool.Loop(part, count.Least, count.Most);

    public PatternNode Group(int number, PatternNode body, bool isNamed) => pool.Group(number, body);

    public PatternNode Assertion(EcmaAssertion assertion) => pool.Assertion(assertion switch
    {
        EcmaAssertion.Start => NodeKind.Start,
        EcmaAssertion.End => NodeKind.End,
        EcmaAssertion.Edge => NodeKind.Edge,
        _ => NodeKind.NoEdge,
    });

    public PatternNode Look(EcmaLook look, PatternNode body) => pool.Look(
        look switch { EcmaLook.Ahead => NodeKind.Ahead, EcmaLook.NotAhead => NodeKind.NotAhead, EcmaLook.Behind => NodeKind.Behind, _ => NodeKind.NotBehind }, body);

    public PatternNode Back(int number, bool isAnyCase) => pool.Back(number);
}
