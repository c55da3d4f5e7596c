using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Patterns;

/// <summary>The texts of a part that has few.</summary>
internal static class GroupTexts
{
    private const int Most = 128;

    private static readonly CodePointSet Typed = CodePointSet.Range(' ', '~');

    /// <summary>All texts, those of ASCII only where a set has some, or null where they are too many.</summary>
    public static List<string>? Of(PatternNode node)
    {
        switch (node.Kind)
        {
            case NodeKind.Empty:
                return [""];
            case NodeKind.Set:
                return OfSet(node.Set!);
            case NodeKind.Group:
                return Of(node.Parts[0]);
            case NodeKind.Either:
                return Few(Array.ConvertAll(node.Parts, Of).Aggregate((left, right) => left is null || right is null ? null : [.. left, .. right]));
            case NodeKind.Sequence:
                return Array.ConvertAll(node.Parts, Of).Aggregate(Cross);
            case NodeKind.Loop when node.Most <= Most:
                return Loop(node);
            default:
                return null;
        }
    }

    private static List<string>? OfSet(CodePointSet set)
    {
        var typed = set.And(Typed);
        set = typed.IsEmpty ? set : typed;
        var texts = new List<string>();
        for (var i = 0; i < set.Bounds.Length; i += 2)
        {
            for (var point = set.Bounds[i]; point <= set.Bounds[i + 1]; point++)
            {
                texts.Add(char.ConvertFromUtf32(point));
                if (texts.Count > Most)
                {
                    return null;
                }
            }
        }

        return texts;
    }

    private static List<string>? Loop(PatternNode loop)
    {
        var body = Of(loop.Parts[0]);
        List<string>? rounds = [""];
        var texts = new List<string>();
        for (var round = 0; round <= loop.Most; round++)
        {
            texts.AddRange(round >= loop.Least ? rounds : []);
            rounds = round < loop.Most ? Cross(rounds, body) : rounds;
            if (rounds is null || texts.Count > Most)
            {
                return null;
            }
        }

        return Few(texts);
    }

    private static List<string>? Cross(List<string>? left, List<string>? right) =>
        left is null || right is null || left.Count * right.Count > Most ? null : [.. left.SelectMany(first => right.Select(second => first + second))];

    private static List<string>? Few(List<string>? texts) => texts is null || texts.Count > Most ? null : [.. texts.Distinct(StringComparer.Ordinal)];
}
