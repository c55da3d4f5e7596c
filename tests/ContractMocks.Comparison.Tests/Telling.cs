using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Comparison.Tests;

/// <summary>Findings as lines of text, as the tables have them and failures show them.</summary>
internal static class Telling
{
    /// <summary><c>breaking | readers | became-optional | Reply.text</c></summary>
    public static string Row(Finding finding) =>
        $"{Word(finding.Severity)} | {Word(finding.Breaks)} | {finding.Id} | {finding.Path}";

    /// <summary>The same for tables, where the number of a form in its union does not matter.</summary>
    public static string PlainRow(Finding finding) => System.Text.RegularExpressions.Regex.Replace(Row(finding), @"<\d+>", "<n>");

    public static string Line(Finding finding) => $"{Row(finding)}: {finding.Message}";

    public static string Lines(SpecComparison comparison) => string.Join('\n', comparison.Findings.Select(Line));

#pragma warning disable CA1308 // The words of the tables are lower case.
    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
