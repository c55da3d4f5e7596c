using System.Net;
using System.Net.Sockets;

namespace ContractMocks.Cli;

/// <summary>Reads <c>--host</c> and <c>--port</c>.</summary>
internal static class ListenAddress
{
    /// <summary>Where to listen; null when the host is neither an IP address nor <c>localhost</c>: no name is looked up.</summary>
    public static IReadOnlyList<IPEndPoint>? Read(string host, int port)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            // Clients take either family for this name; a free port is free in one family only.
            return port != 0 && Socket.OSSupportsIPv6 ? [new(IPAddress.Loopback, port), new(IPAddress.IPv6Loopback, port)] : [new(IPAddress.Loopback, port)];
        }

        return IPAddress.TryParse(host is "*" or "+" ? "0.0.0.0" : host, out var address) ? [new(address, port)] : null;
    }

    public static bool IsThisMachineOnly(IReadOnlyList<IPEndPoint> endpoints) => endpoints.All(static endpoint => IPAddress.IsLoopback(endpoint.Address));
}
