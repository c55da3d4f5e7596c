using System.Text.RegularExpressions;
using ContractMocks.Cli.WireMock.Exporting;
using Newtonsoft.Json.Linq;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>A test of a text means in JSONPath what it means in the engine.</summary>
public sealed class JsonPathTestTests
{
    // Letters with one case, two and three; the signs for Kelvin and Angstrom; a dotless and a dotted i; a letter beyond the first plane.
    public static TheoryData<string> Letters => [.. "abcdefghijklmnopqrstuvwxyzAIKSZ09 .$^{}[]()|*+?\\#/'\"ßéÉσςΣſıİ\u212A\u212BåǆǅǄﬀ".Select(static c => c.ToString()), "\U00010428"];

    [Theory]
    [MemberData(nameof(Letters))]
    public void Case_is_ignored_as_the_engine_ignores_it(string letter)
    {
        var regex = new Regex(JsonPathTest.AnyCase(letter), RegexOptions.None, TimeSpan.FromSeconds(1));
        for (var c = 0; c < 0xD800; c++)
        {
            var text = ((char)c).ToString();
            Assert.True(text.Contains(letter, StringComparison.OrdinalIgnoreCase) == regex.IsMatch(text), $"{letter} and U+{c:X4}");
        }
    }

    [Fact]
    public void A_pair_of_surrogates_is_one_letter()
    {
        var regex = new Regex(JsonPathTest.AnyCase("x\U00010428+"), RegexOptions.None, TimeSpan.FromSeconds(1));

        Assert.Matches(regex, "X\U00010400+");
        Assert.DoesNotMatch(regex, "X\U00010401+");
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("it's \\ a \"quote\" ] ) && || / ")]
    [InlineData("line\nbreak\r\ttab \u0007 é \U0001F600")]
    [InlineData("")]
    public void A_quoted_text_is_the_text(string text)
    {
        var body = new JObject { ["list"] = new JArray(text), ["other"] = new JArray(text + "x") };

        Assert.NotNull(body.SelectToken($"$[?(@)][?(@[0] {JsonPathTest.Of(TextTest.EqualTo(text))})]"));
        Assert.Null(new JObject { ["list"] = new JArray(text + "x") }.SelectToken($"$[?(@)][?(@[0] {JsonPathTest.Of(TextTest.EqualTo(text))})]"));
    }

    [Theory]
    [InlineData("a/b", "a/b", "ab")]
    [InlineData("^a\\/b$", "a/b", "a/bc")]
    [InlineData("[/]\\\\/x", "/\\/x", "/x")]
    [InlineData("(?i)WEATHER|rain", "weather", "wether")]
    public void A_regular_expression_is_not_ended_by_its_slashes(string pattern, string matching, string other)
    {
        var path = $"$[?(@)][?(@[0] {JsonPathTest.Of(TextTest.Matches(pattern))})]";

        Assert.NotNull(new JObject { ["list"] = new JArray(matching) }.SelectToken(path));
        Assert.Null(new JObject { ["list"] = new JArray(other) }.SelectToken(path));
    }
}
