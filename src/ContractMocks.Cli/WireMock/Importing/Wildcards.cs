using System.Text.RegularExpressions;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>WireMock.Net's wildcards: <c>*</c> stands for any text, <c>?</c> for one character.</summary>
internal static class Wildcards
{
    /// <summary>The regular expression of a wildcard pattern: it takes the whole text.</summary>
    public static string Pattern(string wildcard, bool ignoreCase) =>
        $"{(ignoreCase ? "(?is)" : "(?s)")}^{Regex.Escape(wildcard).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$";

    /// <summary>The test of a text that a wildcard pattern is; null for one that every text passes.</summary>
    public static TextTest? Test(string wildcard, bool ignoreCase)
    {
        var inner = wildcard.Trim('*');
        if (inner.Length == 0)
        {
            return null;
        }

        if (!inner.AsSpan().ContainsAny('*', '?'))
        {
            if (wildcard.StartsWith('*') && wildcard.EndsWith('*'))
            {
                return TextTest.Contains(inner);
            }

            if (wildcard == inner && !ignoreCase)
            {
                return TextTest.EqualTo(inner);
            }
        }

        return TextTest.Matches(Pattern(wildcard, ignoreCase));
    }
}
