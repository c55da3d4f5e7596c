using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ContractMocks.ServeBenchmark;

/// <summary>Asks for one answer after another on kept connections, and reads each to its end, however long it is, at the least cost.</summary>
internal static class ChatLoad
{
    /// <summary>Successful answers per second.</summary>
    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public static async Task<double> RunAsync(int port, byte[] body, TimeSpan duration)
    {
        var request = Request(port, body);
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Load.Connections).Select(_ => Task.Run(() => ConnectionAsync(port, request, clock, duration))));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>One answer: its head, and its body without the framing of chunks.</summary>
    public static async Task<byte[]> RecordAsync(int port, byte[] body)
    {
        using var socket = await ConnectAsync(port);
        await socket.SendAsync(Request(port, body));
        var answer = new MemoryStream();
        await new AnswerReader(socket).ReadAsync(answer);
        return answer.ToArray();
    }

    private static byte[] Request(int port, byte[] body)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer sk-benchmark\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private static async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return socket;
    }

    private static async Task<long> ConnectionAsync(int port, byte[] request, Stopwatch clock, TimeSpan duration)
    {
        using var socket = await ConnectAsync(port);
        var reader = new AnswerReader(socket);
        long answered = 0;
        while (clock.Elapsed < duration)
        {
            await socket.SendAsync(request);
            await reader.ReadAsync(null);
            answered++;
        }

        return answered;
    }
}
