using ContractMocks.TestSupport;

namespace ContractMocks.Comparison.Tests;

/// <summary>Tables in Markdown files beside the tests, kept by people: sections by <c>##</c>, rows of cells.</summary>
internal static class MarkdownTable
{
    /// <summary>The rows of each section, in order; the head of a table is no row.</summary>
    /// <param name="file">The path below the test project.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string[]>> Sections(string file)
    {
        var sections = new Dictionary<string, IReadOnlyList<string[]>>(StringComparer.Ordinal);
        var rows = new List<string[]>();
        sections.Add("", rows);
        var inBody = false;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "ContractMocks.Comparison.Tests", file)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add(line[3..].Trim(), rows = []);
                inBody = false;
            }
            else if (line.StartsWith("|--", StringComparison.Ordinal))
            {
                inBody = true;
            }
            else if (line.StartsWith('|') && inBody)
            {
                rows.Add([.. line.Trim().Trim('|').Split(" | ").Select(static cell => cell.Trim().Trim('`'))]);
            }
            else if (line.Length == 0)
            {
                inBody = false;
            }
        }

        return sections;
    }
}
