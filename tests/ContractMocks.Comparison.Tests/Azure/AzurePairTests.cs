using System.Text;
using ContractMocks.Compiler.Comparison;
using ContractMocks.TestSupport;

namespace ContractMocks.Comparison.Tests.Azure;

/// <summary>
/// Azure's 52 pairs of Swagger 2.0, each named after its change. What each must tell stands in <c>expected.md</c>: every row of the table is told, and
/// nothing else; a pair without a row is silent but for prose.
/// </summary>
public sealed class AzurePairTests
{
    private const string Folder = "breaking/azure-openapi-diff/swagger-pairs";

    [Fact]
    public void Each_named_change_is_told_and_nothing_else()
    {
        var expected = MarkdownTable.Sections("Azure/expected.md");
        var wrong = new StringBuilder();
        var pairs = Directory.EnumerateFiles(Repository.CorpusFile(Folder + "/old")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        foreach (var name in pairs)
        {
            var comparison = Compared.Files(Repository.CorpusFile($"{Folder}/old/{name}"), Repository.CorpusFile($"{Folder}/new/{name}"));
            var told = comparison.Findings.Where(static finding => finding.Severity > ChangeSeverity.Prose).Select(Telling.PlainRow)
                .GroupBy(static row => row, StringComparer.Ordinal).Select(static group => group.Count() == 1 ? group.Key : $"{group.Key} ({group.Count()})").ToList();
            var wanted = expected.TryGetValue(Path.GetFileNameWithoutExtension(name)!, out var rows) ? rows.Select(static row => string.Join(" | ", row.Take(4))).ToList() : [];
            wrong.AppendJoin("", told.Except(wanted, StringComparer.Ordinal).Select(row => $"{name} surplus: | {row} |\n"));
            wrong.AppendJoin("", wanted.Except(told, StringComparer.Ordinal).Select(row => $"{name} missing: | {row} |\n"));
        }

        Assert.Equal(52, pairs.Count);
        Assert.True(wrong.Length == 0, wrong.ToString());
    }
}
