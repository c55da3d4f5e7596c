using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContractMocks.Fakes;
using ContractMocks.Fakes.Patterns;
using ContractMocks.Schemas.Validation;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Fakes;

/// <summary>Patterns that others wrote, and patterns that nobody would write.</summary>
public sealed class PatternCorpusTests
{
    private static readonly Regex YamlPattern = new(@"^[\s-]*pattern: +(?<quote>'?)(?<text>[^'\s>|].*?)\k<quote>\s*$");

    [Theory]
    [InlineData("llm", 20)]
    [InlineData("stress", 80)]
    [InlineData("jsonschema", 30)]
    [InlineData("tools", 0)]
    [InlineData("traffic", 0)]
    public void Every_pattern_of_the_corpus_has_texts(string folder, int atLeast)
    {
        var patterns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Repository.CorpusFile(folder), "*.*", SearchOption.AllDirectories))
        {
            Read(path, patterns);
        }

        var failures = new List<string>();
        foreach (var pattern in patterns)
        {
            if (Check(pattern) is { } failure)
            {
                failures.Add(failure);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{folder}: {patterns.Count} patterns");
        Assert.Empty(failures);
        Assert.True(patterns.Count >= atLeast, $"only {patterns.Count} patterns");
    }

    [Fact]
    public void Random_patterns_give_texts_that_match_or_a_reason()
    {
        var made = 0;
        for (var seed = 0; seed < 1000; seed++)
        {
            var chance = Chance(seed);
            var pattern = Random(chance, 3);
            var second = chance.Percent(30) ? Random(chance, 2) : null;
            var excluded = chance.Percent(30) ? Random(chance, 2) : null;
            string[] patterns = second is null ? [pattern] : [pattern, second];
            string[] not = excluded is null ? [] : [excluded];
            var texts = PatternTexts.Compile(patterns, not);
            foreach (var wish in texts.WhyNot is null ? Enum.GetValues<PatternWish>() : [])
            {
                var text = texts.Make(chance, 0, 12, wish, out var whyNot);
                Assert.Equal(text is null, whyNot is not null);
                if (text is null)
                {
                    continue;
                }

                made++;
                Assert.All(patterns, one => Assert.True(EcmaPattern.TryCreate(one)!.IsMatch(text), $"{one} of {string.Join("  ", patterns)}: {text}"));
                Assert.All(not, one => Assert.False(EcmaPattern.TryCreate(one)!.IsMatch(text), $"not {one}, {string.Join("  ", patterns)}: {text}"));
            }

            if (texts.WhyNot is not null)
            {
                Assert.True(FirstMatch(patterns, not) is not { } missed, $"{texts.WhyNot}: {FirstMatch(patterns, not)}");
            }
        }

        Assert.True(made > 1000, $"only {made} texts");
    }

    // All short texts of a small alphabet: a reason that says "no text" must not be refuted by one of them.
    private static string? FirstMatch(string[] patterns, string[] not)
    {
        var wanted = Array.ConvertAll(patterns, pattern => new Regex(pattern.Replace("$", "\\z", StringComparison.Ordinal)));
        var unwanted = Array.ConvertAll(not, pattern => new Regex(pattern.Replace("$", "\\z", StringComparison.Ordinal)));
        var texts = new List<string> { "" };
        for (var i = 0; i < texts.Count && texts[i].Length < 5; i++)
        {
            texts.AddRange(from character in "ab1-" select texts[i] + character);
        }

        return texts.Find(text => Array.TrueForAll(wanted, regex => regex.IsMatch(text)) && !Array.Exists(unwanted, regex => regex.IsMatch(text)));
    }

    private static string Random(FakeChance chance, int depth)
    {
        var parts = new StringBuilder();
        for (var i = chance.Whole(1, 3); i > 0; i--)
        {
            var atom = chance.Whole(0, depth == 0 ? 7 : 13) switch
            {
                0 or 1 => chance.Pick(["a", "b", "1", "-"]),
                2 => chance.Pick(["[ab]", "[^a]", "[a-c1]", "\\d", "\\w", "\\W", "."]),
                3 => chance.Pick(["^", "$", "\\b", "\\B"]),
                4 => "a",
                5 => "b",
                6 => "^",
                7 => "$",
                8 => $"(?={Random(chance, depth - 1)})",
                9 => $"(?!{Random(chance, depth - 1)})",
                10 => $"(?<={chance.Pick(["a", "b", "^", "^a", "[ab]1", "a|b-", "\\ba", "a+"])})",
                11 => $"(?<!{chance.Pick(["a", "b", "ab", "a*b", "-"])})",
                12 => $"(?:{Random(chance, depth - 1)}|{Random(chance, depth - 1)})",
                _ => $"(?:{Random(chance, depth - 1)}){chance.Pick(["*", "+", "?", "{2}", "{0,2}", "{2,3}", "*?"])}",
            };
            parts.Append(atom);
            if (atom.Length <= 2 && atom is not ("^" or "$" or "\\b" or "\\B") && chance.Percent(40))
            {
                parts.Append(chance.Pick(["*", "+", "?", "{2}", "{1,3}", "+?"]));
            }
        }

        return parts.ToString();
    }

    private static string? Check(string pattern)
    {
        var texts = PatternTexts.Compile([pattern], []);
        if (texts.WhyNot is not null)
        {
            return texts.WhyNot;
        }

        var judge = EcmaPattern.TryCreate(pattern);
        for (var seed = 0; seed < 20; seed++)
        {
            foreach (var wish in Enum.GetValues<PatternWish>())
            {
                var text = texts.Make(Chance(seed), 0, texts.ShortestLength + 50, wish, out var whyNot);
                if (text is null || (judge is not null && !judge.IsMatch(text)))
                {
                    return $"{pattern}: {text ?? whyNot}";
                }
            }
        }

        return null;
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
                // JSON Lines, and files that are wrong on purpose.
                foreach (var line in File.ReadLines(path).Where(static line => line.StartsWith('{') && line.EndsWith('}')))
                {
                    using var document = JsonDocument.Parse(line);
                    Read(document.RootElement, patterns);
                }
            }
        }
        else if (path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal))
        {
            // Not as YAML: one of the documents is none.
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

    private static FakeChance Chance(int seed)
    {
        var chance = new FakeChance();
        chance.Start((ulong)seed);
        return chance;
    }
}
