using System.Text;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Comparison.Tests.Series;

/// <summary>
/// 20 real updates of a month. What each of them means was written by hand from the patches, into <c>expected.md</c>; prose is not counted there.
/// </summary>
public sealed class OpenAiSeriesTests
{
    // Each reads 5.6 MB: made once for both tests.
    private static readonly Lazy<IReadOnlyList<(OpenAiSeries.Update Update, SpecComparison Comparison)>> s_compared =
        new(static () => [.. OpenAiSeries.Read().Updates.Select(static update => (update, Compared.Texts(update.Before, update.After)))]);

    [Fact]
    public void Each_update_is_told_exactly_as_a_person_reads_it()
    {
        var expected = MarkdownTable.Sections("Series/expected.md");
        var wrong = new StringBuilder();
        foreach (var (update, comparison) in s_compared.Value)
        {
            var told = Rows(comparison);
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

    /// <summary>
    /// The whole series at once tells what the updates told one by one, less what a later one took back: each is a finding of one kind at one place with
    /// one sentence. What is told of something that came and went is gone; what is told inside something that came is part of its coming.
    /// </summary>
    [Fact]
    public void The_whole_series_at_once_is_the_sum_less_what_cancels_out()
    {
        var updates = s_compared.Value;
        var sum = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, comparison) in updates)
        {
            foreach (var finding in Real(comparison))
            {
                // Taken back: the same was added before.
                if (finding.Id != "optional-property-removed" || !sum.Remove(Key(finding).Replace("removed", "added", StringComparison.Ordinal)))
                {
                    sum.Add(Key(finding));
                }
            }
        }

        var whole = Real(Compared.Texts(updates[0].Update.Before, updates[^1].Update.After)).Select(Key).ToHashSet(StringComparer.Ordinal);
        Assert.Equal("", string.Join('\n', sum.Except(whole, StringComparer.Ordinal).Select(static one => "told one by one only: " + one)));
        Assert.Equal("", string.Join('\n', whole.Except(sum, StringComparer.Ordinal).Select(static one => "told at once only: " + one)));
    }

    private static IEnumerable<Finding> Real(SpecComparison comparison) => comparison.Findings.Where(static finding => finding.Severity > ChangeSeverity.Prose);

    private static string Key(Finding finding) => $"{finding.Id} {finding.Path}: {finding.Message}";

    /// <summary>What is told several times of one place (three values that were added to an enum) is one row, with the count.</summary>
    private static List<string> Rows(SpecComparison comparison) =>
    [
        .. comparison.Findings.Where(static finding => finding.Severity > ChangeSeverity.Prose)
            .GroupBy(Telling.PlainRow, StringComparer.Ordinal)
            .Select(static group => group.Count() == 1 ? group.Key : $"{group.Key} ({group.Count()})"),
    ];
}
