namespace ContractMocks.Engine;

/// <summary>An exchange that is over, for those who look over the shoulders of all mocks of a process: our own tests judge all that is ever sent.</summary>
/// <param name="Contract">The contract of the mock.</param>
/// <param name="Options">How it behaves.</param>
/// <param name="Route">The operation that answered.</param>
/// <param name="Exchange">The exchange.</param>
internal sealed record FinishedExchange(LoadedContract Contract, MockOptions Options, OperationRoute Route, Exchange Exchange)
{
    /// <summary>Told of each. Nobody listens outside of our tests, and then it costs a comparison.</summary>
    public static event Action<FinishedExchange>? Finished;

    internal static void Tell(LoadedContract contract, Exchanging exchange)
    {
        if (Finished is { } finished && exchange.Route is { } route)
        {
            finished(new FinishedExchange(contract, exchange.Options, route, exchange.Exchange));
        }
    }
}
