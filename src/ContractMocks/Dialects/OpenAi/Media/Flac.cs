using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Speech as FLAC (RFC 9639), its samples as they are.</summary>
internal static class Flac
{
    private const int Block = 4096;
    private static readonly Checksum s_header = new(8, 0x07);
    private static readonly Checksum s_frame = new(16, 0x8005);

    public static IEnumerable<ReadOnlyMemory<byte>> Parts(Speech speech)
    {
        yield return Start(speech);
        var samples = new short[Block];
        for (var (from, number) = (0, 0); from < speech.Samples; from += Block, number++)
        {
            var block = samples.AsMemory(0, Math.Min(Block, speech.Samples - from));
            speech.Read(from, block.Span);
            yield return Frame(number, block.Span);
        }
    }

    /// <summary>The mark and the only block of metadata. What is zero in it is not known: sizes of frames and the sum of the samples.</summary>
    private static byte[] Start(Speech speech)
    {
        var start = new byte[42];
        "fLaC"u8.CopyTo(start);
        start[4] = 0x80;
        start[7] = 34;
        BinaryPrimitives.WriteInt16BigEndian(start.AsSpan(8), Block);
        BinaryPrimitives.WriteInt16BigEndian(start.AsSpan(10), Block);
        // 20 bits of rate, 3 of channels less one, 5 of bits less one, 36 of samples.
        BinaryPrimitives.WriteUInt64BigEndian(start.AsSpan(18), ((ulong)Speech.Rate << 44) | (15UL << 36) | (uint)speech.Samples);
        return start;
    }

    private static byte[] Frame(int number, ReadOnlySpan<short> samples)
    {
        // Blocks of one size, which is given in 16 bits; 24 kHz; mono, 16 bits.
        var frame = new List<byte>(samples.Length * 2 + 16) { 0xFF, 0xF8, 0x77, 0x08 };
        AddNumber(frame, number);
        frame.Add((byte)((samples.Length - 1) >> 8));
        frame.Add((byte)(samples.Length - 1));
        frame.Add((byte)s_header.Of(CollectionsMarshal.AsSpan(frame)));
        // One subframe: the samples as they are.
        frame.Add(0x02);
        foreach (var sample in samples)
        {
            frame.Add((byte)(sample >> 8));
            frame.Add((byte)sample);
        }

        var sum = s_frame.Of(CollectionsMarshal.AsSpan(frame));
        frame.Add((byte)(sum >> 8));
        frame.Add((byte)sum);
        return [.. frame];
    }

    /// <summary>A number coded as UTF-8 codes characters.</summary>
    private static void AddNumber(List<byte> frame, int number)
    {
        if (number < 0x80)
        {
            frame.Add((byte)number);
        }
        else if (number < 0x800)
        {
            frame.Add((byte)(0xC0 | number >> 6));
            frame.Add((byte)(0x80 | (number & 0x3F)));
        }
        else
        {
            frame.Add((byte)(0xE0 | number >> 12));
            frame.Add((byte)(0x80 | (number >> 6 & 0x3F)));
            frame.Add((byte)(0x80 | (number & 0x3F)));
        }
    }
}
