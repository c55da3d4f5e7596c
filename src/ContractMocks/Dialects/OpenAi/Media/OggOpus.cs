using System.Buffers.Binary;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Silence as Opus in Ogg (RFC 7845, RFC 3533), of the length of a speech.</summary>
internal static class OggOpus
{
    /// <summary>Opus counts in samples of 48 kHz.</summary>
    private const int PerFrame = 960;
    private const int FramesPerPage = 50;
    private const int PreSkip = 312;
    private const int Serial = 0x434D4F50;
    private static readonly Checksum s_checksum = new(32, 0x04C11DB7);

    /// <summary>A silent frame of 20 ms: CELT, full band, mono.</summary>
    private static readonly byte[] s_frame = [0xF8, 0xFF, 0xFE];

    public static IEnumerable<ReadOnlyMemory<byte>> Parts(Speech speech)
    {
        var head = new byte[19];
        "OpusHead"u8.CopyTo(head);
        head[8] = 1;
        head[9] = 1;
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(10), PreSkip);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), Speech.Rate);
        var maker = "ContractMocks"u8.ToArray();
        byte[] tags = [.. "OpusTags"u8, (byte)maker.Length, 0, 0, 0, .. maker, 0, 0, 0, 0];
        var samples = (speech.Samples * 2L) + PreSkip;
        var frames = (int)((samples + PerFrame - 1) / PerFrame);
        yield return Page(0, 0, [head], isFirst: true, isLast: false);
        yield return Page(1, 0, [tags], isFirst: false, isLast: false);
        for (var (page, done) = (2, 0); done < frames; page++)
        {
            var count = Math.Min(FramesPerPage, frames - done);
            done += count;
            // The last page says where the sound ends, which may be within its last frame.
            var granule = done == frames ? samples : (long)done * PerFrame;
            yield return Page(page, granule, [.. Enumerable.Repeat(s_frame, count)], isFirst: false, isLast: done == frames);
        }
    }

    private static byte[] Page(int number, long granule, byte[][] packets, bool isFirst, bool isLast)
    {
        var head = new byte[27];
        "OggS"u8.CopyTo(head);
        head[5] = (byte)((isFirst ? 2 : 0) | (isLast ? 4 : 0));
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(6), granule);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(14), Serial);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(18), number);
        // Every packet here is shorter than 255 bytes and so has one length.
        head[26] = (byte)packets.Length;
        byte[] page = [.. head, .. packets.Select(static packet => (byte)packet.Length), .. packets.SelectMany(static packet => packet)];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), s_checksum.Of(page));
        return page;
    }
}
