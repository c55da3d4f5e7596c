using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Text;

/// <summary>The fast reader against YamlDotNet: where it does not give up, every value, type and place is the same.</summary>
public sealed class FastNodeReaderTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("llm")]
    [InlineData("stress")]
    [InlineData("tricky")]
    public void Every_document_is_read_as_YamlDotNet_reads_it(string folder)
    {
        var left = new List<string>();
        var files = 0;
        foreach (var file in Documents(folder))
        {
            files++;
            if (!IsSame(File.ReadAllText(file), file))
            {
                left.Add(Path.GetFileName(file));
            }
        }

        output.WriteLine($"{folder}: all but {left.Count} of {files} documents are read fast");
        Assert.True(left.Count <= files / 20, $"not read fast: {string.Join(", ", left)}");
    }

    [Fact]
    public void Mutations_of_documents_are_read_as_YamlDotNet_reads_them()
    {
        var (texts, taken) = (0, 0);
        foreach (var file in Documents("tricky").Concat(Documents("llm")).Where(static file => new FileInfo(file).Length < 60_000))
        {
            foreach (var text in Mutations.Of(File.ReadAllText(file), count: 40, largest: 6_000))
            {
                texts++;
                taken += IsSame(text, file) ? 1 : 0;
            }
        }

        output.WriteLine($"{taken} of {texts} mutations are read fast");
        Assert.True(taken > texts / 10, $"only {taken} of {texts} mutations are read fast");
    }

    [Theory]
    [InlineData("a: 1\nb: [x, 'y', \"z\", {c: d}]\n")]
    [InlineData("a:\n- 1\n- - 2\n  - 3\n-\nb:\n  c:\n  d: e # f\n")]
    [InlineData("a: |\n  one\n\n   two\n  three\n\nb: >-\n  one\n  two\n\n  three\n    four\n  five\nc: |+\n  x\n\n\nd: >2\n    y\n   z\n")]
    [InlineData("a: one\n  two\n\n  three\nb: 'it''s\n  so\n\n  so'\nc: \"\\u00e9 \\n \\\n   x\n  y\"\n")]
    [InlineData("---\n# c\n\"a b\" : 'x'\n200: y\n-1: -2\nurl: http://x:80/#f\n")]
    [InlineData("{\n\t\"a\": [1, true, null, \"\\/\"],\n\t\"b\": {}\n}")]
    [InlineData("- a: 1\n  b:\n  - c\n-   d: 2\n    e: 3\n- plain\n- |\n  text\n")]
    [InlineData("a: x\r\nb: |\r\n  one\r\n  two\r\nc: y")]
    [InlineData("just one text")]
    [InlineData("a: &x 1\nb: *x # c\nc: &y\n  d: &z \"e\"\nf: [1]\ng: *y\nh:\n  - &w { i: j }\n  - *w\n  - *z\nk: &v |\n  text\nl: &x two\nm: *x\n")]
    [InlineData("a: |\nb: >\n\nc: |-\n\n  x")]
    public void Small_texts_are_read_fast_and_the_same(string text) => Assert.True(IsSame(text, text), "the fast reader gave up");

    [Theory]
    [InlineData("a: { x: &x 1, y: *x }\n")]
    [InlineData("a: *x\n")]
    [InlineData("&x a: 1\n")]
    [InlineData("a: !!str 1\n")]
    [InlineData("? a\n: b\n")]
    [InlineData("a:\n\tb: 1\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: 'x\n")]
    [InlineData("a:\n   b: 1\n  c: 2\n")]
    [InlineData("%YAML 1.2\n---\na: 1\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("a: [1, 2\n")]
    [InlineData("a: \"\\ud83d\\ude00\"\n")]
    [InlineData("<<: { a: 1 }\n")]
    public void What_is_unsure_is_left_to_YamlDotNet(string text) => Assert.Null(Fast(text));

    private static bool IsSame(string text, string what)
    {
        if (Fast(text) is not { } fast)
        {
            return false;
        }

        var problems = new ProblemSink("x");
        var slow = NodeReader.ReadEvents(BlankLines.Clear(Bare(text)), new NodeFile("x"), problems, ProblemKinds.SpecSyntax, CancellationToken.None);
        if (slow is null)
        {
            Assert.Fail($"{what}: only the fast reader reads it: {problems.Problems[0]}\n{text}");
        }

        if (Difference(fast, slow) is { } difference)
        {
            Assert.Fail($"{what}: {difference}\n{(text.Length < 10_000 ? text : "")}");
        }

        return true;
    }

    private static Node? Fast(string text) => FastNodeReader.TryRead(BlankLines.Clear(Bare(text)), new NodeFile("x"), CancellationToken.None);

    private static string Bare(string text) => text.TrimStart('\uFEFF');

    private static string? Difference(Node fast, Node slow)
    {
        if (fast.GetType() != slow.GetType() || fast.Span != slow.Span)
        {
            return $"fast {fast.Kind} at {fast.Span}, but YamlDotNet {slow.Kind} at {slow.Span}";
        }

        switch (fast, slow)
        {
            case (ScalarNode left, ScalarNode right):
                return left.Type == right.Type && left.Value == right.Value ? null : $"fast {left.Type} '{left.Value}', but YamlDotNet {right.Type} '{right.Value}' at {left.Span}";
            case (SequenceNode left, SequenceNode right):
                return left.Items.Count != right.Items.Count
                    ? $"{left.Items.Count} and {right.Items.Count} items at {left.Span}"
                    : left.Items.Zip(right.Items, Difference).FirstOrDefault(static difference => difference is not null);
            default:
                var (mapping, other) = ((MappingNode)fast, (MappingNode)slow);
                return mapping.Entries.Count != other.Entries.Count
                    ? $"{mapping.Entries.Count} and {other.Entries.Count} entries at {mapping.Span}"
                    : mapping.Entries.Zip(other.Entries, static (left, right) => Difference(left.Key, right.Key) ?? Difference(left.Value, right.Value))
                        .FirstOrDefault(static difference => difference is not null);
        }
    }

    private static IEnumerable<string> Documents(string folder) =>
        Directory.EnumerateFiles(Repository.CorpusFile(folder), "*", SearchOption.AllDirectories)
            .Where(static file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json")
            .Order(StringComparer.Ordinal);
}
