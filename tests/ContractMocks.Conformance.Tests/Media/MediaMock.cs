using System.ClientModel;
using System.ClientModel.Primitives;
using ContractMocks.TestSupport;
using OpenAI;
using OpenAI.Images;

namespace ContractMocks.Conformance.Tests.Media;

/// <summary>A mock and clients of it.</summary>
internal sealed class MediaMock(ProviderMock mock) : IAsyncDisposable
{
    private readonly HttpClient _http = new(mock.CreateHandler());

    /// <summary>A small PNG.</summary>
    public byte[] Picture { get; } = ContractMocks.Dialects.OpenAi.Png.Make(64, 64, 1);

    public ProviderMock Mock => mock;

    private OpenAIClientOptions Options { get; set; } = new();

    public static async Task<MediaMock> StartAsync(bool onSocket, Reply? reply = null)
    {
        var mock = onSocket ? await ProviderMock.StartAsync("openai") : ProviderMock.InMemory("openai");
        if (reply is not null)
        {
            mock.UseReply(reply);
        }

        var media = new MediaMock(mock);
        media.Options = onSocket
            ? new OpenAIClientOptions { Endpoint = mock.Endpoint }
            : new OpenAIClientOptions { Endpoint = mock.Endpoint, Transport = new HttpClientPipelineTransport(media._http) };
        return media;
    }

    public ImageClient Images(string model) => new(model, new ApiKeyCredential("test"), Options);

    public OpenAI.Audio.AudioClient Audio(string model) => new(model, new ApiKeyCredential("test"), Options);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await mock.DisposeAsync();
    }
}
