using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ContractMocks.Cli.Tests;

/// <summary>A server that says exactly what a test tells it to, byte for byte, and remembers what it was asked. One exchange a connection.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _requests = [];
    private readonly Func<string, Stream, Task> _answer;
    private readonly Task _serving;

    public Upstream(Func<string, Stream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>A server with one answer: its head, then after an empty line its body, which is sent as it is.</summary>
    public Upstream(string answer)
        : this((_, stream) => stream.WriteAsync(Bytes(answer)).AsTask())
    {
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What it was asked, head and body, one text a request.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>An answer with a body of a known length.</summary>
    public static string Answer(int status, string headers, string body) =>
        $"HTTP/1.1 {status} Said\n{headers}content-length: {Encoding.UTF8.GetByteCount(body)}\nconnection: close, x-hop\nx-hop: 1\nkeep-alive: timeout=5\n\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private static byte[] Bytes(string answer)
    {
        var end = answer.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        return [.. Encoding.Latin1.GetBytes(answer[..end].ReplaceLineEndings("\r\n")), .. Encoding.Latin1.GetBytes(answer[end..])];
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = connection.GetStream();
                var request = await ReadAsync(stream);
                lock (_requests)
                {
                    _requests.Add(request);
                }

                await _answer(request, stream);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The proxy hung up, or the test is over.
            }
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (count == 0 || (end >= 0 && all.Length >= end + 4 + Length(all[..end])))
            {
                return all;
            }
        }
    }

    private static int Length(string head) =>
        head.Split("\r\n").FirstOrDefault(static line => line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase)) is { } line
            ? int.Parse(line.AsSpan(15), System.Globalization.CultureInfo.InvariantCulture)
            : 0;
}
