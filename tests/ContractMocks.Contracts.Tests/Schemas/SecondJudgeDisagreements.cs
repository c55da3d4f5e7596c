namespace ContractMocks.Contracts.Tests.Schemas;

internal static class SecondJudgeDisagreements
{
    public static readonly IReadOnlyDictionary<string, string> NotRun = new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string> Of(string draft) => SuiteExceptions.None;
}
