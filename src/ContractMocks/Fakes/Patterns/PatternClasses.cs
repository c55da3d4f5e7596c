using System.Collections.Concurrent;
using System.Globalization;

namespace ContractMocks.Fakes.Patterns;

/// <summary>The named sets of ECMA-262: digits, words, blanks, general categories, and the scripts and properties that patterns use.</summary>
internal static class PatternClasses
{
    // Pure functions of their names, so that keeping them is no state; a category costs a walk over all code points.
    private static readonly ConcurrentDictionary<string, CodePointSet?> Named = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> LongNames = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L",
        ["Cased_Letter"] = "LC",
        ["L&"] = "LC",
        ["Lowercase_Letter"] = "Ll",
        ["Lowercase"] = "Ll",
        ["Uppercase_Letter"] = "Lu",
        ["Uppercase"] = "Lu",
        ["Titlecase_Letter"] = "Lt",
        ["Modifier_Letter"] = "Lm",
        ["Other_Letter"] = "Lo",
        ["Mark"] = "M",
        ["Combining_Mark"] = "M",
        ["Nonspacing_Mark"] = "Mn",
        ["Spacing_Mark"] = "Mc",
        ["Enclosing_Mark"] = "Me",
        ["Number"] = "N",
        ["Decimal_Number"] = "Nd",
        ["digit"] = "Nd",
        ["Letter_Number"] = "Nl",
        ["Other_Number"] = "No",
        ["Punctuation"] = "P",
        ["punct"] = "P",
        ["Connector_Punctuation"] = "Pc",
        ["Dash_Punctuation"] = "Pd",
        ["Open_Punctuation"] = "Ps",
        ["Close_Punctuation"] = "Pe",
        ["Initial_Punctuation"] = "Pi",
        ["Final_Punctuation"] = "Pf",
        ["Other_Punctuation"] = "Po",
        ["Symbol"] = "S",
        ["Math_Symbol"] = "Sm",
        ["Currency_Symbol"] = "Sc",
        ["Modifier_Symbol"] = "Sk",
        ["Other_Symbol"] = "So",
        ["Separator"] = "Z",
        ["Space_Separator"] = "Zs",
        ["Line_Separator"] = "Zl",
        ["Paragraph_Separator"] = "Zp",
        ["Other"] = "C",
        ["Control"] = "Cc",
        ["cntrl"] = "Cc",
        ["Format"] = "Cf",
        ["Private_Use"] = "Co",
        ["Unassigned"] = "Cn",
        ["Surrogate"] = "Cs",
    };

    // In the order of UnicodeCategory.
    private static readonly string[] Categories =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf",
        "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    public static CodePointSet Digits { get; } = CodePointSet.Range('0', '9');

    public static CodePointSet Words { get; } = CodePointSet.Of(['a', 'z', 'A', 'Z', '0', '9', '_', '_']);

    public static CodePointSet Blanks { get; } = CodePointSet.Of(
        [9, 13, 32, 32, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000, 0xFEFF, 0xFEFF]);

    public static CodePointSet NoDot { get; } = CodePointSet.Of([10, 10, 13, 13, 0x2028, 0x2029]);

    public static CodePointSet Dot { get; } = NoDot.Not();

    /// <summary>The set of a property's name or <c>name=value</c>, or null when there is none of that name.</summary>
    public static CodePointSet? Property(string name) => Named.GetOrAdd(name, static given =>
    {
        var equals = given.IndexOf('=', StringComparison.Ordinal);
        var value = given[(equals + 1)..];
        return equals >= 0 && given[..equals] is "Script" or "sc" or "Script_Extensions" or "scx" ? Script(value) : Plain(value);
    });

    private static CodePointSet? Plain(string name) => name switch
    {
        "Any" => CodePointSet.All,
        "ASCII" => CodePointSet.Range(0, 0x7F),
        "ASCII_Hex_Digit" or "AHex" => CodePointSet.Of(['0', '9', 'a', 'f', 'A', 'F']),
        "Alphabetic" or "Alpha" => Category("L").Or(Category("Nl")),
        "White_Space" or "space" => Blanks.And(CodePointSet.One(0xFEFF).Not()).Or(CodePointSet.One(0x85)),
        "Emoji_Presentation" or "Extended_Pictographic" => CodePointSet.Of([0x231A, 0x231B, 0x1F300, 0x1F320, 0x1F32D, 0x1F335, 0x1F600, 0x1F64F, 0x1F680, 0x1F6C5]),
        _ => Short(name) is var code && (code == "LC" || (code.Length > 0 && Array.Exists(Categories, known => known.StartsWith(code, StringComparison.Ordinal))))
            ? Category(code)
            : Block(name),
    };

    private static string Short(string name) => LongNames.GetValueOrDefault(name, name);

    private static CodePointSet Category(string name)
    {
        var bounds = new List<int>();
        for (var point = 0; point <= 0x10FFFF; point++)
        {
            var category = Categories[(int)CharUnicodeInfo.GetUnicodeCategory(point)];
            var isIn = name == "LC" ? category is "Lu" or "Ll" or "Lt" : category.StartsWith(name, StringComparison.Ordinal);
            if (!isIn)
            {
                continue;
            }

            if (bounds.Count > 0 && bounds[^1] == point - 1)
            {
                bounds[^1] = point;
            }
            else
            {
                bounds.Add(point);
                bounds.Add(point);
            }
        }

        return CodePointSet.Of(bounds);
    }

    // Letters of the scripts' main blocks: enough to make texts of them.
    private static CodePointSet? Script(string name) => Letters(name switch
    {
        "Latin" or "Latn" => [0x41, 0x5A, 0x61, 0x7A, 0xC0, 0x24F, 0x1E00, 0x1EFF],
        "Greek" or "Grek" => [0x370, 0x3E1, 0x3F0, 0x3FF],
        "Cyrillic" or "Cyrl" => [0x400, 0x52F],
        "Armenian" or "Armn" => [0x531, 0x587],
        "Hebrew" or "Hebr" => [0x5D0, 0x5EA],
        "Arabic" or "Arab" => [0x620, 0x63F, 0x641, 0x64A, 0x671, 0x6D3],
        "Devanagari" or "Deva" => [0x904, 0x939],
        "Bengali" or "Beng" => [0x985, 0x9B9],
        "Thai" => [0xE01, 0xE30],
        "Georgian" or "Geor" => [0x10D0, 0x10FA],
        "Hiragana" or "Hira" => [0x3041, 0x3096],
        "Katakana" or "Kana" => [0x30A1, 0x30FA],
        "Hangul" or "Hang" => [0xAC00, 0xD7A3],
        "Han" or "Hani" => [0x4E00, 0x9FA5],
        _ => null,
    });

    // .NET's names of blocks, which the validator lets through.
    private static CodePointSet? Block(string name) => name switch
    {
        "IsBasicLatin" => CodePointSet.Range(0, 0x7F),
        "IsLatin-1Supplement" => CodePointSet.Range(0x80, 0xFF),
        "IsGreek" or "IsGreekandCoptic" => CodePointSet.Range(0x370, 0x3FF),
        "IsCyrillic" => CodePointSet.Range(0x400, 0x4FF),
        "IsHebrew" => CodePointSet.Range(0x590, 0x5FF),
        "IsArabic" => CodePointSet.Range(0x600, 0x6FF),
        "IsHiragana" => CodePointSet.Range(0x3040, 0x309F),
        "IsKatakana" => CodePointSet.Range(0x30A0, 0x30FF),
        "IsCJKUnifiedIdeographs" => CodePointSet.Range(0x4E00, 0x9FFF),
        _ => null,
    };

    private static CodePointSet? Letters(int[]? bounds) => bounds is null ? null : CodePointSet.Of(bounds).And(Category("L"));
}
