namespace ContractMocks;

/// <summary>Sends requests to a mock in the same process, without a socket.</summary>
internal sealed class InMemoryHandler(ContractMock mock) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotImplementedException(mock.ToString());
}
