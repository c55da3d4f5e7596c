using System.Collections.Concurrent;
using System.Diagnostics;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Emission.Corpus;

/// <summary>Every document of the corpus, emitted and compiled once for all tests that ask.</summary>
internal static class CorpusEmission
{
    private static readonly Lazy<IReadOnlyList<CompiledDocument>> Documents = new(Compile);

    public static IReadOnlyList<CompiledDocument> All
    {
        get
        {
            Repository.CorpusFile("");
            return Documents.Value;
        }
    }

    private static IReadOnlyList<CompiledDocument> Compile()
    {
        var compiled = new ConcurrentBag<CompiledDocument>();
        // Several folders of "tricky" hold the same examples.
        var largestFirst = Paths().OrderByDescending(static path => new FileInfo(path).Length).ThenBy(static path => path, StringComparer.Ordinal)
            .DistinctBy(File.ReadAllText).ToList();
        Parallel.ForEach(Partitioner.Create(largestFirst, loadBalance: true), new ParallelOptions { MaxDegreeOfParallelism = 2 }, path =>
        {
            var start = Stopwatch.GetTimestamp();
            if (EmittedDocument.Read(path) is { } document)
            {
                var read = Stopwatch.GetElapsedTime(start);
                var (assembly, findings) = document.Compile();
                compiled.Add(new CompiledDocument(document, assembly, findings, read, Stopwatch.GetElapsedTime(start) - read));
            }
        });
        return [.. compiled.OrderBy(static document => document.Document.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Paths()
    {
        var folders = new[] { "llm", "tricky", "stress/stripe", "stress/twilio" }.Select(Repository.CorpusFile);
        return folders.SelectMany(static folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(static path => Path.GetExtension(path) is ".yaml" or ".yml" or ".json");
    }
}

/// <summary>A document, the assembly of what is emitted for it (null where that does not compile) and what the compiler says of it.</summary>
internal sealed record CompiledDocument(
    EmittedDocument Document, EmittedAssembly? Assembly, IReadOnlyList<string> Findings, TimeSpan Emission, TimeSpan Compilation);
