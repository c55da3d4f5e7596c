using ContractMocks.Compiler.Comparison;
using ContractMocks.TestSupport;

namespace ContractMocks.Comparison.Tests.Migrations;

/// <summary>Providers that went from OpenAPI 3.0 to 3.1 or 3.2, and what is left of that when notation is put aside.</summary>
public sealed class MigrationTests
{
    public static TheoryData<string> Documents30() =>
    [
        "llm/openai/openai-2025-03-11.yaml", "llm/openai/openai-2025-04-29.yaml", "llm/anthropic/anthropic-2025-10-29.yaml", "llm/anthropic/anthropic-2025-05-23.yaml",
    ];

    [Theory]
    [InlineData("OpenAI", "llm/openai/openai-2025-04-29.yaml", "llm/openai/openai-2026-05-13.yaml")]
    [InlineData("Anthropic", "llm/anthropic/anthropic-2025-10-29.yaml", "llm/anthropic/anthropic-2026-03-10.yaml")]
    public async Task A_migration_tells_far_less_than_a_comparison_by_the_letter(string provider, string old, string @new)
    {
        var naive = NaiveComparison.Count(JsonDocuments.Read(Repository.CorpusFile(old)), JsonDocuments.Read(Repository.CorpusFile(@new)));
        var comparison = Compared.Files(Repository.CorpusFile(old), Repository.CorpusFile(@new));
        var real = comparison.Findings.Count - comparison.Count(ChangeSeverity.Prose);
        await Console.Out.WriteLineAsync(
            $"{provider}: {naive} differences by the letter, {real} findings in {comparison.Groups.Count} groups after normalising ({comparison.Count(ChangeSeverity.Breaking)} breaking, "
            + $"{comparison.Count(ChangeSeverity.Risky)} risky, {comparison.Count(ChangeSeverity.Compatible)} compatible) and {comparison.Count(ChangeSeverity.Prose)} of prose");
        Assert.True(real < naive, $"{real} of {naive}");
    }

    [Theory]
    [MemberData(nameof(Documents30))]
    public void A_document_of_3_0_written_as_3_1_has_no_change_at_all(string file)
    {
        var path = Repository.CorpusFile(file);
        var document = JsonDocuments.Read(path);
        foreach (var asAlternative in (bool[])[true, false])
        {
            var rewritten = To31.Of(document, asAlternative);
            var told = Compared.Texts(File.ReadAllText(path), rewritten.ToJsonString()).Findings;
            Assert.True(told.Count == 0, $"{told.Count}: {string.Join('\n', told.Take(20).Select(Telling.Line))}");
            Assert.True(NaiveComparison.Count(document, rewritten) > 50, "the document was hardly rewritten");
        }
    }
}
