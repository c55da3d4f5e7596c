namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>A failure that a client reports as a part of its stream, where others throw.</summary>
/// <param name="shownAs">What the client calls that part.</param>
/// <param name="message">What it says.</param>
internal sealed class StreamedFailureException(string shownAs, string message) : Exception(message)
{
    public string ShownAs { get; } = shownAs;
}
