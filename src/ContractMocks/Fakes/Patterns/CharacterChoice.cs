using System.Globalization;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Patterns;

/// <summary>The code points of a set that a text is made of: what people would type, as far as the set has it.</summary>
internal sealed class CharacterChoice
{
    /// <summary>From this size on a set is taken to say "anything but", so that letters will do.</summary>
    private const int Large = 80;

    private const int MostLookedAt = 3000;
    private const int MostKept = 64;

    private static readonly CodePointSet Letters = CodePointSet.Range('a', 'z');
    private static readonly CodePointSet LettersAndDigits = CodePointSet.Of(['a', 'z', 'A', 'Z', '0', '9']);
    private static readonly CodePointSet Visible = CodePointSet.Range('!', '~');

    private static readonly CodePointSet Separators = CodePointSet.Of([' ', ' ', '-', '.', '_', '_']);

    private readonly int[] _points;

    private CharacterChoice(CodePointSet set)
    {
        (_points, Rank) = Choose(set);

        // Signs among letters are to be few.
        var isSigns = set.Count >= Large && set.And(LettersAndDigits).IsEmpty;
        Weight = isSigns || (_points.Length == 1 && _points[0] == ' ') ? 1 : _points.Length == 1 ? 2 : 6;
    }

    /// <summary>How readable its characters are: 3 is ASCII, 2 letters and signs of others, 1 blanks and controls, 0 the rest.</summary>
    public int Rank { get; }

    /// <summary>How often it should be taken where others could be as well.</summary>
    public int Weight { get; }

    public static CharacterChoice Of(CodePointSet set) => new(set);

    public int Pick(FakeChance chance) => _points.Length == 1 ? _points[0] : _points[(int)(chance.Bits() % (ulong)_points.Length)];

    private static (int[] Points, int Rank) Choose(CodePointSet set)
    {
        if (set.Count >= Large)
        {
            foreach (var liked in (ReadOnlySpan<CodePointSet>)[Letters, LettersAndDigits, Separators])
            {
                if (set.And(liked) is { IsEmpty: false } some)
                {
                    return (List(some), 3);
                }
            }
        }

        if (set.And(Visible) is { IsEmpty: false } visible)
        {
            return (List(visible), 3);
        }

        return set.Contains(' ') ? ([' '], 3) : Beyond(set);
    }

    private static int[] List(CodePointSet set)
    {
        var points = new List<int>(set.Count);
        for (var i = 0; i < set.Bounds.Length; i += 2)
        {
            for (var point = set.Bounds[i]; point <= set.Bounds[i + 1]; point++)
            {
                points.Add(point);
            }
        }

        return [.. points];
    }

    // The best of the first ones that are looked at. Of ranges beyond the BMP each is looked into, as they may be all there is.
    private static (int[] Points, int Rank) Beyond(CodePointSet set)
    {
        var best = new List<int>();
        var rank = -1;
        var looked = 0;
        for (var i = 0; i < set.Bounds.Length; i += 2)
        {
            for (var point = set.Bounds[i]; point <= set.Bounds[i + 1] && looked++ < MostLookedAt; point++)
            {
                var of = RankOf(point);
                if (of > rank)
                {
                    best.Clear();
                    rank = of;
                }

                if (of == rank && best.Count < MostKept)
                {
                    best.Add(point);
                }
            }
        }

        return ([.. best], rank);
    }

    private static int RankOf(int point)
    {
        if (point > 0xFFFF)
        {
            return 0;
        }

        return CharUnicodeInfo.GetUnicodeCategory(point) switch
        {
            <= UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber => 2,
            >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol => 2,
            UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => 0,
            _ => 1,
        };
    }
}
