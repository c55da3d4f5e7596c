using System.Text.RegularExpressions;
using ContractMocks.Simulation;

namespace ContractMocks.Xunit.Tests;

public sealed class PatternTextTests
{
    [Theory]
    [InlineData("(?i)quota")]
    [InlineData("^order #[0-9]{4,6}$")]
    [InlineData(@"\bcancel(l?ed)?\b")]
    [InlineData("(refund|return) (?:my|the) money")]
    [InlineData(@"(?<name>[A-Z]\w+) is \d+ years\.")]
    [InlineData("a+b*c?d.e")]
    [InlineData("[^abc]x")]
    [InlineData(@"[\d-]+")]
    [InlineData("(?i:hello) world")]
    public void A_text_made_up_matches(string pattern)
    {
        var text = PatternText.For(pattern);
        Assert.NotNull(text);
        Assert.Matches(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)), text);
    }

    [Theory]
    [InlineData("(?=ahead)x")]
    [InlineData(@"(a)\1")]
    [InlineData("(?<!b)a")]
    [InlineData("a{99999}")]
    [InlineData("(")]
    [InlineData("*")]
    public void What_is_not_understood_gives_none(string pattern) => Assert.Null(PatternText.For(pattern));

    [Fact]
    public void A_deeply_nested_pattern_gives_none() => Assert.Null(PatternText.For(new string('(', 5000) + new string(')', 5000)));

    [Fact]
    public void Nested_repetitions_stay_bounded() => Assert.Null(PatternText.For("(((a{64}){64}){64}){64}"));

    [Fact]
    public async Task A_turn_whose_pattern_is_not_understood_is_skipped_with_the_reason()
    {
        await using var probe = new Probe();
        var message = "";
        try
        {
            await probe.TurnAsync(Awkward, 0, false);
        }
        catch (Exception skip) when (skip.GetType().Name == "SkipException")
        {
            // Assert.Throws would let the skip through and skip this test with it.
            message = skip.Message;
        }

        Assert.Contains("override TextMatching", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_user_may_give_the_text()
    {
        await using var probe = new Probe { Text = static _ => "abba" };
        await probe.TurnAsync(Awkward, 0, false);
    }

    private static Scenario Awkward { get; } = new()
    {
        Name = "awkward",
        Provider = "openai",
        Turns = [new Turn { When = [new UserTextCondition(TextTest.Matches("^(a)(b)\\2\\1$"))], Reply = Reply.Says("Palindrome.") }],
    };
}
