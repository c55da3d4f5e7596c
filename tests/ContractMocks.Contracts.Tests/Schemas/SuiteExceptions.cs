namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>The tests of the suite, by file and group (and test), that do not pass, each with its reason.</summary>
internal static class SuiteExceptions
{
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string> Optional(string draft) => None;

    public static IReadOnlyDictionary<string, string> Formats(string draft) => None;
}
