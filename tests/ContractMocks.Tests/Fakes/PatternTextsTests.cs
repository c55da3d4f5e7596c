using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ContractMocks.Fakes;
using ContractMocks.Fakes.Patterns;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Tests.Fakes;

public sealed class PatternTextsTests
{
    private const int Seeds = 20;

    public static TheoryData<string> Patterns => [.. PatternCases.All];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Every_text_of_a_pattern_matches_it(string pattern)
    {
        var texts = PatternTexts.Compile([pattern], []);
        Assert.Null(texts.WhyNot);
        var judge = EcmaPattern.TryCreate(pattern);
        var bounds = ((int Least, int Most)[])[(0, int.MaxValue), (texts.ShortestLength, texts.ShortestLength), (texts.ShortestLength, texts.ShortestLength + 5)];
        foreach (var wish in Enum.GetValues<PatternWish>())
        {
            foreach (var (least, most) in bounds)
            {
                for (var seed = 0; seed < Seeds; seed++)
                {
                    var text = texts.Make(Chance(seed), least, most, wish, out var whyNot);

                    Assert.True(text is not null, $"{pattern} {least}..{most} {wish}: {whyNot}");
                    Assert.Null(whyNot);
                    Assert.True(judge is null || judge.IsMatch(text), $"{pattern} {wish} {seed}: {text}");
                    Assert.InRange(text.EnumerateRunes().Count(), least, most);
                }
            }
        }
    }

    [Fact]
    public void The_table_is_large_and_nearly_all_of_it_is_judged()
    {
        Assert.True(PatternCases.All.Distinct().Count() >= 150);
        Assert.True(PatternCases.All.Count(pattern => EcmaPattern.TryCreate(pattern) is null) <= 3);
    }

    [Fact]
    public void DotNet_agrees_where_it_reads_a_pattern_alike()
    {
        string[] differs = ["[^]", "\\u{", "\\p{Le", "\\p{Lower", "\\p{Gen", "\\p{dig", "😀", "[[]", .. PatternCases.OnlyEcma];
        var judged = 0;
        foreach (var pattern in PatternCases.All.Where(pattern => !differs.Any(part => pattern.Contains(part, StringComparison.Ordinal))))
        {
            var regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
            var texts = PatternTexts.Compile([pattern], []);
            for (var seed = 0; seed < Seeds; seed++)
            {
                var text = texts.Make(Chance(seed), 0, int.MaxValue, PatternWish.Natural, out _);
                Assert.True(regex.IsMatch(text!), $"{pattern}: {text}");
                judged++;
            }
        }

        Assert.True(judged > 3000);
    }

    [Fact]
    public void The_same_chance_gives_the_same_text()
    {
        foreach (var pattern in PatternCases.All)
        {
            var first = PatternTexts.Compile([pattern], []);
            var second = PatternTexts.Compile([pattern], []);
            for (var seed = 9; seed >= 0; seed--)
            {
                // The first has made others before, which must not matter.
                var expected = second.Make(Chance(7), 0, int.MaxValue, PatternWish.Natural, out _);
                first.Make(Chance(seed), 0, int.MaxValue, PatternWish.Natural, out _);
                Assert.Equal(expected, first.Make(Chance(7), 0, int.MaxValue, PatternWish.Natural, out _));
            }
        }
    }

    [Theory]
    [InlineData("^[a-z]{2,6}$", 2, 6)]
    [InlineData("^(?:ab|cde)+$", 2, 12)]
    [InlineData("^a(?=.*b).*$", 2, 12)]
    [InlineData("foo", 3, 12)]
    [InlineData("^(?=.*[A-Z])(?=.*\\d).{8,12}$", 8, 12)]
    [InlineData("^(?:a|bc|def){1,4}$", 1, 12)]
    [InlineData("^#(?:[0-9a-f]{2}){1,4}x?$", 3, 10)]
    [InlineData("\\bcat\\b", 3, 10)]
    [InlineData("^😀.*$", 1, 5)]
    [InlineData("^(\\w+)-\\1.*$", 3, 12)]
    [InlineData("^[a-z]{1,5000}$", 4990, 5000)]
    public void Every_length_that_a_pattern_has_is_made(string pattern, int least, int most)
    {
        var texts = PatternTexts.Compile([pattern], []);
        var judge = EcmaPattern.TryCreate(pattern)!;
        for (var length = least; length <= most; length++)
        {
            foreach (var wish in Enum.GetValues<PatternWish>())
            {
                var text = texts.Make(Chance(length), length, length, wish, out var whyNot);
                Assert.True(text is not null, $"{length}: {whyNot}");
                Assert.Equal(length, text.EnumerateRunes().Count());
                Assert.True(judge.IsMatch(text), text);
            }
        }
    }

