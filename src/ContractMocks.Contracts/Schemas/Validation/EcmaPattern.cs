using System.Text;
using System.Text.RegularExpressions;

namespace ContractMocks.Schemas.Validation;

/// <summary>ECMA-262 patterns, judged by .NET's engines. What cannot be read is left out, as JSON Schema asks.</summary>
internal static class EcmaPattern
{
    /// <summary>The pattern ready to match, or null when it cannot be used.</summary>
    public static EcmaRegex? TryCreate(string pattern)
    {
        try
        {
            return new EcmaRegex(pattern);
        }
        catch (Exception trouble) when (trouble is EcmaTrouble or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether the text matches. When that takes too long the answer is no, and the judgement ends.</summary>
    public static bool Matches(EcmaRegex pattern, ReadOnlySpan<byte> text, ref Walk walk)
    {
        var regex = pattern.For(text);
        walk.Spend(PatternEngine.Effort(regex, text.Length));
        if (walk.Exceeded != Bound.None)
        {
            return false;
        }

        try
        {
#if NET
            const int Short = 256;
            Span<char> buffer = text.Length <= Short ? stackalloc char[Short] : new char[text.Length];
            return regex.IsMatch(buffer[..Encoding.UTF8.GetChars(text, buffer)]);
#else
            return regex.IsMatch(Utf8Text.Decode(text));
#endif
        }
        catch (Exception trouble) when (EcmaRegex.IsOfEngine(trouble))
        {
            walk.GiveUp();
            return false;
        }
    }
}
