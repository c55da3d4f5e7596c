namespace ContractMocks.WireMock;

/// <summary>
/// A WireMock.Net server that was started without ContractMocks cannot send an answer: its streams always have the status 200, and it cannot cut a connection.
/// The server answers 500 with this message.
/// </summary>
/// <param name="message">What cannot be sent, and what to do.</param>
public sealed class WireMockLimitException(string message) : NotSupportedException(message);
