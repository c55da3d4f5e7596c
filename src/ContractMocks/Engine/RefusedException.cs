namespace ContractMocks.Engine;

/// <summary>A request that the contract allows and the service would still refuse; the client is told so in the provider's words.</summary>
internal class RefusedException(WireError error) : Exception(error.Message)
{
    public WireError Error { get; } = error;
}
