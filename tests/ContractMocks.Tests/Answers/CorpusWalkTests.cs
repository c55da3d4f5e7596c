using System.Collections.Concurrent;
using System.Globalization;
using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Answers;

/// <summary>Every operation of every document of the corpus answers, in each way that the document speaks of, and what it answers fits the document.</summary>
public sealed class CorpusWalkTests(ITestOutputHelper output)
{
    /// <summary>Schemas without an instance, and why: the answer is the nearest value, and the journal says so.</summary>
    private static readonly Dictionary<string, string> s_impossible = new(StringComparer.Ordinal)
    {
        ["anthropic-2025-05-23.yaml messages_post 200"] = "Model is of type null and one of several strings",
        ["anthropic-2025-05-23.yaml beta_messages_post 200"] = "Model is of type null and one of several strings",
        ["anthropic-2025-05-23.yaml complete_post 200"] = "Model is of type null and one of several strings",
    };

    [Fact]
    public async Task Every_operation_answers_in_each_documented_way()
    {
        var counts = new WalkCounts();
        var files = Documents().ToList();
        await Parallel.ForEachAsync(files, TestContext.Current.CancellationToken, async (file, cancellation) =>
        {
            var text = await File.ReadAllTextAsync(file, cancellation);
            var read = SpecReader.Read(new SpecInput { Path = file, Text = text, Files = new Disk(), ChecksStructure = false }, cancellation);
            if (read.Contract is { Operations.Count: > 0 } contract)
            {
                counts.Add(WalkCount.Document);
                await new DocumentWalk(Path.GetFileName(file), contract, counts).RunAsync();
            }
        });

        output.WriteLine(counts.ToString());
        TestContext.Current.SendDiagnosticMessage(counts.ToString());
        var unexpected = counts.Failures.Where(static failure => !s_impossible.Keys.Any(failure.StartsWith)).Order(StringComparer.Ordinal).ToList();
        Assert.True(unexpected.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{unexpected.Count} failures:\n{string.Join('\n', unexpected.Take(60))}"));
        Assert.All(s_impossible.Keys, known => Assert.Contains(counts.Failures, failure => failure.StartsWith(known, StringComparison.Ordinal)));
        Assert.True(counts[WalkCount.Operation] > 1000, "fewer operations than the corpus has were walked");
    }

    private static IEnumerable<string> Documents() =>
        from folder in (string[])["llm", "stress", "tricky"]
        from file in Directory.EnumerateFiles(Repository.CorpusFile(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where Path.GetExtension(file) is ".yaml" or ".yml" or ".json"
        // Parts of a document that other files put together are walked with it.
        where !file.Contains("digitalocean", StringComparison.Ordinal) || file.Contains("DigitalOcean-public", StringComparison.Ordinal)
        where !file.Contains("fixtures3", StringComparison.Ordinal)
        select file;

    private sealed class Disk : ISpecFiles
    {
        public string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
    }
}

internal enum WalkCount
{
    Document,
    Operation,
    Answer,
    Status,
    MediaType,
    Example,
    UnfitExample,
    Dynamic,
    Stream,
}

internal sealed class WalkCounts
{
    private readonly int[] _counts = new int[Enum.GetValues<WalkCount>().Length];

    public ConcurrentBag<string> Failures { get; } = [];

    public int this[WalkCount count] => _counts[(int)count];

    public void Add(WalkCount count) => Interlocked.Increment(ref _counts[(int)count]);

    public override string ToString() =>
        string.Join(", ", Enum.GetValues<WalkCount>().Select(count => string.Create(CultureInfo.InvariantCulture, $"{count} {_counts[(int)count]}")))
        + string.Create(CultureInfo.InvariantCulture, $", failures {Failures.Count}");
}
