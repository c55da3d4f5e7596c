namespace ContractMocks;

/// <summary>A test expected something of the mock that did not happen, or the mock is used in a way that cannot work; the message says what to do.</summary>
public sealed class ContractMocksException : Exception
{
    /// <summary>An exception without a message.</summary>
    public ContractMocksException()
    {
    }

    /// <summary>An exception with what went wrong.</summary>
    public ContractMocksException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with what went wrong and why.</summary>
    public ContractMocksException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
