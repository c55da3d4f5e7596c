using System.Text;

namespace ContractMocks.Fakes.Realism;

/// <summary>A text with gaps: <c>{999}</c> digits, <c>{AAA}</c> capitals, <c>{aaa}</c> small letters, <c>{hhh}</c> and <c>{HH}</c> hexadecimal digits, <c>{city}</c> a maker's text.</summary>
internal sealed class WordTemplate
{
    private const string Signs = "9AahH";
    private readonly List<(string Text, bool IsGap)> _pieces = [];

    /// <summary>The whole text when there is no gap in it.</summary>
    public string? Literal { get; private init; }

    /// <summary>The maker when the template is nothing else.</summary>
    public string? Maker => _pieces is [{ IsGap: true } gap] && WordMakers.IsKnown(gap.Text) ? gap.Text : null;

    public static WordTemplate Parse(string text)
    {
        text = text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);
        var pieces = new List<(string Text, bool IsGap)>();
        var start = 0;
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            var gap = close < 0 ? "" : text[(open + 1)..close];
            if (gap.Length == 0 || !(WordMakers.IsKnown(gap) || gap.All(Signs.Contains)))
            {
                continue;
            }

            if (open > start)
            {
                pieces.Add((text[start..open], false));
            }

            pieces.Add((gap, true));
            start = close + 1;
        }

        if (start < text.Length)
        {
            pieces.Add((text[start..], false));
        }

        var template = new WordTemplate { Literal = pieces.Exists(static piece => piece.IsGap) ? null : text };
        template._pieces.AddRange(pieces);
        return template;
    }

    public string Make(RealScene scene)
    {
        if (Literal is { } literal)
        {
            return literal;
        }

        if (Maker is { } maker)
        {
            return WordMakers.Make(maker, scene);
        }

        var text = new StringBuilder();
        foreach (var (piece, isGap) in _pieces)
        {
            if (!isGap)
            {
                text.Append(piece);
            }
            else if (WordMakers.IsKnown(piece))
            {
                text.Append(WordMakers.Make(piece, scene));
            }
            else
            {
                AppendSigns(text, piece, scene.Chance);
            }
        }

        return text.ToString();
    }

    private static void AppendSigns(StringBuilder text, string signs, FakeChance chance)
    {
        for (var i = 0; i < signs.Length; i++)
        {
            text.Append(signs[i] switch
            {
                '9' => (char)('0' + chance.Whole(i == 0 ? 1 : 0, 9)),
                'A' => "ABCDEFGHJKLMNPQRSTUVWXYZ"[chance.Whole(0, 23)],
                'a' => (char)('a' + chance.Whole(0, 25)),
                'h' => "0123456789abcdef"[chance.Whole(0, 15)],
                _ => "0123456789ABCDEF"[chance.Whole(0, 15)],
            });
        }
    }
}

/// <summary>What a text is made from.</summary>
internal sealed record RealScene(FakeAsk Ask, RealHint Hint, FakeChance Chance)
{
    /// <summary>The data sets of the locale asked for.</summary>
    public FakeSets Data => Chance.Data(Ask.Locale);

    public bool IsEnglish => Ask.Locale.Length == 0 || Ask.Locale.StartsWith("en", StringComparison.Ordinal);
}
