namespace ContractMocks;

/// <summary>What a mock does with a request that its contract does not allow.</summary>
public enum RequestChecks
{
    /// <summary>It is refused, as a careful provider would.</summary>
    Strict,

    /// <summary>
    /// It is answered as if it were right, wherever it can be read at all. What is wrong is in <see cref="Exchange.Violations"/> and, in short, in the
    /// answer's header <c>x-contractmocks-violations</c>.
    /// </summary>
    Lenient,
}
