// The runtime's own compressor gives other bytes on other machines (zlib-ng chooses its hashing by the processor); the same inputs must give the same
// bytes everywhere, so the few symbols that flat pictures need are written here. It is also faster: most of a picture is "as the row above".
using System.Numerics;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes a zlib stream (RFC 1950) of one Deflate block with the fixed codes (RFC 1951, 3.2.6).</summary>
internal sealed class FlatDeflate
{
    private const int LongestMatch = 258;
    private const int ShortestMatch = 3;
    private const uint Modulus = 65521;

    private readonly BitSink _bits = new();
    private uint _a = 1;
    private uint _b;

    public FlatDeflate()
    {
        // 32 KiB window, no dictionary, fastest; then the only block, with fixed codes.
        _bits.Write(0x78, 8);
        _bits.Write(0x01, 8);
        _bits.Write(1, 1);
        _bits.Write(1, 2);
    }

    /// <summary>Adds bytes, runs of the same byte as such.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        Count(bytes, 1);
        for (var at = 0; at < bytes.Length;)
        {
            var run = bytes[at..].IndexOfAnyExcept(bytes[at]);
            run = run < 0 ? bytes.Length - at : run;
            Literal(bytes[at]);
            Match(bytes[at], run - 1, 1);
            at += run;
        }
    }

    /// <summary>Adds bytes that came already, this many back; <paramref name="bytes"/> is what comes, once.</summary>
    /// <param name="bytes">What is repeated; its length is the distance.</param>
    /// <param name="times">How often.</param>
    public void Repeat(ReadOnlySpan<byte> bytes, int times)
    {
        Count(bytes, times);
        var rest = (long)bytes.Length * times;
        for (; rest >= ShortestMatch; rest -= Length(rest))
        {
            Match((int)Length(rest), bytes.Length);
        }

        foreach (var last in bytes[(bytes.Length - (int)rest)..])
        {
            Literal(last);
        }
    }

    public byte[] Finish()
    {
        _bits.WriteCode(0, 7);
        var body = _bits.Finish();
        var sum = _b << 16 | _a;
        return [.. body, (byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum];
    }

    private static long Length(long rest) => rest > LongestMatch ? Math.Min(LongestMatch, rest - ShortestMatch) : rest;

    private void Match(byte value, int count, int distance)
    {
        long rest = count;
        for (; rest >= ShortestMatch; rest -= Length(rest))
        {
            Match((int)Length(rest), distance);
        }

        for (; rest > 0; rest--)
        {
            Literal(value);
        }
    }

    private void Literal(int value) => Symbol(value);

    private void Match(int length, int distance)
    {
        if (length == LongestMatch)
        {
            Symbol(285);
        }
        else
        {
            var (code, extra, bits) = Prefix(length - ShortestMatch, 4);
            Symbol(257 + code);
            _bits.Write((uint)extra, bits);
        }

        var (far, farExtra, farBits) = Prefix(distance - 1, 2);
        _bits.WriteCode((uint)far, 5);
        _bits.Write((uint)farExtra, farBits);
    }

    /// <summary>The code of a number where each power of two is split into <paramref name="parts"/> codes, and the bits that follow it.</summary>
    private static (int Code, int Extra, int Bits) Prefix(int value, int parts)
    {
        if (value < 2 * parts)
        {
            return (value, 0, 0);
        }

        var bits = BitOperations.Log2((uint)(value / parts));
        return ((bits * parts) + (value >> bits), value & ((1 << bits) - 1), bits);
    }

    private void Symbol(int symbol)
    {
        switch (symbol)
        {
            case < 144: _bits.WriteCode((uint)(0x30 + symbol), 8); break;
            case < 256: _bits.WriteCode((uint)(0x190 + symbol - 144), 9); break;
            case < 280: _bits.WriteCode((uint)(symbol - 256), 7); break;
            default: _bits.WriteCode((uint)(0xC0 + symbol - 280), 8); break;
        }
    }

    /// <summary>Adler-32 (RFC 1950, 8.2). What comes often is added up once.</summary>
    private void Count(ReadOnlySpan<byte> bytes, int times)
    {
        // Of at most 8,193 bytes, so neither sum can overflow.
        ulong sum = 0;
        ulong weighed = 0;
        foreach (var one in bytes)
        {
            sum += one;
            weighed += sum;
        }

        for (; times > 0; times--)
        {
            _b = (uint)((_b + ((ulong)bytes.Length * _a) + weighed) % Modulus);
            _a = (uint)((_a + sum) % Modulus);
        }
    }
}
