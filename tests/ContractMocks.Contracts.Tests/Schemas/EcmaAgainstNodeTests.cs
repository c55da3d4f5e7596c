using System.Text.Json;
using System.Text.RegularExpressions;
using ContractMocks.Schemas.Validation;
using ContractMocks.TestSupport;
using ContractMocks.Tests.Fakes;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>Our reading of patterns beside that of Node, by which JSON Schema's authors go.</summary>
public sealed class EcmaAgainstNodeTests
{
    private static readonly string[] Texts =
    [
        "", "a", "b", "A", "1", "9", "-", "_", ".", ",", "]", "[", "{", "}", "^", "$", "\\", "/", " ", "\n", "\r", "\t", "\0", "\b", "\v", "z", "u", "p", "é", "É", "ß", "ſ", "Ω", "ω",
        "Ж", "あ", "漢", "٣", "ª", "ǅ", "ⅷ", "²", "\u0085", "\u00a0", "\u200d", "\u2028", "\ufeff", "\ufffd", "\u212a", "😀", "😃", "😎", "𝒜", "𠀀", "\U0010FFFF", "aa", "ab", "ba", "a1", "-a",
        "a-", "a😀", "😀a", "😀😀", "😀😃", "éa", "aé", "éé", "a\n", "\na", "a\r\nb", "aab", "aba", "abb", "abab", "a b", "a é b", "ab-1", "a.b", "aaaa", "foo.bar", "1-a-1",
        "aé1", "Ωa-😀b", "{1}", "a{1}", "a{,2}", "\u0001a", "b😀\u2028é", "2024-01-31", "abcABC123", "x-y", "user@example.com", "gpt-4o", "#ffffff", "https://example.com/a?b=c",
    ];

    private static readonly Regex YamlPattern = new(@"^[\s-]*pattern: +(?<quote>'?)(?<text>[^'\s>|].*?)\k<quote>\s*$");

    [Fact]
    public async Task Table_is_judged_as_Node_does()
    {
        NodeRegExp.Require();
        await CompareAsync(PatternCases.All, 200);
    }

    [Fact]
    public async Task Patterns_of_the_corpus_are_judged_as_Node_does()
    {
        NodeRegExp.Require();
        var patterns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Repository.CorpusFile(""), "*.*", SearchOption.AllDirectories))
        {
            Read(path, patterns);
        }

        await CompareAsync([.. patterns], 200);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Random_patterns_are_judged_as_Node_does(int seed)
    {
        NodeRegExp.Require();

        // Short texts: nothing ends a search of Node that explodes.
        var random = new RandomPatterns(new Random(seed));
        await CompareAsync([.. Enumerable.Range(0, 1000).Select(_ => random.Next(2)).Distinct(StringComparer.Ordinal)], 500, longestText: 6);
    }

    [Fact]
    public async Task Each_property_has_the_code_points_that_Node_gives_it()
    {
        NodeRegExp.Require();
        var version = await NodeRegExp.JudgeAsync([("^\\p{Script=Sidetic}$", [])], TestContext.Current.CancellationToken);
        Assert.SkipWhen(version[0].Flags != "u", "this Node has another version of Unicode");

        // The bounds of each range and what is beside them, which is where sets can differ.
        var cases = UnicodeProperties.Names
            .Order(StringComparer.Ordinal).Select(static name => ($"^\\p{{{name}}}$", Bounds(EcmaClasses.Property(name)!))).ToList();
        var verdicts = await NodeRegExp.JudgeAsync(cases, TestContext.Current.CancellationToken);
        for (var i = 0; i < cases.Count; i++)
        {
            var (pattern, texts) = cases[i];
            Assert.Equal("u", verdicts[i].Flags);
            var regex = EcmaPattern.TryCreate(pattern)!;
            Assert.Equal(verdicts[i].Verdicts, Array.ConvertAll(texts, text => (bool?)regex.IsMatch(text)));
        }

        Assert.True(cases.Count > 500);
    }

    private static string[] Bounds(CodePointSet set)
    {
        var points = new SortedSet<int>();
        foreach (var bound in set.Bounds)
        {
            points.UnionWith([bound - 1, bound, bound + 1]);
        }

        return [.. points.Where(static point => point is >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF)).Select(char.ConvertFromUtf32)];
    }

    private static async Task CompareAsync(IReadOnlyList<string> patterns, int atLeast, int longestText = int.MaxValue)
    {
        var cases = patterns.Select(pattern => (pattern, ((string[])[.. Texts, .. Pieces(pattern)]).Where(text => text.Length <= longestText).ToArray())).ToList();
        var verdicts = await NodeRegExp.JudgeAsync(cases, TestContext.Current.CancellationToken);
        var (judged, pairs) = (0, 0);
        var differences = new List<string>();
        for (var i = 0; i < cases.Count; i++)
        {
            var (pattern, texts) = cases[i];
            var ours = EcmaPattern.TryCreate(pattern);
            if (ours is null != verdicts[i].Flags is null)
            {
                if (!NodeDifferences.IsKnown(pattern, verdicts[i].Flags))
                {
                    differences.Add($"{pattern}: {(ours is null ? "refused" : "read")}, and by Node with flags '{verdicts[i].Flags}'");
                }

                continue;
            }

            if (ours is null)
            {
                continue;
            }

            judged++;
            for (var j = 0; j < texts.Length; j++)
            {
                pairs++;
                if (verdicts[i].Verdicts[j] is { } verdict && IsMatch(ours, texts[j]) is { } our && our != verdict && !NodeDifferences.IsKnown(pattern, verdicts[i].Flags, texts[j]))
                {
                    differences.Add($"{pattern} on {JsonSerializer.Serialize(texts[j])}: Node says {verdicts[i].Verdicts[j]} with flags '{verdicts[i].Flags}'");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{judged} patterns, {pairs} verdicts");
        Assert.True(differences.Count == 0, $"{differences.Count}: {string.Join("\n", differences.Take(60))}");
        Assert.True(judged >= atLeast, $"only {judged} patterns");
    }

    // Null where it takes too long.
    private static bool? IsMatch(EcmaRegex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (Exception trouble) when (EcmaRegex.IsOfEngine(trouble))
        {
            return null;
        }
    }

    // What stands in the pattern is more likely to match than anything else.
    private static IEnumerable<string> Pieces(string pattern)
    {
        var letters = new string([.. pattern.Where(static character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or '/' or ':' or ' ')]);
        return [letters, pattern, "x" + letters + "x", .. pattern.Split('|', '(', ')', '^', '$', '[', ']').Distinct(StringComparer.Ordinal).Take(20)];
    }

    private static void Read(string path, SortedSet<string> patterns)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            try
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(path));
                Read(document.RootElement, patterns);
            }
            catch (JsonException)
            {
                // Some are wrong on purpose.
            }
        }
        else if (path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal))
        {
            foreach (var match in File.ReadLines(path).Select(static line => YamlPattern.Match(line)).Where(static match => match.Success))
            {
                patterns.Add(match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal));
            }
        }
    }

    private static void Read(JsonElement element, SortedSet<string> patterns)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Read(item, patterns);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.NameEquals("pattern") && member.Value.ValueKind == JsonValueKind.String)
                {
                    patterns.Add(member.Value.GetString()!);
                }
                else if (member.NameEquals("patternProperties") && member.Value.ValueKind == JsonValueKind.Object)
                {
                    patterns.UnionWith(member.Value.EnumerateObject().Select(static property => property.Name));
                }

                Read(member.Value, patterns);
            }
        }
    }
}
