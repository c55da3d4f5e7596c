using ContractMocks.AspNetCore.Guests;
using WireMock.Server;
using WireMock.Settings;

namespace ContractMocks.WireMock;

/// <summary>What a mock on a WireMock.Net server can do besides.</summary>
public static class WireMockExtensions
{
    /// <summary>The server that a mock is on, to add mappings and to read its log.</summary>
    /// <param name="mock">The mock.</param>
    /// <exception cref="InvalidOperationException">The mock is not on a WireMock.Net server.</exception>
    public static WireMockServer GetWireMockServer(this ContractMock mock) => Host(mock).Server;

    /// <summary>Puts a mock's mappings back after <c>Reset</c> or <c>ResetMappings</c> of the server, which take them away with all others.</summary>
    /// <param name="mock">The mock.</param>
    /// <exception cref="InvalidOperationException">The mock is not on a WireMock.Net server.</exception>
    public static void RestoreMappings(this ContractMock mock) => Host(mock).Restore();

    /// <summary>
    /// Lets mocks on the server that will be started with these settings send their streams as on a socket, whatever their status and end. What
    /// <c>PreWireMockMiddlewareInit</c> did before is still done. <c>StartWireMockAsync</c> calls it itself.
    /// </summary>
    /// <param name="settings">The settings; they are changed.</param>
    /// <returns>The same settings.</returns>
    public static WireMockServerSettings UseContractMocks(this WireMockServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var before = settings.PreWireMockMiddlewareInit;
        settings.PreWireMockMiddlewareInit = application =>
        {
            before?.Invoke(application);
            GuestMiddleware.Use(application);
        };
        return settings;
    }

    private static WireMockHost Host(ContractMock mock)
    {
        ArgumentNullException.ThrowIfNull(mock);
        return mock.Host as WireMockHost ?? throw new InvalidOperationException(
            $"This {mock.GetType().Name} is not on a WireMock.Net server; make it with {mock.GetType().Name}.On(server) or {mock.GetType().Name}.StartWireMockAsync().");
    }
}
