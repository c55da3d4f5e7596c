using System.Buffers.Binary;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.Tests.OpenAi;

public sealed class ImageSizeTests
{
    [Fact]
    public void A_png_tells_its_size() => Check(Png(640, 480), 640, 480);

    [Fact]
    public void A_gif_tells_its_size() => Check([.. "GIF89a"u8, 0x80, 0x02, 0xE0, 0x01, 0, 0, 0], 640, 480);

    [Fact]
    public void A_jpeg_tells_its_size_after_other_segments() =>
        Check([0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x04, 1, 2, 0xFF, 0xC2, 0x00, 0x11, 8, 0x01, 0xE0, 0x02, 0x80, 3, 0, 0, 0], 640, 480);

    [Fact]
    public void A_plain_webp_tells_its_size() => Check([.. Riff("VP8 "), .. new byte[6], 0x80, 0x02, 0xE0, 0x01, 0, 0], 640, 480);

    [Fact]
    public void A_lossless_webp_tells_its_size()
    {
        var bits = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bits, 639U | (479U << 14));
        Check([.. Riff("VP8L"), 0x2F, .. bits, 0, 0, 0, 0, 0, 0], 640, 480);
    }

    [Fact]
    public void An_extended_webp_tells_its_size() => Check([.. Riff("VP8X"), 0, 0, 0, 0, 0x7F, 0x02, 0, 0xDF, 0x01, 0, 0, 0], 640, 480);

    [Fact]
    public void What_is_no_picture_has_no_size() => Check([.. "hello, this is a text and no picture"u8], 0, 0);

    [Fact]
    public void A_file_that_ends_early_has_no_size()
    {
        var whole = Png(640, 480);
        for (var length = 0; length < 24; length++)
        {
            Assert.Equal((0, 0), ImageSize.Of(whole.AsSpan(0, length)));
        }
    }

    [Fact]
    public void A_data_url_is_read_and_an_address_is_not_fetched()
    {
        Assert.Equal(new ConversationImage(8, 4, "low"), ImageSize.OfUrl("data:image/png;base64," + Convert.ToBase64String(Png(8, 4)), "low"));
        Assert.Equal(new ConversationImage(0, 0), ImageSize.OfUrl("https://example.com/cat.png"));
        Assert.Equal(new ConversationImage(0, 0), ImageSize.OfUrl("data:image/png;base64,%%%"));
    }

    [Fact]
    public void A_long_file_is_read_from_its_head() =>
        Assert.Equal(new ConversationImage(8, 4), ImageSize.OfBase64(Convert.ToBase64String([.. Png(8, 4), .. new byte[100_000]])));

    internal static byte[] Png(uint width, uint height)
    {
        byte[] file = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[8], 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(20), height);
        return file;
    }

    private static byte[] Riff(string kind) => [.. "RIFF"u8, 1, 0, 0, 0, .. "WEBP"u8, .. System.Text.Encoding.ASCII.GetBytes(kind), 10, 0, 0, 0];

    private static void Check(byte[] file, int width, int height) => Assert.Equal((width, height), ImageSize.Of(file));
}
