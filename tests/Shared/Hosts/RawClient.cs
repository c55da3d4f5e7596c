using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ContractMocks.TestSupport.Hosts;

/// <summary>Sends a request over a connection of its own and reads the answer as it is on the wire.</summary>
internal static class RawClient
{
    public static async Task<SentAnswer> SendAsync(Uri address, MockRequest request, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Head(address, request), cancellation);
        await stream.WriteAsync(request.Body, cancellation);
        using var received = new MemoryStream();
        await stream.CopyToAsync(received, cancellation);
        return Read(received.ToArray(), isHeadOnly: request.Method == "HEAD");
    }

    /// <summary>Reads an answer that came whole.</summary>
    /// <exception cref="InvalidDataException">It is cut off, or not HTTP.</exception>
    public static SentAnswer Read(byte[] bytes, bool isHeadOnly)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            throw new InvalidDataException($"No head came: '{Encoding.Latin1.GetString(bytes)}'.");
        }

        var lines = Encoding.UTF8.GetString(bytes, 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(static line => line.Split(": ", 2)).Select(static parts => KeyValuePair.Create(parts[0], parts[1])).ToList();
        var body = bytes[(end + 4)..];
        var isChunked = headers.Exists(static header => header.Key.Equals("transfer-encoding", StringComparison.OrdinalIgnoreCase));
        var length = headers.Find(static header => header.Key.Equals("content-length", StringComparison.OrdinalIgnoreCase)).Value;
        if (!isHeadOnly && length is not null && int.Parse(length, CultureInfo.InvariantCulture) != body.Length)
        {
            throw new InvalidDataException($"{body.Length} bytes came of {length}.");
        }

        return SentAnswer.Of(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, isChunked ? Joined(body) : body);
    }

    private static byte[] Head(Uri address, MockRequest request)
    {
        var query = request.Query.Length > 0 ? "?" + request.Query : "";
        var head = new StringBuilder($"{request.Method} {request.Path}{query} HTTP/1.1\r\nhost: {address.Authority}\r\nconnection: close\r\n");
        foreach (var header in request.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{header.Key}: {header.Value}\r\n");
        }

        if (!request.Body.IsEmpty)
        {
            head.Append(CultureInfo.InvariantCulture, $"content-length: {request.Body.Length}\r\n");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    private static byte[] Joined(byte[] chunked)
    {
        using var body = new MemoryStream();
        var at = 0;
        while (true)
        {
            var line = chunked.AsSpan(at).IndexOf("\r\n"u8);
            if (line < 0)
            {
                throw new InvalidDataException("The chunked body is cut off.");
            }

            var length = int.Parse(Encoding.ASCII.GetString(chunked, at, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            at += line + 2;
            if (length == 0)
            {
                return body.ToArray();
            }

            body.Write(chunked, at, length);
            at += length + 2;
        }
    }
}
