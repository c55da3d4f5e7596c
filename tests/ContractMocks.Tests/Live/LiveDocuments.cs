using System.Collections.Concurrent;
using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Live;

/// <summary>Mocks of providers' own documents; tests that ask for one are skipped where the corpus is absent.</summary>
internal static class LiveDocuments
{
    public const string Anthropic = "llm/anthropic/anthropic-2026-03-10.yaml";
    public const string OlderAnthropic = "llm/anthropic/anthropic-2025-10-29.yaml";
    public const string OpenAi = "llm/openai/openai-2026-07-15.yaml";
    public const string OlderOpenAi = "llm/openai/openai-2025-03-11.yaml";
    public const string Gemini = "llm/google/gemini-v1beta-2026-03-17.json";

    private static readonly ConcurrentDictionary<string, Lazy<Contract>> s_contracts = new(StringComparer.Ordinal);

    public static TestMock Mock(string document, MockOptions? options = null)
    {
        var path = Repository.CorpusFile(document);
        var contract = s_contracts.GetOrAdd(path, static path => new Lazy<Contract>(() => Read(path)));
        return TestMock.Of(contract.Value, options ?? new MockOptions { AnswersWithoutTurns = true });
    }

    private static Contract Read(string path) =>
        SpecReader.Read(new SpecInput { Path = path, Text = File.ReadAllText(path), ChecksStructure = false }, CancellationToken.None).Contract!;
}