    [Fact]
    public void The_longest_text_is_as_near_as_the_pattern_allows()
    {
        Assert.Equal(9, Make("^(?:abc)*$", PatternWish.Longest, 0, 11).Length);
        Assert.Equal(12, Make("^(?:abc)*$", PatternWish.Shortest, 10, 100).Length);
        Assert.Equal(20, Make("foo", PatternWish.Longest, 0, 20).Length);
        Assert.Equal(5000, Make("^[a-z]{1,5000}$", PatternWish.Longest, 0, 100_000).Length);
        Assert.Equal(8, Make("^(?=.*[A-Z])(?=.*\\d).{8,}$", PatternWish.Shortest, 0, 100).Length);
        Assert.Equal("", Make("a*", PatternWish.Shortest, 0, 100));
        Assert.Equal("foo", Make("foo", PatternWish.Shortest, 0, 100));
    }

    [Theory]
    [InlineData("^[A-Z]{3}$", "^[A-Z]{3}$")]
    [InlineData("^.*$", "^[a-z0-9]*$")]
    [InlineData("^\\S+$", "^[a-z]+$")]
    [InlineData("^[^/]+$", "^[a-z]+$")]
    [InlineData("^\\p{L}{4}$", "^[a-z]{4}$")]
    [InlineData("foo", "^foo$")]
    [InlineData("^x-", "^x-$")]
    [InlineData("^[\\s\\S]*$", "^[a-z]*$")]
    [InlineData("^(?=.*[A-Z])(?=.*\\d).{8,}$", "^[A-Za-z0-9]{8,20}$")]
    public void Natural_texts_look_like_what_people_write(string pattern, string expected)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            Assert.Matches(expected, PatternTexts.Compile([pattern], []).Make(Chance(seed), 0, int.MaxValue, PatternWish.Natural, out _));
        }
    }

    [Theory]
    [InlineData("a", "b", "")]
    [InlineData("^a", "b$", "")]
    [InlineData("^[a-z]+$", "^.{5}$", "")]
    [InlineData("^[a-z0-9]+$", "[0-9]{3}", "^0")]
    [InlineData("^\\w+$", "\\d", "^[a-z]")]
    [InlineData("^[a-z]{1,10}$", "", "^(foo|bar|baz|[a-f]+)$")]
    [InlineData("", "", "^[a-z]")]
    [InlineData("^.{1,5000}$", "[A-Z]", "[a-z]")]
    [InlineData("^(a|b)*$", "^(..)*$", "aa|bb")]
    [InlineData("^[0-9a-fA-F-]{36}$", "^[0-9a-f]{8}-[0-9a-f]{4}-4", "")]
    [InlineData("^(\\w)\\1$", "^[a-c]+$", "")]
    [InlineData("^[ab]{4}$", "", "(.)\\1")]
    [InlineData("(?<=a)b", "(?<!a)b", "^b")]
    public void Patterns_are_intersected_and_excluded(string first, string second, string excluded)
    {
        string[] patterns = [first, second];
        string[] not = excluded.Length == 0 ? [] : [excluded];
        var texts = PatternTexts.Compile(patterns, not);
        Assert.Null(texts.WhyNot);
        for (var seed = 0; seed < Seeds; seed++)
        {
            foreach (var wish in Enum.GetValues<PatternWish>())
            {
                var text = texts.Make(Chance(seed), 0, 100, wish, out var whyNot);
                Assert.True(text is not null, whyNot);
                Assert.All(patterns, pattern => Assert.True(EcmaPattern.TryCreate(pattern)!.IsMatch(text), text));
                Assert.All(not, pattern => Assert.False(EcmaPattern.TryCreate(pattern)!.IsMatch(text), text));
            }
        }
    }

    [Theory]
    [InlineData("^a", "^b", "", "the patterns ^a and ^b have no text in common")]
    [InlineData("^[a-z]*$", "[A-Z]", "", "the patterns ^[a-z]*$ and [A-Z] have no text in common")]
    [InlineData("^a{3}$", "^a{4}$", "", "the patterns ^a{3}$ and ^a{4}$ have no text in common")]
    [InlineData("^(aa)*$", "^a(aa)*$", "", "the patterns ^(aa)*$ and ^a(aa)*$ have no text in common")]
    [InlineData("^a$", "", "a", "every text of the pattern ^a$ matches the excluded pattern a")]
    [InlineData("b", "", ".*", "every text matches the excluded pattern .*")]
    [InlineData("a^", "", "", "the pattern a^ has no text")]
    [InlineData("$a", "", "", "the pattern $a has no text")]
    [InlineData("[]", "", "", "the pattern [] has no text")]
    [InlineData("(?!)", "", "", "the pattern (?!) has no text")]
    [InlineData("^(?=a)b", "", "", "the pattern ^(?=a)b has no text")]
    [InlineData("a\\bb", "", "", "the pattern a\\bb has no text")]
    [InlineData("(?<=a)(?<!a)b", "", "", "the pattern (?<=a)(?<!a)b has no text")]
    [InlineData("^(a", "", "", "the pattern ^(a ends too early: the group at 1 is not closed")]
    [InlineData("^a)", "", "", "the pattern ^a) has a ) without its ( at 2")]
    [InlineData("[a", "", "", "the pattern [a ends too early: the class at 0 is not closed")]
    [InlineData("a\\", "", "", "the pattern a\\ ends too early: in the middle of an escape")]
    [InlineData("*a", "", "", "the pattern *a counts nothing at 0")]
    [InlineData("a{3,2}", "", "", "the pattern a{3,2} has a count from 3 down to 2")]
    [InlineData("[z-a]", "", "", "the pattern [z-a] has a range at 4 that ends before it begins")]
    [InlineData("\\p{Klingon}", "", "", "the pattern \\p{Klingon} names the property Klingon, which is not known here")]
    [InlineData("^\\Aa", "", "", "the pattern ^\\Aa has the escape \\A, which ECMA-262 does not know")]
    [InlineData("(?>a)", "", "", "the pattern (?>a) has a group at 0 that ECMA-262 does not know")]
    [InlineData("(?i)a", "", "", "the pattern (?i)a has a group at 0 that ECMA-262 does not know")]
    public void What_has_no_text_says_why(string first, string second, string excluded, string expected)
    {
        var texts = PatternTexts.Compile(second.Length == 0 ? [first] : [first, second], excluded.Length == 0 ? [] : [excluded]);

        Assert.Equal(expected, texts.WhyNot);
        Assert.Null(texts.Make(Chance(1), 0, 10, PatternWish.Natural, out var whyNot));
        Assert.Equal(expected, whyNot);
    }

    [Fact]
    public void Three_patterns_of_which_each_two_agree_are_named_together() => Assert.Equal(
        "the patterns ^(a|b)$, ^(b|c)$ and ^(a|c)$ have no text in common",
        PatternTexts.Compile(["^(a|b)$", "^(b|c)$", "^(a|c)$"], []).WhyNot);

    [Theory]
    [InlineData("^a{3}$", 0, 2, "the pattern ^a{3}$ has only texts of 3 characters, maxLength is 2")]
    [InlineData("^a{3}$", 4, 9, "the pattern ^a{3}$ has only texts of 3 characters, minLength is 4")]
    [InlineData("^a{3,5}$", 0, 2, "the pattern ^a{3,5}$ has no text shorter than 3 characters, maxLength is 2")]
    [InlineData("^a{3,5}$", 6, 9, "the pattern ^a{3,5}$ has no text longer than 5 characters, minLength is 6")]
    [InlineData("^(?:abc)*$", 4, 5, "the pattern ^(?:abc)*$ has no text of 4 to 5 characters")]
    [InlineData("foo", 0, 2, "the pattern foo has no text shorter than 3 characters, maxLength is 2")]
    [InlineData("^(?=.*[A-Z])(?=.*\\d).*$", 0, 1, "the pattern ^(?=.*[A-Z])(?=.*\\d).*$ has no text shorter than 2 characters, maxLength is 1")]
    public void Lengths_that_a_pattern_lacks_are_named(string pattern, int least, int most, string expected)
    {
        foreach (var wish in Enum.GetValues<PatternWish>())
        {
            Assert.Null(PatternTexts.Compile([pattern], []).Make(Chance(1), least, most, wish, out var whyNot));
            Assert.Equal(expected, whyNot);
        }
    }

    public static TheoryData<string> Hostile =>
    [
        "^(a+)+$", "^((a*)*)*$", "^(a|a)*$", "^(.*)*x$", "^(([a-z]+)+)+!$", "^(a{0,1000}){0,1000}$", "^((a{1000}){1000}){1000}$", "a{2147483647}", "^a{99999999999}$",
        "^.*x.{20}$", ".*x.{60}$", "^(?=.*x.{20}$).*y.{20}$", "^(?!.*x.{20}$).*$", "(?<=x.{20})y", "^(?=(a|b){5000}$)(?=.*a).*$", "^(?=[a-z]{1,5000}$)(?=.*q{3}).{10,}$",
        new string('(', 10_000), new string('(', 5000) + new string(')', 5000), new string('[', 10_000), new StringBuilder().Insert(0, "a?", 5000).ToString(),
        new StringBuilder().Insert(0, "(a|b?)", 3000).ToString(), new StringBuilder().Insert(0, "(?=a)", 5000).ToString(), new StringBuilder().Insert(0, "(?<=.a)", 100).ToString(),
        "^(" + string.Join('|', Enumerable.Range(0, 10_000).Select(number => "w" + number)) + ")$", "^(?!(" + string.Join('|', Enumerable.Range(0, 10_000)) + ")$)\\d+$",
        "^(?:(?:a?){50}a{50})+$", "(\\w+)\\1\\1\\1$", "^(?=.{0,100000}$)(?!.*\\s{2}).+$", new string('a', 1_100_000), "^(\\1a)*$", "^(a)\\2$", "(((((.*)*)*)*)*)*\\b$",
        "^" + new StringBuilder().Insert(0, "(?=.*[a-m])(?=.*[n-z])", 6) + ".{8,64}$", "^(?:" + string.Join('|', Enumerable.Range(0x4e00, 3000).Select(point => (char)point + "x*")) + ")+$",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_patterns_end_quickly_with_texts_or_a_reason(string pattern)
    {
        var watch = Stopwatch.StartNew();
        var texts = PatternTexts.Compile([pattern], []);
        foreach (var wish in Enum.GetValues<PatternWish>())
        {
            var text = texts.Make(Chance(3), 0, 1000, wish, out var whyNot);
            Assert.True(text is null == whyNot is not null);
        }

        var excluded = PatternTexts.Compile([], [pattern]);
        excluded.Make(Chance(3), 0, 1000, PatternWish.Natural, out _);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms {texts.WhyNot} / {excluded.WhyNot}");

        // The bounds count steps, which take half a second alone; a machine may be busy with others.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Many_threads_may_make_texts_at_once()
    {
        string[] patterns = ["^(?=.*[A-Z])(?=.*\\d).{8,}$", "^(\\w+) \\1$", "^(?:a|bc)+$", "foo"];
        foreach (var pattern in patterns)
        {
            var alone = PatternTexts.Compile([pattern], []);
            var shared = PatternTexts.Compile([pattern], []);
            var expected = Enumerable.Range(0, 50).Select(seed => alone.Make(Chance(seed), 0, 50, PatternWish.Natural, out _)).ToArray();

            var made = await Task.WhenAll(Enumerable.Range(0, 50).Select(seed =>
                Task.Run(() => shared.Make(Chance(seed), 0, 50, PatternWish.Natural, out _), TestContext.Current.CancellationToken)));

            Assert.Equal(expected, made);
        }
    }

    private static string Make(string pattern, PatternWish wish, int least, int most) =>
        PatternTexts.Compile([pattern], []).Make(Chance(1), least, most, wish, out _) ?? throw new InvalidOperationException(pattern);

    private static FakeChance Chance(int seed)
    {
        var chance = new FakeChance();
        chance.Start((ulong)seed);
        return chance;
    }
}
