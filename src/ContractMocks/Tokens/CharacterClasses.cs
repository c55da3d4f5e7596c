using System.Text;

namespace ContractMocks.Tokens;

/// <summary>What the patterns of the vocabularies tell characters apart by.</summary>
[Flags]
internal enum CharacterClass : byte
{
    /// <summary>Punctuation, symbols, and what no Unicode version names.</summary>
    None = 0,

    /// <summary>A line feed or a carriage return.</summary>
    LineBreak = 1,

    /// <summary>White space as ECMAScript's <c>\s</c> has it; line breaks too.</summary>
    Space = 2,

    /// <summary>Upper case and title case letters.</summary>
    Upper = 4,

    /// <summary>Lower case letters.</summary>
    Lower = 8,

    /// <summary>Letters without case, and modifiers.</summary>
    Caseless = 16,

    /// <summary>Marks, which stand on the character before.</summary>
    Mark = 32,

    /// <summary>Digits and other numbers.</summary>
    Number = 64,

    Letter = Upper | Lower | Caseless,
}

/// <summary>
/// The class of each code point, from a table of our own: the runtime's knowledge of Unicode changes with its version, and counts of tokens must not.
/// </summary>
internal sealed class CharacterClasses
{
    private const int PageBits = 7;
    private const int PageSize = 1 << PageBits;
    private const int CodePoints = 0x110000;

    private static readonly Lazy<CharacterClasses> s_instance = new(() => new CharacterClasses(VocabularyResource.Read("characters")));

    private readonly ushort[] _pageOf = new ushort[CodePoints / PageSize];
    private readonly CharacterClass[] _pages;

    private CharacterClasses(ReadOnlySpan<byte> runs)
    {
        // Most pages are of one class, and the same memory then; the others, about 400, have their own.
        var pages = new List<CharacterClass>(500 * PageSize);
        var uniform = new Dictionary<CharacterClass, ushort>();
        Span<CharacterClass> mixed = stackalloc CharacterClass[PageSize];
        var (one, left) = Next(ref runs);
        for (var page = 0; page < _pageOf.Length; page++)
        {
            if (left == 0)
            {
                (one, left) = Next(ref runs);
            }

            if (left >= PageSize)
            {
                if (!uniform.TryGetValue(one, out _pageOf[page]))
                {
                    mixed.Fill(one);
                    uniform[one] = _pageOf[page] = Add(pages, mixed);
                }

                left -= PageSize;
                continue;
            }

            for (var i = 0; i < PageSize; i++, left--)
            {
                if (left == 0)
                {
                    (one, left) = Next(ref runs);
                }

                mixed[i] = one;
            }

            _pageOf[page] = Add(pages, mixed);
        }

        _pages = [.. pages];
    }

    public static CharacterClasses Instance => s_instance.Value;

    public CharacterClass Of(int codePoint) => _pages[(_pageOf[codePoint >> PageBits] << PageBits) | (codePoint & (PageSize - 1))];

    /// <summary>The class of the character that begins at a place of valid UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="end">Where the character ends.</param>
    public CharacterClass At(ReadOnlySpan<byte> text, int at, out int end)
    {
        if (text[at] < 0x80)
        {
            end = at + 1;
            return _pages[text[at]];
        }

        Rune.DecodeFromUtf8(text[at..], out var rune, out var length);
        end = at + length;
        return Of(rune.Value);
    }

    private static ushort Add(List<CharacterClass> pages, ReadOnlySpan<CharacterClass> page)
    {
        pages.AddRange(page);
        return (ushort)((pages.Count >> PageBits) - 1);
    }

    private static (CharacterClass Class, int Length) Next(ref ReadOnlySpan<byte> runs)
    {
        // 0 is none; the sets stand in the order of the bits. A line break is white space too.
        var one = runs[0] == 0 ? CharacterClass.None : (CharacterClass)(1 << (runs[0] - 1));
        var length = 0;
        var at = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = runs[++at];
            length |= (part & 127) << shift;
            if (part < 128)
            {
                break;
            }
        }

        runs = runs[(at + 1)..];
        return (one == CharacterClass.LineBreak ? CharacterClass.LineBreak | CharacterClass.Space : one, length);
    }
}
