namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>How a client reaches the mock.</summary>
/// <param name="Http">Goes to the mock, on a socket or in memory.</param>
/// <param name="Endpoint">The mock's address, with the path that its document names.</param>
/// <param name="Key">The API key.</param>
internal sealed record Connection(HttpClient Http, Uri Endpoint, string Key)
{
    /// <summary>The same for a client that is told another path.</summary>
    public Connection At(string path) => this with { Endpoint = new Uri(Endpoint, path) };
}
