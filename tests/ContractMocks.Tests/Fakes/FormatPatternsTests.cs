using System.Text;
using ContractMocks.Fakes;
using ContractMocks.Fakes.Patterns;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Tests.Fakes;

public sealed class FormatPatternsTests
{
    public static TheoryData<string> Formats =>
    [
        "date", "time", "date-time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri", "iri-reference",
        "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex", "byte", "base64url", "char",
    ];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_text_of_a_formats_pattern_has_the_format(string format)
    {
        var test = ContractMocks.Schemas.Validation.Formats.Text(format)!;
        var texts = PatternTexts.Compile([FormatPatterns.For(format)!], []);
        var seeds = format == "regex" ? 20 : 200; // Judging one there is making a matcher.
        var known = new HashSet<string>();
        Assert.Null(texts.WhyNot);
        foreach (var wish in Enum.GetValues<PatternWish>())
        {
            for (var seed = 0; seed < seeds; seed++)
            {
                var text = texts.Make(Chance(seed), 0, 100 + seed, wish, out var whyNot);
                Assert.True(text is not null, whyNot);
                Assert.True(test(Encoding.UTF8.GetBytes(text)), text);
                known.Add(text);
            }
        }

        Assert.True(known.Count > 10);
    }

    [Theory]
    [InlineData("date", "^19", 10, 10)]
    [InlineData("date", "-02-29$", 0, 20)]
    [InlineData("email", "@example\\.com$", 0, 40)]
    [InlineData("email", "^[a-z.]+@[a-z.]+$", 6, 6)]
    [InlineData("hostname", "", 250, 253)]
    [InlineData("hostname", "^x", 1, 3)]
    [InlineData("ipv6", "^::ffff:", 0, 40)]
    [InlineData("ipv4", "^10\\.", 14, 14)]
    [InlineData("uri", "^https://", 0, 30)]
    [InlineData("uri", "^https?://[a-z]+\\.example\\.com/.*\\.png$", 40, 80)]
    [InlineData("uuid", "^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab]", 0, 36)]
    [InlineData("time", "Z$", 9, 9)]
    [InlineData("date-time", "^2024-02-29T.*\\+02:00$", 0, 100)]
    [InlineData("duration", "^PT\\d+S$", 0, 10)]
    [InlineData("byte", "==$", 0, 100)]
    [InlineData("json-pointer", "~1", 5, 9)]
    public void A_format_meets_a_pattern_and_a_length(string format, string pattern, int least, int most)
    {
        var test = ContractMocks.Schemas.Validation.Formats.Text(format)!;
        var texts = PatternTexts.Compile([FormatPatterns.For(format)!, pattern], []);
        Assert.Null(texts.WhyNot);
        for (var seed = 0; seed < 20; seed++)
        {
            foreach (var wish in Enum.GetValues<PatternWish>())
            {
                var text = texts.Make(Chance(seed), least, most, wish, out var whyNot);
                Assert.True(text is not null, whyNot);
                Assert.True(test(Encoding.UTF8.GetBytes(text)), text);
                Assert.True(EcmaPattern.TryCreate(pattern)!.IsMatch(text), text);
                Assert.InRange(text.Length, least, most);
            }
        }
    }

    [Fact]
    public void A_format_and_a_pattern_that_contradict_are_named() =>
        Assert.EndsWith(" have no text in common", PatternTexts.Compile([FormatPatterns.For("uuid")!, "^x"], []).WhyNot);

    [Theory]
    [InlineData("int64")]
    [InlineData("password")]
    [InlineData("unheard-of")]
    public void A_format_without_rules_for_texts_has_no_pattern(string format) => Assert.Null(FormatPatterns.For(format));

    private static FakeChance Chance(int seed)
    {
        var chance = new FakeChance();
        chance.Start((ulong)seed);
        return chance;
    }
}
