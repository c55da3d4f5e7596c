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
                $"The mock broke a stream off ({exception.Message}). A WireMock.Net server that was started without ContractMocks gives the connection up and logs this. "
                + "Start it with StartWireMockAsync, or call UseContractMocks on its settings before it starts, to have it cut in silence.");
        }
    }

    /// <summary>Nobody wants the rest.</summary>
    public void Close() => answer.Abort();
}
