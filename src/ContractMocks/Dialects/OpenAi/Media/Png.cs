using System.Buffers;
using System.Buffers.Binary;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes pictures as PNG (RFC 2083), with a palette. The same bytes on every machine.</summary>
internal static class Png
{
    private static readonly PictureCache s_made = new(Encode);
    private static readonly uint[] s_table = Table();

    /// <summary>A picture of a size, painted from a seed. The array is shared and must not be changed.</summary>
    public static byte[] Make(int width, int height, ulong seed) => Make(width, height, seed, isTransparent: false);

    public static byte[] Make(int width, int height, ulong seed, bool isTransparent) => s_made.Get(width, height, seed, isTransparent);

    public static byte[] Encode(Picture picture)
    {
        var file = new ArrayBufferWriter<byte>(32 * 1024);
        file.Write<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        header[8] = 8;
        header[9] = 3;
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "PLTE"u8, [.. picture.Palette.SelectMany(static color => new[] { color.Red, color.Green, color.Blue })]);
        if (picture.IsTransparent)
        {
            Chunk(file, "tRNS"u8, [.. Enumerable.Range(0, picture.Palette.Length).Select(picture.Alpha)]);
        }

        Chunk(file, "IDAT"u8, Rows(picture));
        Chunk(file, "IEND"u8, []);
        return file.WrittenSpan.ToArray();
    }

    private static byte[] Rows(Picture picture)
    {
        var deflate = new FlatDeflate();
        // Before each row there is the kind of its filter: 0, none.
        var row = new byte[picture.Width + 1];
        var same = 0;
        for (var y = 0; y < picture.Height; y++)
        {
            if (!picture.IsNew(y))
            {
                same++;
                continue;
            }

            deflate.Repeat(row, same);
            same = 0;
            picture.Fill(y, row.AsSpan(1));
            deflate.Add(row);
        }

        deflate.Repeat(row, same);
        return deflate.Finish();
    }

    private static void Chunk(ArrayBufferWriter<byte> file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(Sum(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            sum = s_table[(byte)(sum ^ one)] ^ (sum >> 8);
        }

        return sum;
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
