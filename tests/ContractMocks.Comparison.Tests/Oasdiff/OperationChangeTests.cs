namespace ContractMocks.Comparison.Tests.Oasdiff;

/// <summary>Each change around schemas has oasdiff's rule id and class; and every rule that concerns the wire is shown by some case.</summary>
public sealed class OperationChangeTests
{
    public static TheoryData<string> Forth() => [.. OperationChanges.All.Where(static change => change.Rules.Length > 0).Select(Key)];

    public static TheoryData<string> Back() => [.. OperationChanges.All.Where(static change => change.Back.Length > 0).Select(Key)];

    [Theory]
    [MemberData(nameof(Forth))]
    public void A_change_has_its_rules(string key)
    {
        var change = OperationChanges.All.Single(one => Key(one) == key);
        RuleIds.AssertTold(Compared.Texts(change.Old, change.New), change.Rules.Split(' '));
    }

    [Theory]
    [MemberData(nameof(Back))]
    public void Taking_a_change_back_has_its_rules(string key)
    {
        var change = OperationChanges.All.Single(one => Key(one) == key);
        RuleIds.AssertTold(Compared.Texts(change.New, change.Old), change.Back.Split(' '));
    }

    [Fact]
    public void Every_rule_is_shown_by_a_case_or_left_out_with_a_reason()
    {
        var left = RuleIds.Left();
        var shown = SchemaChangeTests.Shown()
            .Concat(OperationChanges.All.SelectMany(static change => $"{change.Rules} {change.Back}".Split(' ')))
            .Concat(Verdict.All().Where(static verdict => verdict.Unjudgeable() is null).SelectMany(static verdict => verdict.Rules))
            .Where(static rule => rule.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        var unseen = RuleIds.All.Where(rule => !shown.Contains(rule) && !left.ContainsKey(rule)).ToList();
        var stale = left.Keys.Where(rule => shown.Contains(rule) || !RuleIds.IsRule(rule)).ToList();
        Assert.True(unseen.Count == 0, $"shown by no case: {string.Join(' ', unseen)}");
        Assert.True(stale.Count == 0, $"left out, but shown or unknown: {string.Join(' ', stale)}");
    }

    private static string Key(OperationChange change) => $"{change.Rules} / {change.Back} {change.Edits[^1].Trim()}";
}
