using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Nodes as short words for people.</summary>
internal static class Texts
{
    private const int Longest = 400;

    /// <summary>What stands at a place: the word itself, else JSON; cut where it is long. Null for nothing.</summary>
    public static string? Short(Spot? spot) => spot is null ? null : Short(spot.Node);

    public static string Short(Node node)
    {
        var text = node is ScalarNode { Type: ScalarType.String } word ? word.Value : NodeJson.ToJson(node);
        if (text.Length <= Longest)
        {
            return text;
        }

        var length = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return text.Substring(0, length) + "…";
    }

    /// <summary>Several words as a list: <c>'a', 'b'</c>.</summary>
    public static string List(IEnumerable<string> words) => string.Join(", ", words.Select(static word => $"'{word}'"));
}
