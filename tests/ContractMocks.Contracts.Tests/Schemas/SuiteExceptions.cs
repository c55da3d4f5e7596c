namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>The tests of the suite, by file and group (and test), that do not pass, each with its reason. Of the required tests there are none.</summary>
internal static class SuiteExceptions
{
    private const string Content = "contentEncoding and contentMediaType describe and do not judge, as 2019-09 and later have it; draft 7 leaves both open";

    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string> Optional(string draft) => draft == "draft7"
        ? new Dictionary<string, string>
        {
            ["content.json: validation of string-encoded content based on media type"] = Content,
            ["content.json: validation of binary string-encoding"] = Content,
            ["content.json: validation of binary-encoded media type documents"] = Content,
        }
        : None;
}
