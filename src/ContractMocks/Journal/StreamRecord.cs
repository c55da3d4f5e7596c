using System.Buffers;

namespace ContractMocks;

/// <summary>
/// The body of a stream under way. It grows in lent memory, and only what is kept in the end is allocated, once and to the byte. Its owner locks.
/// </summary>
internal sealed class StreamRecord
{
    private const int FirstSize = 4096;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);

    public int Length { get; private set; }

    public void Write(ReadOnlySpan<byte> part)
    {
        if (part.Length > _bytes.Length - Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + part.Length));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        part.CopyTo(_bytes.AsSpan(Length));
        Length += part.Length;
    }

    public byte[] ToArray() => _bytes.AsSpan(0, Length).ToArray();

    /// <summary>The body as it is now; the record must not be used again.</summary>
    public byte[] Complete()
    {
        var body = ToArray();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        return body;
    }
}
