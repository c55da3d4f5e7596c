using System.Text.Json;
using ContractMocks.Compiler.Comparison;
using ContractMocks.TestSupport;

namespace ContractMocks.Comparison.Tests.Oasdiff;

/// <summary>oasdiff's rules: their ids and levels.</summary>
internal static class RuleIds
{
    private static readonly Lazy<Dictionary<string, ChangeSeverity>> s_levels = new(static () =>
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.CorpusFile("breaking/oasdiff/rules.json")));
        return document.RootElement.EnumerateArray().ToDictionary(
            static rule => rule.GetProperty("id").GetString()!,
            static rule => rule.GetProperty("level").GetString() switch
            {
                "error" => ChangeSeverity.Breaking,
                "warning" => ChangeSeverity.Risky,
                _ => ChangeSeverity.Compatible,
            });
    });

    public static IReadOnlyCollection<string> All => s_levels.Value.Keys;

    /// <summary>Some expected ids are of comments, not of rules.</summary>
    public static bool IsRule(string id) => s_levels.Value.ContainsKey(id);

    public static ChangeSeverity Severity(string rule) => s_levels.Value[rule];

    /// <summary>The rules that a comparison names, with the worst class of each; prose is their "info" too.</summary>
    public static Dictionary<string, ChangeSeverity> Of(SpecComparison comparison) => comparison.Findings
        .SelectMany(static finding => finding.Effects)
        .Where(static effect => effect.Rule.Length > 0)
        .GroupBy(static effect => effect.Rule, StringComparer.Ordinal)
        .ToDictionary(
            static group => group.Key,
            static group => group.Max(static effect => effect.Severity == ChangeSeverity.Prose ? ChangeSeverity.Compatible : effect.Severity),
            StringComparer.Ordinal);

    /// <summary>Fails unless each rule is told in its class; but for the exceptions of the table, which must not agree.</summary>
    public static void AssertTold(SpecComparison comparison, IEnumerable<string> rules)
    {
        var exceptions = Exceptions();
        var told = Of(comparison);
        var wrong = new List<string>();
        foreach (var rule in rules)
        {
            var problem = !told.TryGetValue(rule, out var severity) ? "missing" : severity != Severity(rule) ? $"{severity}" : null;
            if (problem is null == exceptions.ContainsKey(rule))
            {
                wrong.Add(problem is null ? $"{rule} agrees: take its row out of exceptions.md" : $"{rule} should be {Severity(rule)}, and is {problem}");
            }
        }

        Assert.True(wrong.Count == 0, $"{string.Join('\n', wrong)}\ntold: {string.Join(", ", told.Select(static pair => $"{pair.Key}={pair.Value}"))}");
    }

    /// <summary>The rules for which we say something else, with the reason.</summary>
    public static Dictionary<string, string> Exceptions() =>
        MarkdownTable.Sections("Oasdiff/exceptions.md")["Rules"].ToDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    /// <summary>The rules that are deliberately not looked for, with the reason.</summary>
    public static Dictionary<string, string> Left() =>
        MarkdownTable.Sections("Oasdiff/exceptions.md")["Rules that are not looked for"].ToDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);
}
