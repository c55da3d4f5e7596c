namespace ContractMocks.Fakes.Realism;

/// <summary>A text with gaps: <c>{999}</c> digits, <c>{AAA}</c> capitals, <c>{aaa}</c> small letters, <c>{hhh}</c> and <c>{HH}</c> hexadecimal digits, <c>{city}</c> a maker's text.</summary>
internal sealed class WordTemplate
{
    private const string Signs = "9AahH";
    private Piece[] _pieces = [];

    /// <summary>The whole text when there is no gap in it.</summary>
    public string? Literal { get; private set; }

    /// <summary>The maker when the template is nothing else.</summary>
    public string? Maker { get; private set; }

    /// <summary>Whether a part of a place or a person is in it.</summary>
    public bool UsesSiblings => Array.Exists(_pieces, static piece => piece.Make is not null && WordMakers.PartOf(piece.Text) != RealPart.None);

    public static WordTemplate Parse(string text)
    {
        text = text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);
        var pieces = new List<Piece>();
        var start = 0;
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            var gap = close < 0 ? "" : text[(open + 1)..close];
            var maker = WordMakers.Find(gap);
            if (gap.Length == 0 || (maker is null && !gap.All(Signs.Contains)))
            {
                continue;
            }

            if (open > start)
            {
                pieces.Add(new Piece(text[start..open], null, false));
            }

            pieces.Add(new Piece(gap, maker, true));
            start = close + 1;
        }

        if (start < text.Length)
        {
            pieces.Add(new Piece(text[start..], null, false));
        }

        return new WordTemplate
        {
            _pieces = [.. pieces],
            Literal = pieces.Exists(static piece => piece.IsGap) ? null : text,
            Maker = pieces is [{ Make: not null } only] ? only.Text : null,
        };
    }

    public string Make(RealScene scene)
    {
        if (Literal is { } literal)
        {
            return literal;
        }

        if (_pieces is [{ Make: { } only }])
        {
            return only(scene);
        }

        var text = new TextBuffer(stackalloc char[128]);
        foreach (var piece in _pieces)
        {
            if (piece.Make is { } make)
            {
                text.Add(make(scene));
            }
            else if (piece.IsGap)
            {
                AddSigns(ref text, piece.Text, scene.Chance);
            }
            else
            {
                text.Add(piece.Text);
            }
        }

        return text.ToString();
    }

    private static void AddSigns(ref TextBuffer text, string signs, FakeChance chance)
    {
        for (var i = 0; i < signs.Length; i++)
        {
            text.Add(signs[i] switch
            {
                '9' => (char)('0' + chance.Whole(i == 0 ? 1 : 0, 9)),
                'A' => "ABCDEFGHJKLMNPQRSTUVWXYZ"[chance.Whole(0, 23)],
                'a' => (char)('a' + chance.Whole(0, 25)),
                'h' => "0123456789abcdef"[chance.Whole(0, 15)],
                _ => "0123456789ABCDEF"[chance.Whole(0, 15)],
            });
        }
    }

    /// <param name="Text">What stands there, or the signs or the name of the gap.</param>
    /// <param name="Make">What fills the gap; null when signs do.</param>
    /// <param name="IsGap">Whether it is one.</param>
    private readonly record struct Piece(string Text, Func<RealScene, string>? Make, bool IsGap);
}

/// <summary>What a text is made from.</summary>
internal readonly record struct RealScene(FakeAsk Ask, RealHint Hint, FakeChance Chance)
{
    /// <summary>The texts of the locale asked for.</summary>
    public FakeSets Data => FakeSets.Of(Ask.Locale);

    public bool IsEnglish => Ask.Locale.Length == 0 || Ask.Locale.StartsWith("en", StringComparison.Ordinal);
}
