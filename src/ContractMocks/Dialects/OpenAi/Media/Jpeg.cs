// Each block of 8×8 pixels is one flat colour, that of its middle: then only its first coefficient is to be written, and a picture needs no transform.
using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes pictures as baseline JPEG (ITU T.81), in coarse blocks. The same bytes on every machine.</summary>
internal sealed class Jpeg
{
    private const int Block = 8;
    private static readonly PictureCache s_made = new(static picture => new Jpeg(picture).Encode());

    private readonly Picture _picture;
    private readonly ArrayBufferWriter<byte> _file = new(32 * 1024);
    private uint _bits;
    private int _count;

    private Jpeg(Picture picture) => _picture = picture;

    /// <summary>A picture of a size, painted from a seed. The array is shared and must not be changed.</summary>
    public static byte[] Make(int width, int height, ulong seed) => s_made.Get(width, height, seed, isTransparent: false);

    private byte[] Encode()
    {
        _file.Write<byte>([0xFF, 0xD8]);
        Segment(0xE0, [(byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        // Every step of the quantisation is 8: the first coefficient, 8 times the mean, then is the mean.
        Segment(0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]);
        var frame = new byte[15];
        frame[0] = 8;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), (ushort)_picture.Height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(3), (ushort)_picture.Width);
        byte[] components = [3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
        components.CopyTo(frame, 5);
        Segment(0xC0, frame);
        // First coefficients: size 0 has the code 0, the sizes 1 to 8 have codes of 4 bits. Others: the end of the block alone, with the code 0.
        Segment(0xC4, [0x00, 1, 0, 0, 7, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
        Segment(0xC4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Segment(0xDA, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
        Scan();
        _file.Write<byte>([0xFF, 0xD9]);
        return _file.WrittenSpan.ToArray();
    }

    private void Scan()
    {
        var before = (Y: 0, Blue: 0, Red: 0);
        for (var y = 0; y < _picture.Height; y += Block)
        {
            for (var x = 0; x < _picture.Width; x += Block)
            {
                var (red, green, blue) = _picture.Palette[_picture.At(Math.Min(x + (Block / 2), _picture.Width - 1), Math.Min(y + (Block / 2), _picture.Height - 1))];
                // JFIF's colours, in whole numbers so that every processor rounds alike.
                var now = (
                    Y: (((19595 * red) + (38470 * green) + (7471 * blue) + 32768) >> 16) - 128,
                    Blue: ((-11059 * red) - (21709 * green) + (32768 * blue)) >> 16,
                    Red: ((32768 * red) - (27439 * green) - (5329 * blue)) >> 16);
                Difference(now.Y - before.Y);
                Difference(now.Blue - before.Blue);
                Difference(now.Red - before.Red);
                before = now;
            }
        }

        // The last byte is filled up with ones.
        if (_count > 0)
        {
            Write((1u << (8 - _count)) - 1, 8 - _count);
        }
    }

    private void Difference(int value)
    {
        var size = value == 0 ? 0 : BitOperations.Log2((uint)Math.Abs(value)) + 1;
        switch (size)
        {
            case 0: Write(0, 1); break;
            case 8: Write(0b11110, 5); break;
            default: Write((uint)(0b1000 + size - 1), 4); break;
        }

        Write((uint)(value < 0 ? value + (1 << size) - 1 : value), size);
        Write(0, 1);
    }

    private void Segment(byte marker, ReadOnlySpan<byte> data)
    {
        _file.Write<byte>([0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2)]);
        _file.Write(data);
    }

    private void Write(uint value, int count)
    {
        _bits = (_bits << count) | value;
        _count += count;
        while (_count >= 8)
        {
            var one = (byte)(_bits >> (_count - 8));
            _file.Write<byte>([one]);
            if (one == 0xFF)
            {
                _file.Write<byte>([0]);
            }

            _count -= 8;
        }
    }
}
