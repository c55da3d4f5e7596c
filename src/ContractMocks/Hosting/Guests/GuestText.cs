using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace ContractMocks;

/// <summary>A stream as texts, for servers that send nothing else: each piece holds whole characters, and all together are the stream's bytes.</summary>
internal sealed class GuestText(PipeReader reader)
{
    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();

    /// <summary>The next piece, as soon as it is there; null at the end. Blocks the calling thread: such servers ask on a thread of their own.</summary>
    /// <exception cref="DecoderFallbackException">The stream is not UTF-8.</exception>
    public string? Next()
    {
        while (true)
        {
            var reading = reader.ReadAsync();
            var read = reading.IsCompleted ? reading.Result : reading.AsTask().GetAwaiter().GetResult();
            var text = Decoded(read.Buffer, read.IsCompleted);
            reader.AdvanceTo(read.Buffer.End);
            if (text.Length > 0 || read.IsCompleted)
            {
                return text.Length > 0 ? text : null;
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
