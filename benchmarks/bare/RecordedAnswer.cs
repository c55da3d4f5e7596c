using System.Text;

namespace ContractMocks.BareServer;

/// <summary>An answer that another server gave.</summary>
internal sealed record RecordedAnswer(IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, IReadOnlyList<ReadOnlyMemory<byte>> Events)
{
    public static RecordedAnswer Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var line in Encoding.ASCII.GetString(bytes.AsSpan(0, end)).Split("\r\n").Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = line[..colon];
            // Kestrel writes these itself.
            if (!name.Equals("date", StringComparison.OrdinalIgnoreCase) && !name.Equals("transfer-encoding", StringComparison.OrdinalIgnoreCase))
            {
                headers.Add(new(name, line[(colon + 1)..].Trim()));
            }
        }

        var body = bytes.AsMemory(end + 4);
        return new RecordedAnswer(headers, body, Split(body));
    }

    private static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body)
    {
        var events = new List<ReadOnlyMemory<byte>>();
        while (body.Length > 0)
        {
            var at = body.Span.IndexOf("\n\n"u8);
            var length = at < 0 ? body.Length : at + 2;
            events.Add(body[..length]);
            body = body[length..];
        }

        return events;
    }
}
