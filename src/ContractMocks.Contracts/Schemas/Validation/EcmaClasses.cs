namespace ContractMocks.Schemas.Validation;

/// <summary>The sets of code points that ECMA-262 names: digits, words, blanks, and what <c>\p{…}</c> knows.</summary>
internal static class EcmaClasses
{
    public static CodePointSet Digits { get; } = CodePointSet.Range('0', '9');

    public static CodePointSet Words { get; } = CodePointSet.Of(['a', 'z', 'A', 'Z', '0', '9', '_', '_']);

    public static CodePointSet Blanks { get; } = CodePointSet.Of(
        [9, 13, 32, 32, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000, 0xFEFF, 0xFEFF]);

    /// <summary>What ends a line, and is no dot.</summary>
    public static CodePointSet LineEnds { get; } = CodePointSet.Of([10, 10, 13, 13, 0x2028, 0x2029]);

    public static CodePointSet Dot { get; } = LineEnds.Not();

    /// <summary>The set of a property's name or <c>name=value</c>, or null when there is none of that name.</summary>
    public static CodePointSet? Property(string name)
    {
        var equals = name.IndexOf('=');
        var value = name.Substring(equals + 1);
        if (equals < 0)
        {
            // Names never meet: those of categories are none of a property.
            return UnicodeProperties.Find(name) ?? UnicodeProperties.Find("gc=" + name) ?? Block(name);
        }

        return name.Substring(0, equals) switch
        {
            "General_Category" or "gc" => UnicodeProperties.Find("gc=" + value),
            "Script" or "sc" => UnicodeProperties.Find("sc=" + value),
            "Script_Extensions" or "scx" => UnicodeProperties.Find("scx=" + value) ?? UnicodeProperties.Find("sc=" + value),
            _ => null,
        };
    }

    // .NET's names of blocks, which schemas written for it use. ECMA-262 has none.
    private static CodePointSet? Block(string name) => name switch
    {
        "IsBasicLatin" => CodePointSet.Ascii,
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
}
