using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ContractMocks.ServeBenchmark;

/// <summary>
/// Keeps 16 connections busy, each with one request after another. Sockets by hand: an HTTP client would need more of the two cores than the
/// fastest server does. Every answer is checked: 200, and read to its end.
/// </summary>
internal static class Load
{
    public const int Connections = 16;

    private const string Body =
        """{"model":"gpt-5","messages":[{"role":"system","content":"You are a helpful assistant."},{"role":"user","content":"Say hello."}]}""";

    /// <summary>Successful answers per second.</summary>
    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public static async Task<double> RunAsync(int port, TimeSpan duration)
    {
        var request = Encoding.ASCII.GetBytes(
            $"POST /chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer sk-benchmark\r\nContent-Type: application/json\r\n"
            + $"Accept: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => ConnectionAsync(port, request, clock, duration))));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<long> ConnectionAsync(int port, byte[] request, Stopwatch clock, TimeSpan duration)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var buffer = new byte[64 * 1024];
        long answered = 0;
        while (clock.Elapsed < duration)
        {
            await socket.SendAsync(request);
            await ReadAnswerAsync(socket, buffer);
            answered++;
        }

        return answered;
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        var filled = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
            if (read == 0)
            {
                throw new InvalidOperationException("the server closed a kept connection");
            }

            filled += read;
            if (IsWhole(buffer.AsSpan(0, filled)))
            {
                return;
            }

            if (filled == buffer.Length)
            {
                throw new InvalidOperationException($"an answer is longer than {buffer.Length} bytes");
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        if (!answer.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 400)]));
        }

        var body = answer[(end + 4)..];
        var length = LengthOf(answer[..(end + 2)]);
        return length < 0 ? body.EndsWith("0\r\n\r\n"u8) : body.Length >= length;
    }

    /// <summary>The content length; -1 for a chunked body.</summary>
    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        foreach (var line in head.Split("\r\n"u8))
        {
            var text = head[line];
            if (text.Length > 15 && Ascii.EqualsIgnoreCase(text[..15], "content-length:"u8))
            {
                return int.Parse(Encoding.ASCII.GetString(text[15..]).AsSpan().Trim(), System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return -1;
    }
}
