using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ContractMocks.ServeBenchmark;

/// <summary>Reads answers from a connection on which one is under way at a time.</summary>
internal sealed class AnswerReader(Socket socket)
{
    private readonly byte[] _buffer = new byte[128 * 1024];
    private int _filled;

    /// <summary>Reads one answer to its end.</summary>
    /// <param name="copy">Takes head and body, without the framing of chunks; null where they are only counted.</param>
    public async Task ReadAsync(MemoryStream? copy)
    {
        _filled = 0;
        int end;
        do
        {
            await FillAsync();
            end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8);
        }
        while (end < 0);

        var length = Length(_buffer.AsSpan(0, end + 2));
        copy?.Write(_buffer, 0, end + 4);
        if (length is { } bytes)
        {
            while (_filled < end + 4 + bytes)
            {
                await FillAsync();
            }

            copy?.Write(_buffer, end + 4, bytes);
            return;
        }

        await ReadChunksAsync(end + 4, copy);
    }

    private async Task ReadChunksAsync(int start, MemoryStream? copy)
    {
        // Where nothing is kept, only the end is looked for: a load that reads every chunk would cost more than the server.
        while (!_buffer.AsSpan(start, _filled - start).EndsWith("\r\n0\r\n\r\n"u8))
        {
            if (copy is null && _filled > _buffer.Length / 2)
            {
                const int Tail = 16;
                _buffer.AsSpan(_filled - Tail, Tail).CopyTo(_buffer);
                (start, _filled) = (0, Tail);
            }

            await FillAsync();
        }

        while (copy is not null)
        {
            var line = _buffer.AsSpan(start).IndexOf("\r\n"u8);
            var size = int.Parse(Encoding.ASCII.GetString(_buffer, start, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
            {
                return;
            }

            copy.Write(_buffer, start + line + 2, size);
            start += line + 2 + size + 2;
        }
    }

    private async ValueTask FillAsync()
    {
        var read = _filled < _buffer.Length
            ? await socket.ReceiveAsync(_buffer.AsMemory(_filled))
            : throw new InvalidOperationException($"an answer is longer than {_buffer.Length} bytes");
        _filled += read > 0 ? read : throw new InvalidOperationException("the server closed a kept connection");
    }

    /// <summary>The content length; null for a chunked body.</summary>
    private static int? Length(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(head));
        }

        foreach (var line in head.Split("\r\n"u8))
        {
            var text = head[line];
            if (text.Length > 15 && Ascii.EqualsIgnoreCase(text[..15], "content-length:"u8))
            {
                return int.Parse(Encoding.ASCII.GetString(text[15..]).AsSpan().Trim(), CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
