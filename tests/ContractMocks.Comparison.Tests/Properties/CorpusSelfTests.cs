using System.Collections.Concurrent;
using System.Diagnostics;
using ContractMocks.TestSupport;

namespace ContractMocks.Comparison.Tests.Properties;

/// <summary>Every document of the corpus, compared with itself.</summary>
public sealed class CorpusSelfTests
{
    [Fact]
    public async Task Every_document_of_the_corpus_differs_in_nothing_from_itself()
    {
        var (compared, unreadable, wrong) = (0, 0, new ConcurrentBag<string>());
        var watch = Stopwatch.StartNew();
        Parallel.ForEach(Documents(), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, file =>
        {
            if (!Compared.CanRead(file, file))
            {
                Interlocked.Increment(ref unreadable);
                return;
            }

            Interlocked.Increment(ref compared);
            if (Compared.Files(file, file) is { Findings.Count: > 0 } comparison)
            {
                wrong.Add($"{file}: {Telling.Line(comparison.Findings[0])}");
            }
        });
        await Console.Out.WriteLineAsync($"{compared} documents compared with themselves in {watch.Elapsed.TotalSeconds:0} s; {unreadable} are no documents");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Take(20)));
        Assert.True(compared > 200, $"only {compared} were compared");
    }

    private static IEnumerable<string> Documents() =>
        from folder in (string[])["llm", "stress", "tricky", "breaking"]
        from file in Directory.EnumerateFiles(Repository.CorpusFile(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where Path.GetExtension(file) is ".yaml" or ".yml" or ".json"
        // Parts of a document that other files put together are read with it.
        where !file.Contains("digitalocean", StringComparison.Ordinal) || file.Contains("DigitalOcean-public", StringComparison.Ordinal)
        where Path.GetFileName(file) is not ("rules.json" or "verdicts-dev.json")
        select file;
}
