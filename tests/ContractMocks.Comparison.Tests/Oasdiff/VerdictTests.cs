namespace ContractMocks.Comparison.Tests.Oasdiff;

/// <summary>oasdiff's own cases. Exceptions, each with its reason, stand in <c>exceptions.md</c>; one that is no longer needed fails.</summary>
public sealed class VerdictTests
{
    [Fact]
    public async Task Comparing_agrees_with_oasdiff_but_for_the_exceptions_of_the_table()
    {
        var exceptions = MarkdownTable.Sections("Oasdiff/exceptions.md")["Cases"].ToDictionary(static row => row[0], StringComparer.Ordinal);
        var (judged, agreed, unjudged, surprises, stale) = (0, 0, new List<string>(), new List<string>(), new List<string>());
        foreach (var verdict in Verdict.All())
        {
            if (verdict.Unjudgeable() is { } reason)
            {
                unjudged.Add($"{verdict.Test}: {reason}");
                continue;
            }

            judged++;
            var wrong = verdict.Wrong(Compared.Files(Verdict.Document(verdict.Base), Verdict.Document(verdict.Revision)));
            agreed += wrong is null ? 1 : 0;
            if (wrong is null && exceptions.ContainsKey(verdict.Test))
            {
                stale.Add($"{verdict.Test} agrees: take its row out of exceptions.md");
            }
            else if (wrong is not null && !exceptions.ContainsKey(verdict.Test))
            {
                surprises.Add($"{verdict.Test} ({verdict.Base} to {verdict.Revision}): {wrong}");
            }
        }

        await Console.Out.WriteLineAsync($"oasdiff: {agreed} of {judged} judged cases agree ({100.0 * agreed / judged:0.0} %); {unjudged.Count} cannot be judged from files");
        Assert.True(surprises.Count == 0 && stale.Count == 0, string.Join('\n', [.. surprises, .. stale]));
        Assert.True(agreed >= 0.95 * judged, $"only {agreed} of {judged} agree");
    }
}
