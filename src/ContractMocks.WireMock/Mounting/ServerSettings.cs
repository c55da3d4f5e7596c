using WireMock.Settings;
using WireMock.Types;

namespace ContractMocks.WireMock.Mounting;

/// <summary>Settings of servers that we start.</summary>
internal static class ServerSettings
{
    /// <summary>
    /// Lets a server listen on loopback alone where the settings name no address; WireMock.Net itself then listens on all networks. HTTP/2 cannot be asked for by
    /// an address, so such settings stay as they are.
    /// </summary>
    public static WireMockServerSettings OnLoopback(WireMockServerSettings settings)
    {
        if (settings.Urls is null && settings.UseHttp2 != true)
        {
            var scheme = settings.HostingScheme ?? (settings.UseSSL == true ? HostingScheme.Https : HostingScheme.Http);
            settings.Urls =
            [
                .. scheme.HasFlag(HostingScheme.Http) ? [$"http://127.0.0.1:{settings.Port ?? 0}"] : (string[])[],
                // As WireMock.Net has it: where both are asked for, the port is that of plain HTTP.
                .. scheme.HasFlag(HostingScheme.Https) ? [$"https://127.0.0.1:{(scheme == HostingScheme.Https ? settings.Port ?? 0 : 0)}"] : (string[])[],
            ];
        }

        return settings;
    }
}
