using System.Text;

namespace ContractMocks.Fakes.Realism;

/// <summary>
/// Natural texts: by format, by what the description allows or gives as examples, by the words of name, description and owner, else plain words.
/// What a schema demands (pattern, enum, const) is not asked here.
/// </summary>
internal static partial class RealTexts
{
    private const int Draws = 6;
    private const int MostStretched = 100_000;

    /// <summary>Reads the words around a value; whoever makes many values at a place keeps the answer.</summary>
    public static RealHint Prepare(string name, string owner, string title, string description) => new(name, owner, title, description);

    /// <summary>A text of a length between the bounds, counted in code points, when one can be found at all.</summary>
    public static string Make(FakeAsk ask, FakeChance chance, int minLength, int maxLength) =>
        TryMake(ask, chance, minLength, maxLength) ?? Fit(WordMakers.Words(chance), chance, minLength, maxLength);

    /// <summary>The same, or null where nothing is known but that it is a text.</summary>
    public static string? TryMake(FakeAsk ask, FakeChance chance, int minLength, int maxLength)
    {
        if (ask.Format is { } format && OfFormat(format, ask, chance) is { } formatted)
        {
            return formatted;
        }

        if (ask.Hint.IsPlain)
        {
            return null;
        }

        var scene = new RealScene(ask, ask.Hint, chance);
        var text = "";
        for (var i = 0; i < Draws; i++)
        {
            text = One(scene);
            if (minLength <= 0 && maxLength == int.MaxValue)
            {
                return text;
            }

            var length = Length(text);
            if (length >= minLength && length <= maxLength)
            {
                return text;
            }
        }

        return ask.Hint.Row is { IsProse: true } row ? Prose(row, scene, text, minLength, maxLength) : Fit(text, chance, minLength, maxLength);
    }

    private static string One(RealScene scene)
    {
        if (!scene.Hint.IsCommaList)
        {
            return Single(scene);
        }

        var items = new List<string>();
        for (var i = scene.Chance.Whole(2, 3) * 2; i > 0 && items.Count < 3; i--)
        {
            var item = Single(scene);
            if (!items.Contains(item))
            {
                items.Add(item);
            }
        }

        return string.Join(",", items);
    }

    private static string Single(RealScene scene)
    {
        var hint = scene.Hint;
        return hint.Picks.Length > 0 ? scene.Chance.Pick(hint.Picks)
            : hint.Row is { } row ? row.Make(scene)
            : hint.Default ?? Id(hint.IdPrefix ?? "id", scene.Chance);
    }

    private static string Id(string prefix, FakeChance chance) =>
        string.Create(prefix.Length + 11, (prefix, chance), static (target, state) =>
        {
            state.prefix.CopyTo(target);
            target[state.prefix.Length] = '_';
            for (var i = state.prefix.Length + 1; i < target.Length; i++)
            {
                target[i] = "abcdefghijkmnpqrstuvwxyz0123456789"[state.chance.Whole(0, 33)];
            }
        });

    private static string Prose(WordRow row, RealScene scene, string text, int least, int most)
    {
        var longer = new StringBuilder(text);
        while (longer.Length < Math.Min(least, MostStretched))
        {
            longer.Append(' ').Append(row.Make(scene));
        }

        return Fit(longer.ToString(), scene.Chance, least, most);
    }

    /// <summary>A text cut, at a word where that leaves enough, or stretched by plain words to lie within the bounds.</summary>
    public static string Fit(string text, FakeChance chance, int least, int most)
    {
        var length = Length(text);
        if (length < least)
        {
            var stretched = new StringBuilder(text);
            var wanted = Math.Min(least, MostStretched);
            while (length < wanted)
            {
                var word = (stretched.Length == 0 ? "" : " ") + WordMakers.Word(chance);
                stretched.Append(word);
                length += word.Length;
            }

            text = stretched.ToString();
        }

        return length > most ? Cut(text, least, most) : text;
    }

    private static string Cut(string text, int least, int most)
    {
        var end = 0;
        var count = 0;
        var word = 0;
        var wordCount = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                (word, wordCount) = (end, count);
            }

            if (count == most)
            {
                break;
            }

            count++;
            end += rune.Utf16SequenceLength;
        }

        if (word > 0 && wordCount >= least)
        {
            return text[..word].TrimEnd(',', ';', ':');
        }

        // A blank at the end looks like a mistake.
        return end > 0 && text[end - 1] == ' ' ? text[..(end - 1)] + "." : text[..end];
    }

    private static int Length(string text)
    {
        var length = text.Length;
        foreach (var unit in text)
        {
            length -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return length;
    }
}
