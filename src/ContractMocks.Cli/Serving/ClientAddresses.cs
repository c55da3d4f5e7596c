namespace ContractMocks.Cli;

/// <summary>What official clients are to be told, as lines for a shell.</summary>
internal static class ClientAddresses
{
    /// <param name="mock">The mock.</param>
    /// <param name="server">The address of the server.</param>
    /// <param name="isAlone">Whether no other mock is behind the address; otherwise the provider's name tells its paths from theirs.</param>
    public static IEnumerable<string> Of(ContractMock mock, Uri server, bool isAlone)
    {
        if (ProviderInfo.Find(mock.Contract.Contract.Provider) is not { } provider)
        {
            yield break;
        }

        var root = server.GetLeftPart(UriPartial.Authority) + (isAlone ? "" : "/" + provider.Name);
        foreach (var variable in provider.Clients)
        {
            yield return $"  {variable.Name}={root}{variable.Path}";
        }
    }
}
