using System.Diagnostics.CodeAnalysis;
using WireMock.Models;

namespace ContractMocks.WireMock.Mounting;

/// <summary>A stream as WireMock.Net asks for it: the queue of one request, which the server reads until there is nothing more.</summary>
internal sealed class StreamQueue(PipedAnswer answer) : IBlockingQueue<string?>
{
    private readonly GuestText _text = new(answer);

    /// <summary>Nobody writes here: the mock writes into its pipe.</summary>
    public void Write(string? item) => throw new NotSupportedException("The mock writes this stream.");

    /// <summary>Waits for the next piece; false at the end.</summary>
    /// <exception cref="WireMockLimitException">The mock cut the stream. The server knows no way to do that but to fail.</exception>
    public bool TryRead([NotNullWhen(true)] out string? item)
    {
        try
        {
            item = _text.Next();
            return item is not null;
        }
        catch (Exception exception) when (exception is not WireMockLimitException)
        {
            throw new WireMockLimitException(
                $"The mock broke a stream off ({exception.Message}). The server gives its connection up, as it does with every failure; a server that is started with "
                + "StartWireMockAsync, or on whose settings UseContractMocks was called, has it closed after what came.");
        }
    }

    /// <summary>Nobody wants the rest.</summary>
    public void Close() => answer.Abort();
}
