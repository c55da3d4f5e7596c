using System.Collections.Concurrent;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.TestSupport.Judging;

/// <summary>The providers' own documents, of the corpus.</summary>
internal static class ProviderDocuments
{
    private static readonly ConcurrentDictionary<string, Lazy<ContractJudge?>> s_judges = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, string?> s_titles = new(StringComparer.Ordinal);

    /// <summary>By provider: the newest document of the corpus.</summary>
    public static readonly IReadOnlyDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["openai"] = "llm/openai/openai-2026-07-15.yaml",
        ["anthropic"] = "llm/anthropic/anthropic-2026-03-10.yaml",
        ["gemini"] = "llm/google/gemini-v1beta-2026-03-17.json",
        ["ollama"] = "llm/ollama/ollama-2025-11-14.yaml",
    };

    /// <summary>Whether a contract is of a document that ships with ContractMocks. A mock of another is judged by that, where it is tested.</summary>
    public static bool IsOurs(Contract contract) => s_titles.GetOrAdd(contract.Provider, static provider => Title(provider)) == contract.Title;

    /// <summary>The judge of a provider's document; null where there is none.</summary>
    public static ContractJudge? Find(string provider) => s_judges.GetOrAdd(provider, static provider => new(() => Read(provider))).Value;

    private static string? Title(string provider) =>
        BundledSpecs.Find(provider) is { } text
            ? SpecReader.Read(new SpecInput { Path = provider + ".yaml", Text = text, ChecksStructure = false }, CancellationToken.None).Contract?.Title
            : null;

    private static ContractJudge? Read(string provider)
    {
        if (!Paths.TryGetValue(provider, out var path) || Path.Combine(Repository.Corpus, path) is not { } file || !File.Exists(file))
        {
            return null;
        }

        var input = new SpecInput { Path = file, Text = File.ReadAllText(file), ChecksStructure = false };
        return new ContractJudge(LoadedContract.From(SpecReader.Read(input, CancellationToken.None).Contract!));
    }
}
