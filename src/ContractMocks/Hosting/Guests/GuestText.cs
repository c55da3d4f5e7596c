using System.Buffers;
using System.Text;

namespace ContractMocks;

/// <summary>A stream as texts, for servers that send nothing else: each piece holds whole characters, and all together are the stream's bytes.</summary>
internal sealed class GuestText(PipedAnswer answer)
{
    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();

    /// <summary>The next piece, as soon as it is there; null at the end. Blocks the calling thread: such servers ask on a thread of their own.</summary>
    /// <exception cref="IOException">The mock broke the stream off.</exception>
    /// <exception cref="DecoderFallbackException">The stream is not UTF-8.</exception>
    public string? Next()
    {
        while (true)
        {
            var reading = answer.Reader.ReadAsync();
            var read = reading.IsCompleted ? reading.Result : reading.AsTask().GetAwaiter().GetResult();
            var text = Decoded(read.Buffer, read.IsCompleted);
            answer.Reader.AdvanceTo(read.Buffer.End);
            if (text.Length > 0)
            {
                return text;
            }

            if (read.IsCompleted)
            {
                return answer.Failure is { } failure ? throw new IOException("The mock broke the stream off.", failure) : null;
            }
        }
    }

    private string Decoded(ReadOnlySequence<byte> bytes, bool isLast)
    {
        var text = new StringBuilder();
        foreach (var segment in bytes)
        {
            Append(text, segment.Span, flush: false);
        }

        if (isLast)
        {
            Append(text, default, flush: true);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, ReadOnlySpan<byte> bytes, bool flush)
    {
        var characters = new char[_decoder.GetCharCount(bytes, flush)];
        text.Append(characters, 0, _decoder.GetChars(bytes, characters, flush));
    }
}
