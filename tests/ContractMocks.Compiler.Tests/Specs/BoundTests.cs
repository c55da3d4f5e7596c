using System.Diagnostics;
using System.Text;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>Documents that would go on without end, and broken ones: each ends soon, with a problem.</summary>
public sealed class BoundTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    public static TheoryData<string, string> Endless() => new()
    {
        { "an alias bomb", Bomb() },
        { "deep lists", "openapi: 3.0.0\npaths: " + new string('[', 100_000) },
        { "deep mappings of JSON", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) },
        { "deep mappings", string.Concat(Enumerable.Range(0, 3_000).Select(static depth => new string(' ', depth) + "a:\n")) },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public void A_document_without_end_is_one_problem_that_names_the_bound(string what, string text)
    {
        var watch = Stopwatch.StartNew();
        var problem = Assert.Single(SpecText.Read(text).Problems);

        Assert.True(problem.Id == "CM1008", $"{what}: {problem}");
        Assert.True(watch.Elapsed < Soon, $"{what} took {watch.Elapsed}");
    }

    [Fact]
    public void Long_lists_giant_texts_and_chains_of_references_are_read()
    {
        var chain = new StringBuilder("S: { $ref: '#/components/schemas/S0' }\n");
        for (var i = 0; i < 10_000; i++)
        {
            chain.Append("    S").Append(i).Append(": { properties: { next: { $ref: '#/components/schemas/S").Append(i + 1).Append("' } } }\n");
        }

        var text = SpecText.Document("true").Replace("S: true", chain.ToString().TrimEnd(), StringComparison.Ordinal)
            + "\n    S10000: { type: string }\nx-giant: " + new string('x', 10_000_000) + "\nx-list:\n" + string.Concat(Enumerable.Repeat("- 1\n", 1_000_000));
        var watch = Stopwatch.StartNew();
        var result = SpecText.Read(text);

        Assert.Empty(result.Problems);
        Assert.Equal(10_002, result.Contract!.Schemas.Count);
        Assert.True(watch.Elapsed < Soon, $"it took {watch.Elapsed}");
    }

    [Fact]
    public void Too_many_values_are_a_problem()
    {
        var problem = Assert.Single(SpecText.Read("x:\n" + string.Concat(Enumerable.Repeat("- 1\n", NodeReader.MaxNodes))).Problems);
        Assert.Equal(("CM1008", NodeReader.MaxNodes - 1), (problem.Id, problem.Span.Line));
    }

    [Fact]
    public void Mutated_documents_end_without_an_exception_and_with_places()
    {
        var read = 0;
        foreach (var path in CorpusFiles.In("tricky").Where(static path => new FileInfo(Path.Combine(CorpusFiles.Root, path)).Length < 40_000))
        {
            foreach (var text in Mutations.Of(File.ReadAllText(Path.Combine(CorpusFiles.Root, path)), count: 15, largest: 5_000))
            {
                var watch = Stopwatch.StartNew();
                var result = SpecReader.Read(new SpecInput { Path = path, Text = text }, TestContext.Current.CancellationToken);
                Assert.All(result.Problems, problem => Assert.True(problem.Span.Line > 0, $"{problem}\n{text}"));
                Assert.True(result.Contract is not null || result.Problems.Count == 1, path);
                Assert.True(watch.Elapsed < Soon, $"{path} took {watch.Elapsed}:\n{text}");
                read++;
            }
        }

        Assert.True(read > 1_000, $"only {read} texts");
    }

    private static string Bomb()
    {
        var text = new StringBuilder("openapi: 3.0.0\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            text.Append('a').Append(i).Append(": &a").Append(i).Append(" [").AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");
        }

        return text.ToString();
    }
}
