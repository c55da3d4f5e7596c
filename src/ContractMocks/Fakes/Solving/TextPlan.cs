using System.Text;
using System.Text.RegularExpressions;
using ContractMocks.Fakes.Patterns;
using ContractMocks.Fakes.Realism;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>How the texts of a shape are made; what is dear to find out is found out once. Thread-safe.</summary>
internal sealed class TextPlan(Shape shape)
{
    /// <summary>The longest text that is made to show a greatest length, or the absence of one.</summary>
    private const int MostShown = 10_000;

    private const int Tries = 6;

    private PatternTexts? _patterns;
    private EcmaRegex?[]? _required;
    private EcmaRegex?[]? _forbidden;

    private bool HasPatterns => shape.Patterns.Count + shape.ForbiddenPatterns.Count > 0;

    /// <summary>A text, or null and why there is none.</summary>
    /// <param name="ask">What it is about.</param>
    /// <param name="chance">Where choices come from.</param>
    /// <param name="wish">Which text is wanted.</param>
    /// <param name="isPlain">Whether it need not be about anything: what its words suggest did not do.</param>
    /// <param name="whyNot">Why there is none.</param>
    public string? Make(FakeAsk ask, FakeChance chance, TextWish wish, bool isPlain, out Contradiction? whyNot)
    {
        whyNot = null;
        if (wish == TextWish.Natural && Natural(ask, chance, isPlain) is { } natural)
        {
            return natural;
        }

        if (!HasPatterns && shape.Formats.Count == 0)
        {
            return Sized(ask, chance, wish);
        }

        string? last = null;
        for (var i = 0; i < Tries; i++)
        {
            var made = Patterns().Make(chance, shape.MinLength, wish == TextWish.Natural ? shape.MaxLength : Math.Min(shape.MaxLength, MostShown), Wish(wish), out var reason);
            if (made is null)
            {
                whyNot = new Contradiction(HasPatterns ? "pattern" : "format", reason ?? "no text fits the pattern");
                return null;
            }

            last = made;
            if (HasFormats(made))
            {
                return made;
            }
        }

        whyNot = new Contradiction("format", $"no text of the format {string.Join(" and ", shape.Formats)} was found that fits the rest, such as {JsonNames.Quote(last!)}");
        return null;
    }

    private static PatternWish Wish(TextWish wish) => wish switch
    {
        TextWish.Shortest => PatternWish.Shortest,
        TextWish.Longest => PatternWish.Longest,
        _ => PatternWish.Natural,
    };

    // What the names and formats suggest, where it fits all that is asked for.
    private string? Natural(FakeAsk ask, FakeChance chance, bool isPlain)
    {
        var format = shape.Formats.Count > 0 ? shape.Formats[0] : shape.FormatHint;
        var text = format is null || (isPlain && shape.Formats.Count == 0) ? null : RealTexts.OfFormat(format, ask, chance);
        if (text is not null && Fits(text))
        {
            return text;
        }

        if (shape.Formats.Count > 0)
        {
            return null;
        }

        text = isPlain ? RealTexts.Fit($"{WordMakers.Words(chance)} {chance.Whole(1, 99_999)}", chance, shape.MinLength, shape.MaxLength) : RealTexts.Make(ask, chance, shape.MinLength, shape.MaxLength);
        return Fits(text) ? text : null;
    }

    private bool Fits(string text)
    {
        if (shape.MinLength > 0 || shape.MaxLength < int.MaxValue)
        {
            var length = Length(text);
            if (length < shape.MinLength || length > shape.MaxLength)
            {
                return false;
            }
        }

        if (shape.Formats.Count > 1 && !HasFormats(text))
        {
            return false;
        }

        if (!HasPatterns)
        {
            return true;
        }

        _required ??= [.. shape.Patterns.Select(EcmaPattern.TryCreate)];
        _forbidden ??= [.. shape.ForbiddenPatterns.Select(EcmaPattern.TryCreate)];
        return Array.TrueForAll(_required, pattern => pattern is null || FakePattern.IsMatch(pattern, text))
            && Array.TrueForAll(_forbidden, pattern => pattern is not null && !FakePattern.IsMatch(pattern, text))
            && HasFormats(text);
    }

    private bool HasFormats(string text)
    {
        if (shape.Formats.Count == 0)
        {
            return true;
        }

        var utf8 = Encoding.UTF8.GetBytes(text);
        return shape.Formats.TrueForAll(format => Formats.Text(format) is not { } test || test(utf8));
    }

    private PatternTexts Patterns() => _patterns ??= PatternTexts.Compile(
        [.. shape.Patterns.Where(static pattern => EcmaPattern.TryCreate(pattern) is not null), .. shape.Formats.Select(FormatPatterns.For).OfType<string>()], shape.ForbiddenPatterns);

    /// <summary>A text of exactly the length that is wanted.</summary>
    private string Sized(FakeAsk ask, FakeChance chance, TextWish wish)
    {
        var wanted = wish == TextWish.Longest ? Math.Min(shape.MaxLength, Math.Max(shape.MinLength, MostShown)) : shape.MinLength;
        if (wish == TextWish.Natural)
        {
            wanted = Math.Min(shape.MaxLength, Math.Max(shape.MinLength, 1));
        }

        var text = new StringBuilder(RealTexts.Make(ask, chance, wanted, wanted));
        var length = Length(text.ToString());
        while (length < wanted)
        {
            var word = (length == 0 ? "" : " ") + WordMakers.Word(chance);
            text.Append(word);
            length += word.Length;
        }

        return Cut(text.ToString(), wanted);
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

    private static string Cut(string text, int most)
    {
        var cut = new StringBuilder();
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == most)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        // A blank at the end looks like a mistake.
        if (cut.Length > 0 && cut[^1] == ' ')
        {
            cut[^1] = 's';
        }

        return cut.ToString();
    }
}
