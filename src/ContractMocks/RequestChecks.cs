namespace ContractMocks;

/// <summary>What a mock does with a request that its contract does not allow.</summary>
public enum RequestChecks
{
    /// <summary>
    /// It is refused, as a careful provider would. Two things pass, because real clients send them and real providers take them: query parameters that
    /// the document does not know, and values that fit several alternatives of a <c>oneOf</c>.
    /// </summary>
    Careful,

    /// <summary>It is refused by the letter of the document: unknown query parameters too, and values that fit several alternatives of a <c>oneOf</c>.</summary>
    Strict,

    /// <summary>
    /// It is answered as if it were right, wherever it can be read at all. What is wrong is in <see cref="Exchange.Violations"/> and, in short, in the
    /// answer's header <c>x-contractmocks-violations</c>.
    /// </summary>
    Lenient,
}
