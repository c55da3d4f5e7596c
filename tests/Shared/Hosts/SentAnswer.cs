using System.Globalization;
using System.Text;

namespace ContractMocks.TestSupport.Hosts;

/// <summary>An answer as it came over a connection, without what belongs to the connection alone.</summary>
internal sealed record SentAnswer(int Status, IReadOnlyList<string> Headers, byte[] Body)
{
    // RFC 9110, 7.6.1, and what every server adds of its own.
    private static readonly HashSet<string> s_ofConnection = new(StringComparer.OrdinalIgnoreCase) { "connection", "keep-alive", "transfer-encoding", "date", "server" };

    public static SentAnswer Of(int status, IEnumerable<KeyValuePair<string, string>> headers, byte[] body) => new(
        status,
        [
            .. headers.Where(static header => !s_ofConnection.Contains(header.Key))
                .Select(static header => $"{header.Key.ToLowerInvariant()}: {header.Value}").Order(StringComparer.Ordinal),
        ],
        body);

    /// <summary>Without one header.</summary>
    public SentAnswer Without(string header) => this with { Headers = [.. Headers.Where(one => !one.StartsWith(header + ":", StringComparison.Ordinal))] };

    /// <summary>All of it, readable; bytes that are no text are shown so.</summary>
    public override string ToString()
    {
        var body = System.Text.Unicode.Utf8.IsValid(Body) ? Encoding.UTF8.GetString(Body) : Convert.ToHexString(Body);
        return string.Create(CultureInfo.InvariantCulture, $"{Status}\n{string.Join('\n', Headers)}\n\n{body}");
    }
}
