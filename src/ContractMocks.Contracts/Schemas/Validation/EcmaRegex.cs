using System.Text.RegularExpressions;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// An ECMA-262 pattern ready to judge texts. Code points beyond ASCII cost .NET much (scripts, edges of words, two chars for one code point), and few
/// texts have them: there is one .NET pattern for each <see cref="TextReach"/>, made when the first such text comes.
/// </summary>
internal sealed class EcmaRegex
{
    private readonly string _pattern;
    private readonly bool _dependsOnReach;
    private readonly Regex?[] _regexes = new Regex?[3];

    /// <exception cref="EcmaTrouble">It is no pattern.</exception>
    /// <exception cref="ArgumentException">.NET cannot read it.</exception>
    public EcmaRegex(string pattern)
    {
        _pattern = pattern;
        var parts = new DotNetParts(TextReach.Ascii);
        _regexes[0] = PatternEngine.Create(pattern, parts.Write(pattern));
        _dependsOnReach = parts.DependsOnReach;
    }

    /// <summary>The .NET pattern for texts like this one.</summary>
    public Regex For(ReadOnlySpan<byte> utf8) => _dependsOnReach ? For(ReachOf(utf8)) : _regexes[0]!;

    /// <exception cref="RegexMatchTimeoutException">It takes too long.</exception>
    public bool IsMatch(string text) => (_dependsOnReach ? For(ReachOf(text)) : _regexes[0]!).IsMatch(text);

    /// <summary>Whether .NET's engine gave up: it takes too long, or runs into its own defect (a lazy loop in a look-behind leaves its stack).</summary>
    public static bool IsOfEngine(Exception trouble) => trouble is RegexMatchTimeoutException or IndexOutOfRangeException;

    public override string ToString() => _pattern;

    // Two threads may make the same one; either will do.
    private Regex For(TextReach reach) => _regexes[(int)reach] ??= PatternEngine.Create(_pattern, new DotNetParts(reach).Write(_pattern));

    private static TextReach ReachOf(ReadOnlySpan<byte> utf8)
    {
#if NET
        if (System.Text.Ascii.IsValid(utf8))
        {
            return TextReach.Ascii;
        }

        return utf8.IndexOfAnyInRange((byte)0xF0, byte.MaxValue) < 0 ? TextReach.Plane0 : TextReach.All;
#else
        var reach = TextReach.Ascii;
        foreach (var unit in utf8)
        {
            if (unit >= 0xF0)
            {
                return TextReach.All;
            }

            reach = unit > 0x7F ? TextReach.Plane0 : reach;
        }

        return reach;
#endif
    }

    private static TextReach ReachOf(string text)
    {
        var reach = TextReach.Ascii;
        foreach (var unit in text)
        {
            if (char.IsSurrogate(unit))
            {
                return TextReach.All;
            }

            reach = unit > '\x7F' ? TextReach.Plane0 : reach;
        }

        return reach;
    }
}
