namespace ContractMocks.Architecture.Tests;

internal static class Findings
{
    /// <summary>Fails with every finding on its own line; an assertion on a collection would show the first few, cut short.</summary>
    public static void ShouldBeNone(this IEnumerable<string> findings)
    {
        var found = findings.Distinct(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            Assert.Fail(string.Join('\n', found));
        }
    }
}
