using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>Patterns where .NET and ECMA-262 differ. Each verdict here is Node's.</summary>
public sealed class EcmaPatternTests
{
    [Theory]
    // Hyphens beside sets.
    [InlineData(@"^[\w-.]+$", "a-.b", "a+b")]
    [InlineData(@"^[\w-z]$", "-", "`")]
    [InlineData(@"^[a-\d]$", "-", "b")]
    [InlineData(@"^[+-\w]$", "-", ",")]
    [InlineData(@"^[\w\-.]$", "-", "+")]
    // A code point beyond the BMP is one.
    [InlineData("^[😀-😎]$", "😃", "😏")]
    [InlineData("^[😀]$", "😀", "😃")]
    [InlineData(@"^[\u{1F600}a]{2}$", "😀a", "😀")]
    [InlineData(@"^[\ud83d\ude00]$", "😀", "😃")]
    [InlineData("^[^a]$", "😀", "😀😀")]
    [InlineData("^[^😀]$", "😃", "😀")]
    [InlineData(@"^\D$", "😀", "😀😀")]
    [InlineData(@"^\W\S$", "😀😀", "😀")]
    [InlineData(@"^\P{L}$", "😀", "😀😀")]
    [InlineData("^.{2}$", "😀a", "😀")]
    [InlineData("^😀{2}$", "😀😀", "😀")]
    [InlineData(@"^\p{L}$", "𝒜", "😀")]
    [InlineData("^(?:😀|x)(?<=😀)y", "😀y", "xy")]
    [InlineData("(?<!^)(?!$)", "😀😀", "😀")]
    // Properties.
    [InlineData(@"^\p{Script=Greek}+$", "Ωμέγα", "omega")]
    [InlineData(@"^\p{sc=Grek}$", "Ω", "o")]
    [InlineData(@"^\p{scx=Deva}$", "।", "a")]
    [InlineData(@"^\P{Script=Latin}$", "1", "a")]
    [InlineData(@"^\p{Script=Han}$", "𠀀", "あ")]
    [InlineData(@"^\p{Lowercase_Letter}\p{Uppercase_Letter}$", "aB", "Ab")]
    [InlineData(@"^\p{General_Category=Decimal_Number}\p{gc=Lu}$", "٣A", "aA")]
    [InlineData(@"^\p{LC}$", "ǅ", "ª")]
    [InlineData(@"^\p{Alphabetic}$", "ⅷ", "1")]
    [InlineData(@"^\p{Lowercase}$", "ª", "A")]
    [InlineData(@"^\p{ASCII}+$", "a\0", "é")]
    [InlineData(@"^\p{Emoji}$", "😀", "a")]
    [InlineData(@"^\p{Emoji_Presentation}$", "😀", "1")]
    [InlineData(@"^\p{White_Space}$", "\u0085", "\ufeff")]
    [InlineData(@"^[\p{L}--]$", "-", "+")]
    [InlineData(@"^\p{IsGreek}$", "Ω", "o")]
    // Sets of ECMA-262, whatever .NET takes for a digit, a blank or a letter.
    [InlineData(@"^\d$", "1", "٣")]
    [InlineData(@"^\w$", "a", "é")]
    [InlineData(@"^\s$", "\ufeff", "\u0085")]
    [InlineData(@"\bé", "aé", "é")]
    [InlineData(@"^é\Bé$", "éé", "ée")]
    [InlineData(@"a\b", "aé", "ab")]
    [InlineData("^.$", "\u0085", "\u2028")]
    // References.
    [InlineData(@"^(?:(a)|b)\1$", "b", "a")]
    [InlineData(@"^\1(a)$", "a", "aa")]
    [InlineData(@"^(?:(a)|b)*\1c$", "abc", "ab")]
    [InlineData(@"^(?:(a)|b){3}\1$", "aab", "ab")]
    [InlineData(@"^(?<q>['""]).*\k<q>$", "'a'", "'a\"")]
    [InlineData(@"^\k<n>(?<n>a)$", "a", "aa")]
    [InlineData(@"^(?<n>a)(b)\1\2$", "abab", "abba")]
    [InlineData(@"^(a)\10$", "a\b", "aa0")]
    // Escapes and signs that stand for themselves.
    [InlineData(@"^\cJ\0$", "\n\0", "J0")]
    [InlineData(@"^]$", "]", "")]
    [InlineData(@"^a{$", "a{", "a")]
    [InlineData(@"^}{,2}$", "}{,2}", "}}")]
    [InlineData(@"^\-\_\é$", "-_é", "_")]
    [InlineData(@"^[\b]\x41\u0042$", "\bAB", "AB")]
    [InlineData(@"^[]|[^]$", "\n", "")]
    [InlineData(@"^(?=a)*a$", "a", "b")]
    [InlineData("a$", "a", "a\n")]
    [InlineData("^b", "b", "a\nb")]
    [InlineData("(?m:^b$)", "a\rb\u2028c", "ab")]
    [InlineData("^(?i:é)$", "É", "e")]
    public void Pattern_is_read_as_ECMA_262_has_it(string pattern, string good, string bad)
    {
        var regex = EcmaPattern.TryCreate(pattern);

        Assert.NotNull(regex);
        Assert.True(regex.IsMatch(good), $"{pattern} on {good}");
        Assert.False(regex.IsMatch(bad), $"{pattern} on {bad}");

        var validator = SchemaValidator.Compile(JsonSerializer.Serialize(new { pattern }));
        Assert.True(validator.IsValid(SchemaValidatorTests.Json(JsonSerializer.Serialize(good))));
        Assert.False(validator.IsValid(SchemaValidatorTests.Json(JsonSerializer.Serialize(bad))));
    }

    [Theory]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("*a")]
    [InlineData("{1}")]
    [InlineData("a**")]
    [InlineData("a++")]
    [InlineData("^*")]
    [InlineData(@"\b+")]
    [InlineData("(?<=a)*")]
    [InlineData("a{3,2}")]
    [InlineData("[z-a]")]
    [InlineData("[😎-😀]")]
    [InlineData(@"\p{Klingon}")]
    [InlineData(@"\p{Script=Klingon}")]
    [InlineData(@"\p{Greek}")]
    [InlineData(@"\u{110000}")]
    [InlineData(@"\k<n>")]
    [InlineData(@"(?<n>a)\k<m>")]
    [InlineData("(?<1>a)")]
    [InlineData("(?'n'a)")]
    [InlineData("(?>a)")]
    [InlineData("(?i)a")]
    [InlineData("(?#a)")]
    [InlineData(@"\Aa\Z")]
    [InlineData(@"\a")]
    [InlineData("a\\")]
    public void What_ECMA_262_does_not_have_is_no_pattern(string pattern) => Assert.Null(EcmaPattern.TryCreate(pattern));

    [Fact]
    public void Deep_and_long_patterns_are_refused_and_do_not_overflow()
    {
        Assert.NotNull(EcmaPattern.TryCreate(new string('(', 150) + new string(')', 150)));
        Assert.Null(EcmaPattern.TryCreate(new string('(', 100_000) + new string(')', 100_000)));
        Assert.Null(EcmaPattern.TryCreate(new string('a', 1_100_000)));
    }
}
