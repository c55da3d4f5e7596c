using System.Buffers;
using System.Text.Json;

namespace ContractMocks.Dialects;

/// <summary>Where a dialect writes: bytes, and JSON into the same bytes. Used again from exchange to exchange.</summary>
internal sealed class WireBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new(2048);

    public WireBuffer(JsonWriterOptions options) => Json = new Utf8JsonWriter(_bytes, options);

    public Utf8JsonWriter Json { get; }

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>
    /// The order of the stream that is written: each event goes through it, so that a wrong order fails in our own code. Null where no stream is written, or
    /// none whose order we know.
    /// </summary>
    public Streams.StreamCursor? Order { get; set; }

    public int Length => _bytes.WrittenCount;

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Room for bytes that are written by hand, while no JSON is under way; <see cref="Took"/> says how many they were.</summary>
    public Span<byte> Place(int most) => _bytes.GetSpan(most);

    public void Took(int count) => _bytes.Advance(count);

    /// <summary>Ends a JSON text so that another may begin.</summary>
    public void EndJson()
    {
        Json.Flush();
        Json.Reset();
    }

    public void Clear()
    {
        _bytes.ResetWrittenCount();
        Json.Reset();
    }

    /// <summary>Ends the stream that is written.</summary>
    /// <exception cref="Streams.StreamOrderException">Its order asks for more.</exception>
    public void EndOrder()
    {
        Order?.End();
        Order = null;
    }

    public void Dispose() => Json.Dispose();
}
