namespace ContractMocks.AspNetCore.Proxy;

/// <summary>The headers that are of one connection and are not passed on (RFC 9110, 7.6.1).</summary>
internal static class HopHeaders
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    };

    /// <summary>The headers that travel on: not those of the connection, nor those that <c>connection</c> names.</summary>
    public static IEnumerable<KeyValuePair<string, string[]>> Without(IReadOnlyList<KeyValuePair<string, string[]>> headers)
    {
        var named = headers
            .Where(static header => header.Key.Equals("connection", StringComparison.OrdinalIgnoreCase))
            .SelectMany(static header => header.Value)
            .SelectMany(static value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return headers.Where(header => !s_names.Contains(header.Key) && !named.Contains(header.Key));
    }
}
