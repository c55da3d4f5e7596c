using System.Text.RegularExpressions;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>Where we differ from Node on purpose.</summary>
internal static partial class NodeDifferences
{
    /// <summary>One reads the pattern and the other does not.</summary>
    public static bool IsKnown(string pattern, string? flags) =>
        // ECMA-262 of 2025 has flags for groups and lets alternatives have groups of one name; this Node may be older.
        (flags is null && (Modifiers().IsMatch(pattern) || NamedGroup().Count(pattern) > 1))
        // Beside what only Annex B knows, ranges of code points beyond the BMP are still ranges for us, and of halves for Node.
        || (flags is null && AstralRange().IsMatch(pattern))
        // A reference to no group is a mistake, which Annex B takes for letters where no group has a name.
        || (flags == "" && pattern.Contains("\\k<", StringComparison.Ordinal) && !NamedGroup().IsMatch(pattern))
        // Letters that only other dialects have behind a backslash: Annex B takes \Z for Z, we pass the pattern over.
        || (flags == "" && ForeignLetters().IsMatch(pattern));

    /// <summary>Both read it, and differ on a text.</summary>
    public static bool IsKnown(string pattern, string? flags, string text) =>
        // Without the u flag Node sees halves of code points; JSON Schema counts code points.
        (flags == "" && (text.Any(char.IsSurrogate) || pattern.Any(char.IsSurrogate)))
        // What only the u flag knows keeps its meaning beside what only Annex B knows.
        || (flags == "" && OnlyUnicode().IsMatch(pattern));

    [GeneratedRegex(@"\(\?<[a-z]")]
    private static partial Regex NamedGroup();

    [GeneratedRegex("😀-😎|F600}-")]
    private static partial Regex AstralRange();

    [GeneratedRegex(@"\(\?[ims]*-?[ims]*:")]
    private static partial Regex Modifiers();

    [GeneratedRegex(@"\\(?![bBcdDfknpPrsStuvwWx])[a-zA-Z]|\\k(?!<)|\\p(?!\{)|\\[pP]\{|\\c(?![a-zA-Z])|\\x(?![0-9a-fA-F]{2})|\\u(?![0-9a-fA-F]{4}|\{)|\[[^\]]*\\[Bk]")]
    private static partial Regex ForeignLetters();

    [GeneratedRegex(@"\\[pP]\{|\\u\{|\\u[dD][89abAB][0-9a-fA-F]{2}")]
    private static partial Regex OnlyUnicode();
}
