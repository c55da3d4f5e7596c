using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace ContractMocks.Conversations;

/// <summary>The size of a picture in pixels, read from the first bytes of its file: PNG, JPEG, GIF and WebP. Nothing is decoded.</summary>
internal static class ImageSize
{
    private const string Base64Mark = ";base64,";

    /// <summary>The picture of a message: its size where the address holds the picture itself (<c>data:</c>), else 0 by 0, because no address is fetched.</summary>
    /// <param name="url">The address.</param>
    /// <param name="detail">The detail asked for; null where the request does not say.</param>
    public static ConversationImage OfUrl(string url, string? detail = null)
    {
        var mark = url.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? url.IndexOf(Base64Mark, StringComparison.OrdinalIgnoreCase) : -1;
        return mark < 0 ? new ConversationImage(0, 0, detail) : OfBase64(url.AsSpan(mark + Base64Mark.Length), detail);
    }

    /// <summary>The picture that a request holds as base64; 0 by 0 where it is no picture of a known kind.</summary>
    /// <param name="base64">The picture's file.</param>
    /// <param name="detail">The detail asked for; null where the request does not say.</param>
    public static ConversationImage OfBase64(ReadOnlySpan<char> base64, string? detail = null)
    {
        var (width, height) = OfHead(base64);
        return new ConversationImage(width, height, detail);
    }

    /// <summary>The width and the height in a file's bytes; (0, 0) where they cannot be told.</summary>
    public static (int Width, int Height) Of(ReadOnlySpan<byte> file) =>
        IsPng(file) ? PngSize(file)
        : file.StartsWith("GIF8"u8) ? GifSize(file)
        : file.StartsWith("RIFF"u8) ? WebPSize(file)
        : file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? JpegSize(file)
        : default;

    // The size stands in the first bytes but for JPEG, where previews may come before it: so little is decoded first, then all.
    private static (int Width, int Height) OfHead(ReadOnlySpan<char> base64)
    {
        const int Head = 4096;
        var size = base64.Length > Head ? Decoded(base64[..Head]) : default;
        return size == default ? Decoded(base64) : size;
    }

    private static (int Width, int Height) Decoded(ReadOnlySpan<char> base64)
    {
        var utf8 = new byte[base64.Length];
        // What is not ASCII is no base64 and becomes a question mark.
        var length = Encoding.ASCII.GetBytes(base64, utf8);
        Base64.DecodeFromUtf8InPlace(utf8.AsSpan(0, length), out var written);
        return Of(utf8.AsSpan(0, written));
    }

    private static bool IsPng(ReadOnlySpan<byte> file) => file.Length >= 8 && BinaryPrimitives.ReadUInt64BigEndian(file) == 0x89504E470D0A1A0A;

    private static (int Width, int Height) PngSize(ReadOnlySpan<byte> file) =>
        file.Length < 24 ? default : Sane(BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]));

    private static (int Width, int Height) GifSize(ReadOnlySpan<byte> file) =>
        file.Length < 10 ? default : (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));

    /// <summary>Of the three kinds (RFC 9649): plain, without loss, and with features.</summary>
    private static (int Width, int Height) WebPSize(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30 || !file[8..].StartsWith("WEBPVP8"u8))
        {
            return default;
        }

        switch (file[15])
        {
            case (byte)' ':
                return (BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF);
            case (byte)'L':
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
                return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
            default:
                return (1 + Three(file[24..]), 1 + Three(file[27..]));
        }
    }

    /// <summary>From the first segment that starts a frame (SOF0 to SOF15, but DHT, JPG and DAC).</summary>
    private static (int Width, int Height) JpegSize(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 <= file.Length;)
        {
            var marker = file[at + 1];
            if (file[at] != 0xFF)
            {
                return default;
            }

            if (marker == 0xFF)
            {
                at++;
            }
            else if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }
            else
            {
                at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            }
        }

        return default;
    }

    private static int Three(ReadOnlySpan<byte> from) => from[0] | (from[1] << 8) | (from[2] << 16);

    private static (int Width, int Height) Sane(uint width, uint height) => width > int.MaxValue || height > int.MaxValue ? default : ((int)width, (int)height);
}
