using System.Net;
using System.Net.Sockets;

namespace ContractMocks.Cli.Updating;

/// <summary>
/// Which addresses are out in the public network. A document's address, or a redirect of its server, must not make this machine ask the services that
/// stand around it (metadata of clouds, routers, databases), so everything else is refused: by what is public, not by a list of what is not.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] s_notPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Of the public range 2000::/3: documentation, benchmarks, tunnels that hide an IPv4 address of any kind.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(static network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork s_unicast = IPNetwork.Parse("2000::/3");

    // A mapped address is asked for by nobody who means well.
    public static bool Is(IPAddress address) =>
        !address.IsIPv4MappedToIPv6
        && (address.AddressFamily == AddressFamily.InterNetwork || s_unicast.Contains(address)) && !Array.Exists(s_notPublic, network => network.Contains(address));
}
