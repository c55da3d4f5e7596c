namespace ContractMocks.Xunit;

/// <summary>Where the mock of contract tests answers.</summary>
public enum MockHost
{
    /// <summary>In memory, without a socket: fast, and enough for what is sent.</summary>
    Memory,

    /// <summary>On a socket of loopback; the project references ContractMocks.AspNetCore.</summary>
    Socket,

    /// <summary>On a WireMock.Net server of its own, with default settings; the project references ContractMocks.WireMock.</summary>
    WireMock,
}
