using System.Buffers.Binary;
using System.IO.Compression;
using ContractMocks.Dialects.OpenAi;

namespace ContractMocks.Dialects.Tests.Media;

public sealed class PictureTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(256, 256)]
    [InlineData(1024, 1792)]
    [InlineData(4096, 100)]
    public void A_png_holds_the_picture(int width, int height)
    {
        var picture = new Picture(width, height, 7);

        var (header, rows) = Read(Png.Make(width, height, 7));

        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(header));
        Assert.Equal(height, BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Assert.Equal((width + 1) * height, rows.Length);
        for (var y = 0; y < height; y++)
        {
            Assert.Equal(0, rows[y * (width + 1)]);
            for (var x = 0; x < width; x++)
            {
                Assert.True(picture.At(x, y) == rows[(y * (width + 1)) + 1 + x], $"at {x}, {y}");
            }
        }
    }

    [Fact]
    public void Pictures_differ_by_their_seed_and_not_by_their_time()
    {
        Assert.Equal(Png.Encode(new Picture(64, 64, 1)), Png.Encode(new Picture(64, 64, 1)));
        Assert.NotEqual(Png.Make(64, 64, 1), Png.Make(64, 64, 2));
    }

    [Fact]
    public void A_large_picture_is_a_small_file() => Assert.InRange(Png.Make(1024, 1024, 3).Length, 100, 40_000);

    [Fact]
    public void A_transparent_picture_says_so() =>
        Assert.True(Png.Make(64, 64, 1, isTransparent: true).AsSpan().IndexOf("tRNS"u8) > 0);

    [Fact]
    public void Other_formats_begin_and_end_as_they_must()
    {
        var jpeg = Jpeg.Make(100, 50, 1);
        Assert.True(jpeg.AsSpan().StartsWith((byte[])[0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.True(jpeg.AsSpan().EndsWith((byte[])[0xFF, 0xD9]));
        var webp = WebP.Make(100, 50, 1, isTransparent: false);
        Assert.Equal(webp.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(webp.AsSpan(4)));
        Assert.Equal(100 - 1 | (50 - 1) << 14, BinaryPrimitives.ReadInt32LittleEndian(webp.AsSpan(21)) & 0xFFFFFFF);
    }

    private static (byte[] Header, byte[] Rows) Read(byte[] file)
    {
        byte[] header = [];
        using var data = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var body = file.AsSpan(at + 8, length);
            if (file.AsSpan(at + 4, 4).SequenceEqual("IHDR"u8))
            {
                header = body.ToArray();
            }
            else if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(body);
            }

            at += length + 12;
        }

        data.Position = 0;
        using var rows = new MemoryStream();
        using (var unpacking = new ZLibStream(data, CompressionMode.Decompress))
        {
            unpacking.CopyTo(rows);
        }

        return (header, rows.ToArray());
    }
}
