using System.Text;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Comparison.Tests.Series;

/// <summary>
/// 20 real updates of a month. What each of them means was written by hand from the patches, into <c>expected.md</c>; prose is not counted there.
/// </summary>
public sealed class OpenAiSeriesTests
{
    [Fact]
    public void Each_update_is_told_exactly_as_a_person_reads_it()
    {
        var expected = MarkdownTable.Sections("Series/expected.md");
        var wrong = new StringBuilder();
        foreach (var update in OpenAiSeries.Read().Updates)
        {
            var told = Rows(Compared.Texts(update.Before, update.After));
            var wanted = expected[update.Name].Select(static row => string.Join(" | ", row.Take(4))).ToList();
            foreach (var row in told.Except(wanted, StringComparer.Ordinal))
            {
                wrong.AppendLine($"{update.Name} surplus: | {row} |");
            }

            foreach (var row in wanted.Except(told, StringComparer.Ordinal))
            {
                wrong.AppendLine($"{update.Name} missing: | {row} |");
            }
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    /// <summary>What is told several times of one place (three values that were added to an enum) is one row, with the count.</summary>
    private static List<string> Rows(SpecComparison comparison) =>
    [
        .. comparison.Findings.Where(static finding => finding.Severity > ChangeSeverity.Prose)
            .GroupBy(Telling.PlainRow, StringComparer.Ordinal)
            .Select(static group => group.Count() == 1 ? group.Key : $"{group.Key} ({group.Count()})"),
    ];
}
