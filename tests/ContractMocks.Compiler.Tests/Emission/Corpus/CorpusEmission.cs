using System.Collections.Concurrent;
using System.Diagnostics;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Emission.Corpus;

/// <summary>Every document of the corpus, emitted and compiled once for all tests that ask.</summary>
internal static class CorpusEmission
{
    /// <summary>Of the largest document, of 2,907 files, some operations of many kinds: all 659 would take a third of all the time.</summary>
    private static readonly EquatableArray<string> SomeOfDigitalOcean =
        new(["account_get", "apps_create", "apps_list", "databases_create_cluster", "databases_create_kafka_topic", "databases_get_kafka_topic",
            "domains_create_record", "droplets_create", "droplets_list", "firewalls_create", "images_list", "kubernetes_create_cluster",
            "kubernetes_list_clusters", "loadBalancers_create", "projects_list", "volumes_create"]);

    private static readonly ConcurrentDictionary<string, Lazy<CompiledDocument?>> Compiled = new(StringComparer.Ordinal);

    /// <summary>All of them, by name; files that are no documents, or beyond use, are left out.</summary>
    public static IReadOnlyList<CompiledDocument> All
    {
        get
        {
            // Several folders of "tricky" hold the same examples. The largest come first, so that no processor idles at the end.
            var paths = Paths().OrderByDescending(static path => new FileInfo(path).Length).ThenBy(static path => path, StringComparer.Ordinal)
                .DistinctBy(File.ReadAllText).ToList();
            Parallel.ForEach(Partitioner.Create(paths, loadBalance: true), new ParallelOptions { MaxDegreeOfParallelism = 2 }, static path => Of(path));
            return [.. paths.Select(Of).OfType<CompiledDocument>().OrderBy(static document => document.Document.Name, StringComparer.Ordinal)];
        }
    }

    /// <summary>The document of a file; null for a file that is none.</summary>
    public static CompiledDocument? Of(string path) => Compiled.GetOrAdd(path, static path => new Lazy<CompiledDocument?>(() => Compile(path))).Value;

    private static CompiledDocument? Compile(string path)
    {
        var start = Stopwatch.GetTimestamp();
        if (EmittedDocument.Read(path, path.Contains("digitalocean/", StringComparison.Ordinal) ? SomeOfDigitalOcean : default) is not { } document)
        {
            return null;
        }

        var emission = Stopwatch.GetElapsedTime(start);
        var (assembly, findings) = document.Compile();
        return new CompiledDocument(document, assembly, findings, emission, Stopwatch.GetElapsedTime(start) - emission);
    }

    private static IEnumerable<string> Paths()
    {
        var folders = new[] { "llm", "tricky", "stress/stripe", "stress/twilio" }.Select(Repository.CorpusFile);
        return folders.SelectMany(static folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(static path => Path.GetExtension(path) is ".yaml" or ".yml" or ".json")
            // Of its 2,907 files one is the document.
            .Append(Repository.CorpusFile("stress/digitalocean/specification/DigitalOcean-public.v2.yaml"));
    }
}

/// <summary>A document, the assembly of what is emitted for it (null where that does not compile) and what the compiler says of it.</summary>
internal sealed record CompiledDocument(
    EmittedDocument Document, EmittedAssembly? Assembly, IReadOnlyList<string> Findings, TimeSpan Emission, TimeSpan Compilation);
