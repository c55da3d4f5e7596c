using System.Text.Json;
using ContractMocks.Compiler.Comparison;
using ContractMocks.TestSupport;

namespace ContractMocks.Comparison.Tests.Oasdiff;

/// <summary>One of oasdiff's own tests: two documents and the rule ids that comparing them must give.</summary>
internal sealed record Verdict(string Test, string Base, string Revision, IReadOnlyList<string> Rules, int? Count, bool IsMutatedInCode, string Scope)
{
    /// <summary>Checks of theirs that look at one kind of change, by words of its rules: where such a check must say nothing, others may.</summary>
    private static readonly Dictionary<string, (string Start, string Part)> s_checks = new(StringComparer.Ordinal)
    {
        ["single:RequestPropertyTypeChangedCheck"] = ("request-", "-type-"),
        ["single:ResponsePropertyTypeChangedCheck"] = ("response-", "-type-"),
        ["single:RequestPropertyMinItemsIncreasedCheck"] = ("request-", "-min-items-"),
    };

    /// <summary>The dev cases; a file of the same form elsewhere by <c>CONTRACTMOCKS_VERDICTS</c>.</summary>
    public static IReadOnlyList<Verdict> All()
    {
        var file = Environment.GetEnvironmentVariable("CONTRACTMOCKS_VERDICTS") ?? Repository.CorpusFile("breaking/oasdiff/verdicts-dev.json");
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    public static string Document(string name) => Repository.CorpusFile(Path.Combine("breaking/oasdiff/data", name));

    /// <summary>Why the files alone do not show what was tested; null where they do.</summary>
    public string? Unjudgeable() =>
        IsMutatedInCode ? "the test changes the documents in code"
        : Base == Revision ? "both documents are the same file: the test changes one of them in code"
        : !File.Exists(Document(Base)) || !File.Exists(Document(Revision)) ? "a document is not there"
        : Rules.Count == 0 && Count != 0 ? "no rule is named"
        : Unshown.TryGetValue(Test, out var reason) ? reason
        : null;

    /// <summary>Tests that compare more than the two documents, with what they do instead.</summary>
    private static Dictionary<string, string> Unshown { get; } =
        MarkdownTable.Sections("Oasdiff/exceptions.md")["Cases that the files do not show"].ToDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    /// <summary>What is wrong with a comparison by this verdict; null for nothing.</summary>
    public string? Wrong(SpecComparison comparison)
    {
        var told = RuleIds.Of(comparison);
        if (Rules.Count == 0)
        {
            // Their checks look at one kind of change each; of the others, which they do not judge here, none of the cases has one that is worse.
            var scope = s_checks.TryGetValue(Scope, out var check) ? check : ("", "");
            var worse = comparison.Findings.Where(finding => finding.Effects.Any(effect => effect.Severity > ChangeSeverity.Compatible
                && effect.Rule.StartsWith(scope.Item1, StringComparison.Ordinal) && effect.Rule.Contains(scope.Item2, StringComparison.Ordinal))).ToList();
            return worse.Count == 0 ? null : $"nothing worse than compatible should be told, but {string.Join("; ", worse.Take(3).Select(Telling.Line))}";
        }

        var wrong = Rules.Where(rule => !told.TryGetValue(rule, out var severity) || severity != RuleIds.Severity(rule))
            .Select(rule => told.TryGetValue(rule, out var severity) ? $"{rule} is {severity} and not {RuleIds.Severity(rule)}" : $"{rule} is missing")
            .ToList();
        return wrong.Count == 0 ? null : string.Join("; ", wrong) + $" (told: {string.Join(", ", told.Keys.Order(StringComparer.Ordinal))})";
    }

    private static Verdict Read(JsonElement element) => new(
        element.GetProperty("test").GetString()!,
        element.GetProperty("base").GetString()!,
        element.GetProperty("revision").GetString()!,
        [.. element.GetProperty("expected_ids").EnumerateArray().Select(static id => id.GetString()!).Where(RuleIds.IsRule)],
        element.GetProperty("expected_count") is { ValueKind: JsonValueKind.Number } count ? count.GetInt32() : null,
        element.GetProperty("mutated_in_code").GetBoolean(),
        element.GetProperty("check_scope").GetString() ?? "");
}
