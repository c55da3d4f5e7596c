namespace ContractMocks.Cli.Comparing;

/// <summary>A sentence or two for each kind of change: what it means for those who send or receive, and what to do.</summary>
internal static class ChangeAdvice
{
    private static readonly Dictionary<string, string> s_byId = new(StringComparer.Ordinal);

    public static string? Find(string id) => s_byId.GetValueOrDefault(id);
}
