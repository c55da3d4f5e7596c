using System.Buffers;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Bits put together to bytes, the first bit lowest, as Deflate and WebP pack them.</summary>
internal sealed class BitSink
{
    private readonly ArrayBufferWriter<byte> _bytes = new(16 * 1024);
    private ulong _bits;
    private int _count;

    /// <summary>Adds bits, the lowest first.</summary>
    /// <param name="value">The bits.</param>
    /// <param name="count">How many, at most 32.</param>
    public void Write(uint value, int count)
    {
        _bits |= (ulong)value << _count;
        _count += count;
        while (_count >= 8)
        {
            _bytes.GetSpan(1)[0] = (byte)_bits;
            _bytes.Advance(1);
            _bits >>= 8;
            _count -= 8;
        }
    }

    /// <summary>Adds the bits of a prefix code, whose first bit is the highest.</summary>
    public void WriteCode(uint code, int count)
    {
        uint reversed = 0;
        for (var i = 0; i < count; i++)
        {
            reversed = (reversed << 1) | (code >> i & 1);
        }

        Write(reversed, count);
    }

    /// <summary>The bytes; the last is filled up with zeros.</summary>
    public byte[] Finish()
    {
        if (_count > 0)
        {
            Write(0, 8 - _count);
        }

        return _bytes.WrittenSpan.ToArray();
    }
}
