using System.Buffers.Binary;

namespace ContractMocks.Engine.Answers;

/// <summary>Small files of the kinds that APIs answer with: real enough to be opened where that is cheap, else deterministic bytes.</summary>
internal static class BinaryBody
{
    private const int PlainLength = 256;
    private const int SampleRate = 8000;

    // A white pixel.
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";
    private const string Gif = "R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=";
    private const string WebP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    /// <summary>The bytes of a media type.</summary>
    /// <param name="mediaType">The media type; its parameters do not count.</param>
    /// <param name="seed">What bytes without a form come from.</param>
    public static byte[] Of(string mediaType, int seed) => MediaType.Essence(mediaType).ToString().ToUpperInvariant() switch
    {
        "IMAGE/PNG" or "IMAGE/*" => Convert.FromBase64String(Png),
        "IMAGE/GIF" => Convert.FromBase64String(Gif),
        "IMAGE/WEBP" => Convert.FromBase64String(WebP),
        "IMAGE/SVG+XML" => "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>"u8.ToArray(),
        "AUDIO/WAV" or "AUDIO/X-WAV" or "AUDIO/WAVE" or "AUDIO/VND.WAVE" or "AUDIO/*" => Wav(),
        "AUDIO/MPEG" or "AUDIO/MP3" => Mp3(),
        "VIDEO/MP4" or "VIDEO/*" or "AUDIO/MP4" => Mp4(),
        "APPLICATION/ZIP" or "APPLICATION/X-ZIP-COMPRESSED" => Zip(),
        "APPLICATION/GZIP" => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "APPLICATION/X-TAR" => new byte[1024],
        "APPLICATION/PDF" => Pdf(),
        _ => Plain(seed),
    };

    private static byte[] Plain(int seed)
    {
        var chance = StableChance.For(seed, 0, ChancePurpose.Bytes);
        var bytes = new byte[PlainLength];
        for (var i = 0; i < bytes.Length; i += sizeof(ulong))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i), chance.Next());
        }

        return bytes;
    }

    // A tenth of a second of silence: 8 kHz, 16 bits, one channel.
    private static byte[] Wav()
    {
        const int Head = 44;
        const int Data = SampleRate / 10 * 2;
        var bytes = new byte[Head + Data];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), Head - 8 + Data);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), SampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        "data"u8.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), Data);
        return bytes;
    }

    // Four frames of silence: MPEG-1 layer III, 128 kbit/s, 44.1 kHz, one channel; each is 417 bytes.
    private static byte[] Mp3()
    {
        const int Frame = 417;
        var bytes = new byte[Frame * 4];
        for (var at = 0; at < bytes.Length; at += Frame)
        {
            ((ReadOnlySpan<byte>)[0xFF, 0xFB, 0x90, 0xC4]).CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }

    // The first boxes of a file, without a track: enough to be recognised by its kind.
    private static byte[] Mp4() =>
    [
        0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp42"u8,
        0, 0, 0, 8, .. "free"u8,
        0, 0, 0, 8, .. "mdat"u8,
    ];

    // An archive without entries: the end of its directory alone.
    private static byte[] Zip() => [0x50, 0x4b, 5, 6, .. new byte[18]];

    private static byte[] Pdf() =>
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();
}
