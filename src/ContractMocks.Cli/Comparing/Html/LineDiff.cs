namespace ContractMocks.Cli.Comparing;

/// <summary>How two short runs of lines go together: the longest common subsequence, by the table that everyone knows.</summary>
internal static class LineDiff
{
    /// <returns>Steps of <c>=</c>, <c>-</c> and <c>+</c>, each with how many lines; of lines that differ the old ones first.</returns>
    public static List<(char Letter, int Count)> Steps(ReadOnlySpan<string> old, ReadOnlySpan<string> @new)
    {
        var table = Table(old, @new);
        var steps = new List<(char Letter, int Count)>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < @new.Length)
        {
            if (i < old.Length && j < @new.Length && old[i] == @new[j])
            {
                Add('=');
                i++;
                j++;
            }
            else if (j == @new.Length || (i < old.Length && table[i + 1, j] >= table[i, j + 1]))
            {
                Add('-');
                i++;
            }
            else
            {
                Add('+');
                j++;
            }
        }

        return steps;

        void Add(char letter)
        {
            if (steps.Count > 0 && steps[^1].Letter == letter)
            {
                steps[^1] = (letter, steps[^1].Count + 1);
            }
            else
            {
                steps.Add((letter, 1));
            }
        }
    }

    // [i, j]: how many lines are common to old from i on and new from j on.
    private static int[,] Table(ReadOnlySpan<string> old, ReadOnlySpan<string> @new)
    {
        var table = new int[old.Length + 1, @new.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = @new.Length - 1; j >= 0; j--)
            {
                table[i, j] = old[i] == @new[j] ? table[i + 1, j + 1] + 1 : Math.Max(table[i + 1, j], table[i, j + 1]);
            }
        }

        return table;
    }
}
