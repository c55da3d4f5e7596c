namespace ContractMocks.Xunit.Checks;

/// <summary>The headers that every answer of a provider carries and that its document does not speak of.</summary>
internal static class ProviderHeaders
{
    public static IReadOnlyList<string> Of(string provider) => provider switch
    {
        "openai" => ["x-request-id"],
        "anthropic" => ["request-id"],
        _ => [],
    };
}
