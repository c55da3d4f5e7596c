// WebP lossless (RFC 9649, 3): a palette, then each pixel as its place in it. All prefix codes have one length, and copies come from the left or from
// above only, which are the first two distances; so nothing has to be counted before it is written.
using System.Buffers.Binary;
using System.Numerics;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes pictures as lossless WebP. The same bytes on every machine.</summary>
internal sealed class WebP
{
    /// <summary>How many symbols there are for green and lengths: 256 values and 24 lengths.</summary>
    private const int Greens = 280;

    /// <summary>How many places in the palette have a code; with the 24 lengths these are 128, so that codes of 7 bits are complete.</summary>
    private const int Places = 104;

    private const int LongestCopy = 4096;
    private static readonly PictureCache s_made = new(static picture => new WebP().Encode(picture));

    private readonly BitSink _bits = new();

    /// <summary>A picture of a size, painted from a seed. The array is shared and must not be changed.</summary>
    public static byte[] Make(int width, int height, ulong seed, bool isTransparent) => s_made.Get(width, height, seed, isTransparent);

    private byte[] Encode(Picture picture)
    {
        _bits.Write(0x2F, 8);
        _bits.Write((uint)picture.Width - 1, 14);
        _bits.Write((uint)picture.Height - 1, 14);
        _bits.Write(picture.IsTransparent ? 1u : 0, 1);
        _bits.Write(0, 3);
        Palette(picture);
        Pixels(picture);
        var data = _bits.Finish();
        var file = new byte[20 + data.Length + (data.Length & 1)];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WEBPVP8L"u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), data.Length);
        data.CopyTo(file, 20);
        return file;
    }

    /// <summary>The transform of the palette: an image one pixel high, each colour less the one before it.</summary>
    private void Palette(Picture picture)
    {
        _bits.Write(1, 1);
        _bits.Write(3, 2);
        _bits.Write((uint)picture.Palette.Length - 1, 8);
        _bits.Write(0, 1);
        Lengths(8, 256, Greens - 256);
        Lengths(8, 256, 0);
        Lengths(8, 256, 0);
        Two(0, 255);
        One(0);
        (byte Red, byte Green, byte Blue, byte Alpha) before = default;
        for (var i = 0; i < picture.Palette.Length; i++)
        {
            var (red, green, blue) = picture.Palette[i];
            var alpha = picture.Alpha(i);
            _bits.WriteCode((byte)(green - before.Green), 8);
            _bits.WriteCode((byte)(red - before.Red), 8);
            _bits.WriteCode((byte)(blue - before.Blue), 8);
            _bits.WriteCode(alpha == before.Alpha ? 0u : 1, 1);
            before = (red, green, blue, alpha);
        }
    }

    private void Pixels(Picture picture)
    {
        // No more transforms, no cache of colours, one set of codes.
        _bits.Write(0, 3);
        Lengths(7, Places, Greens - Places - 24, 24);
        One(0);
        One(0);
        One(255);
        Two(0, 1);
        var row = new byte[picture.Width];
        var same = 0L;
        for (var y = 0; y < picture.Height; y++)
        {
            if (!picture.IsNew(y))
            {
                same += picture.Width;
                continue;
            }

            Copy(same, fromLeft: false);
            same = 0;
            picture.Fill(y, row);
            for (var x = 0; x < row.Length;)
            {
                var run = row.AsSpan(x).IndexOfAnyExcept(row[x]);
                run = run < 0 ? row.Length - x : run;
                _bits.WriteCode(row[x], 7);
                Copy(run - 1, fromLeft: true);
                x += run;
            }
        }

        Copy(same, fromLeft: false);
    }

    private void Copy(long count, bool fromLeft)
    {
        while (count > 0)
        {
            var length = (int)Math.Min(count, LongestCopy);
            var value = length - 1;
            var bits = value < 4 ? 0 : BitOperations.Log2((uint)value) - 1;
            var code = value < 4 ? value : (bits * 2) + (value >> bits);
            _bits.WriteCode((uint)(Places + code), 7);
            _bits.Write((uint)(value & ((1 << bits) - 1)), bits);
            // The first distance is the pixel above, the second the one to the left.
            _bits.WriteCode(fromLeft ? 1u : 0, 1);
            count -= length;
        }
    }

    /// <summary>A code where some symbols have one length, some none, and some that length again.</summary>
    private void Lengths(int length, int first, int none, int last = 0)
    {
        // The lengths are coded themselves, in this order: 17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8. Used are 18 (many zeros) and the length.
        _bits.Write(0, 1);
        _bits.Write(12 - 4, 4);
        for (var i = 0; i < 12; i++)
        {
            _bits.Write(i == 1 || i == length + 3 ? 1u : 0, 3);
        }

        _bits.Write(0, 1);
        Repeat(first);
        while (none > 0)
        {
            // Eighteen has the higher code, and takes from 11 to 138.
            var zeros = Math.Min(none, 138);
            zeros = none - zeros is > 0 and < 11 ? none - 11 : zeros;
            _bits.Write(1, 1);
            _bits.Write((uint)zeros - 11, 7);
            none -= zeros;
        }

        Repeat(last);
    }

    private void Repeat(int count)
    {
        for (; count > 0; count--)
        {
            _bits.Write(0, 1);
        }
    }

    private void One(byte symbol)
    {
        _bits.Write(1, 1);
        _bits.Write(0, 1);
        _bits.Write(1, 1);
        _bits.Write(symbol, 8);
    }

    /// <summary>A code of two symbols; the first is 0 or 1.</summary>
    private void Two(byte first, byte second)
    {
        _bits.Write(1, 1);
        _bits.Write(1, 1);
        _bits.Write(0, 1);
        _bits.Write(first, 1);
        _bits.Write(second, 8);
    }
}
