namespace ContractMocks.Tokens;

// A vocabulary comes with a regular expression that cuts a text into words, which are then cut into tokens one by one. It is written out by hand here:
// the expressions try alternatives in an order and go back where one fails, and what that comes to is said at each step. The patterns themselves
// are in docs/tokens.md.

/// <summary>Finds where the words of a text end, as the pattern of a vocabulary says.</summary>
internal static class WordScanner
{
    private const CharacterClass UpperPart = CharacterClass.Upper | CharacterClass.Caseless | CharacterClass.Mark;
    private const CharacterClass LowerPart = CharacterClass.Lower | CharacterClass.Caseless | CharacterClass.Mark;
    private const CharacterClass BothParts = CharacterClass.Caseless | CharacterClass.Mark;
    private const CharacterClass NotPunctuation = CharacterClass.Space | CharacterClass.Letter | CharacterClass.Number;

    /// <summary>Where the word ends that begins at a place.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="at">Where the word begins; less than the length of the text.</param>
    /// <param name="isCased">Whether upper and lower case are told apart, as <c>o200k_base</c> does; otherwise as <c>cl100k_base</c>.</param>
    /// <param name="classes">The classes of characters.</param>
    public static int End(ReadOnlySpan<byte> text, int at, bool isCased, CharacterClasses classes)
    {
        var first = classes.At(text, at, out var next);
        if (!isCased && text[at] == '\'' && Contraction(text, at) is var contraction && contraction > at)
        {
            return contraction;
        }

        if ((first & CharacterClass.Number) != 0)
        {
            return Numbers(text, next, classes);
        }

        if ((first & CharacterClass.LineBreak) == 0)
        {
            var word = isCased ? CasedWord(text, at, first, next, classes) : Word(text, first, next, classes);
            if (word > 0)
            {
                return word;
            }
        }

        return Punctuation(text, at, first, next, isCased, classes) is var punctuation && punctuation > 0 ? punctuation : Space(text, at, isCased, classes);
    }

    private static int Numbers(ReadOnlySpan<byte> text, int end, CharacterClasses classes)
    {
        const int Most = 3;
        for (var count = 1; count < Most && end < text.Length && (classes.At(text, end, out var next) & CharacterClass.Number) != 0; count++)
        {
            end = next;
        }

        return end;
    }

    /// <summary>Letters, after one character that is no letter, number or line break; 0 for none.</summary>
    private static int Word(ReadOnlySpan<byte> text, CharacterClass first, int next, CharacterClasses classes)
    {
        var end = Run(text, next, CharacterClass.Letter, classes);
        return end > next || (first & CharacterClass.Letter) != 0 ? end : 0;
    }

    /// <summary>The word with its case: upper case then lower case; with one character before it, and a contraction after it. 0 for none.</summary>
    private static int CasedWord(ReadOnlySpan<byte> text, int at, CharacterClass first, int next, CharacterClasses classes)
    {
        if ((first & CharacterClass.Letter) != 0)
        {
            var end = LowerEnding(text, at, classes) is var lower && lower > 0 ? lower : Run(text, at, UpperPart, classes);
            return Contraction(text, end);
        }

        if (next < text.Length)
        {
            var end = LowerEnding(text, next, classes);
            if (end > 0)
            {
                return Contraction(text, end);
            }
        }

        // A mark may itself be the lower part, which the pattern tries before upper case alone.
        if ((first & CharacterClass.Mark) != 0)
        {
            return Contraction(text, next);
        }

        var upper = Run(text, next, UpperPart, classes);
        return upper > next ? Contraction(text, upper) : 0;
    }

    /// <summary>The end of an upper part, which may be empty, and a lower part, which may not; 0 where there is none.</summary>
    private static int LowerEnding(ReadOnlySpan<byte> text, int at, CharacterClasses classes)
    {
        // The upper part takes what it can, then gives back until the lower part has one: caseless letters and marks fit both.
        var lastOfBoth = 0;
        while (at < text.Length)
        {
            var one = classes.At(text, at, out var next);
            if ((one & UpperPart) == 0)
            {
                return (one & CharacterClass.Lower) != 0 ? Run(text, next, LowerPart, classes) : lastOfBoth;
            }

            at = next;
            if ((one & BothParts) != 0)
            {
                lastOfBoth = next;
            }
        }

        return lastOfBoth;
    }

    /// <summary>Punctuation and symbols, after one space or none, with the line breaks after them; 0 for none.</summary>
    private static int Punctuation(ReadOnlySpan<byte> text, int at, CharacterClass first, int next, bool takesSlashes, CharacterClasses classes)
    {
        var end = next;
        if (text[at] == ' ')
        {
            if (next == text.Length || (classes.At(text, next, out end) & NotPunctuation) != 0)
            {
                return 0;
            }
        }
        else if ((first & NotPunctuation) != 0)
        {
            return 0;
        }

        while (end < text.Length && (classes.At(text, end, out next) & NotPunctuation) == 0)
        {
            end = next;
        }

        while (end < text.Length && (text[end] is (byte)'\r' or (byte)'\n' || (takesSlashes && text[end] == '/')))
        {
            end++;
        }

        return end;
    }

    /// <summary>White space: to its last line break, else all but its last character, which belongs to the word after it.</summary>
    private static int Space(ReadOnlySpan<byte> text, int at, bool isCased, CharacterClasses classes)
    {
        var end = at;
        var last = at;
        var afterBreak = 0;
        while (end < text.Length)
        {
            var one = classes.At(text, end, out var next);
            if ((one & CharacterClass.Space) == 0)
            {
                break;
            }

            (last, end) = (end, next);
            if ((one & CharacterClass.LineBreak) != 0)
            {
                afterBreak = end;
            }
        }

        // The older vocabulary keeps white space at the end of the text together.
        return end == text.Length && !isCased ? end
            : afterBreak > 0 ? afterBreak
            : end == text.Length || last == at ? end
            : last;
    }

    /// <summary>The end of an English contraction, such as <c>'ll</c>, in any case; the place given where there is none.</summary>
    private static int Contraction(ReadOnlySpan<byte> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != '\'')
        {
            return at;
        }

        // A letter and this bit are its lower case, and of no other byte.
        const int LowerCase = 0x20;
        var first = text[at + 1] | LowerCase;
        if (first is 's' or 'd' or 'm' or 't')
        {
            return at + 2;
        }

        return at + 2 < text.Length && (first, text[at + 2] | LowerCase) is ('l', 'l') or ('v', 'e') or ('r', 'e') ? at + 3 : at;
    }

    private static int Run(ReadOnlySpan<byte> text, int at, CharacterClass of, CharacterClasses classes)
    {
        while (at < text.Length && (classes.At(text, at, out var next) & of) != 0)
        {
            at = next;
        }

        return at;
    }
}
