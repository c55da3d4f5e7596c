using System.Text.RegularExpressions;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>Puts tests of one text together: a condition of our format holds one.</summary>
internal static class TextTests
{
    /// <summary>The test that all of these are; null for none.</summary>
    public static TextTest? All(IReadOnlyList<TextTest> tests)
    {
        var different = tests.Distinct().ToList();
        return different.Count switch
        {
            0 => null,
            1 => different[0],
            _ => TextTest.Matches("^" + string.Concat(different.Select(static test => $@"(?=[\s\S]*{Pattern(test)})"))),
        };
    }

    /// <summary>The test that one of these is.</summary>
    public static TextTest Any(IReadOnlyList<TextTest> tests)
    {
        var different = tests.Distinct().ToList();
        return different.Count == 1 ? different[0] : TextTest.Matches(string.Join('|', different.Select(Pattern)));
    }

    /// <summary>Whether a pattern can be used as it is.</summary>
    public static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Pattern(TextTest test) => test.Kind switch
    {
        TextTestKind.Contains => $"(?i:{Regex.Escape(test.Value)})",
        TextTestKind.Equals => $"(?:^{Regex.Escape(test.Value)}$)",
        _ => $"(?:{test.Value})",
    };
}
