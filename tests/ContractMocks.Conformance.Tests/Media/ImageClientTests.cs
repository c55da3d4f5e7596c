using System.ClientModel;
using OpenAI.Images;

namespace ContractMocks.Conformance.Tests.Media;

public sealed class ImageClientTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_official_client_gets_pictures(bool onSocket)
    {
        await using var mock = await MediaMock.StartAsync(onSocket);
        var client = mock.Images("gpt-image-1");

        var image = await client.GenerateImageAsync(
            "A cube",
            new ImageGenerationOptions { Size = GeneratedImageSize.W1024xH1024 },
            TestContext.Current.CancellationToken);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], image.Value.ImageBytes.ToArray()[..4]);
    }

    [Fact]
    public async Task The_official_client_gets_an_address_with_a_picture_behind_it()
    {
        await using var mock = await MediaMock.StartAsync(onSocket: true);

        var image = await mock.Images("dall-e-3").GenerateImageAsync(
            "A cube",
            new ImageGenerationOptions { Size = GeneratedImageSize.W1024xH1792, ResponseFormat = GeneratedImageFormat.Uri },
            TestContext.Current.CancellationToken);

        using var http = new HttpClient();
        var file = await http.GetByteArrayAsync(image.Value.ImageUri, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], file[..4]);
        Assert.Contains("A cube", image.Value.RevisedPrompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_official_client_edits_and_varies()
    {
        await using var mock = await MediaMock.StartAsync(onSocket: false);
        using var picture = new MemoryStream(mock.Picture);

        var edited = await mock.Images("gpt-image-1").GenerateImageEditAsync(picture, "one.png", "Make it blue", cancellationToken: TestContext.Current.CancellationToken);
        using var other = new MemoryStream(mock.Picture);
        var varied = await mock.Images("dall-e-2").GenerateImageVariationsAsync(
            other, "one.png", 2, new ImageVariationOptions { ResponseFormat = GeneratedImageFormat.Bytes }, TestContext.Current.CancellationToken);

        Assert.True(edited.Value.ImageBytes.ToArray().Length > 100);
        Assert.Equal(2, varied.Value.Count);
    }

    [Fact]
    public async Task What_is_refused_surfaces_as_the_clients_exception()
    {
        await using var mock = await MediaMock.StartAsync(onSocket: false);
        var exception = await Assert.ThrowsAsync<ClientResultException>(() => mock.Images("dall-e-2").GenerateImageAsync(
            "A cube", new ImageGenerationOptions { Size = GeneratedImageSize.W1024xH1792 }, TestContext.Current.CancellationToken));
        Assert.Equal(400, exception.Status);
    }
}
