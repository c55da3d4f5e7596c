using System.ClientModel;
using System.Globalization;
using System.Security.Cryptography;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Embeddings;
using OpenAI.Images;
using OpenAI.Moderations;

namespace ContractMocks.Conformance.Tests.Surfaces;

/// <summary>An operation beside the conversations, called with OpenAI's own client.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="CallAsync">Calls it, checks what can be checked alone, and tells what came in words that two hosts must have in common.</param>
public sealed record OpenAiSurface(string Name, Func<OpenAIClient, CancellationToken, Task<string>> CallAsync)
{
    private static readonly byte[] s_png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    public static IReadOnlyList<OpenAiSurface> All { get; } =
    [
        new("embeddings", EmbedAsync),
        new("images", DrawAsync),
        new("speech", SpeakAsync),
        new("transcription", TranscribeAsync),
        new("moderations", ModerateAsync),
    ];

    public override string ToString() => Name;

    private static async Task<string> EmbedAsync(OpenAIClient client, CancellationToken cancellation)
    {
        OpenAIEmbeddingCollection answer = await client.GetEmbeddingClient("text-embedding-3-small").GenerateEmbeddingsAsync(["one", "two"], null, cancellation);
        Assert.Equal(2, answer.Count);
        Assert.All(answer, static one => Assert.Equal(1536, one.ToFloats().Length));
        Assert.True(answer.Usage.InputTokenCount > 0);
        return string.Join(' ', answer.Select(static one => one.ToFloats().Span[0].ToString("R", CultureInfo.InvariantCulture)));
    }

    private static async Task<string> DrawAsync(OpenAIClient client, CancellationToken cancellation)
    {
        GeneratedImage image = await client.GetImageClient("gpt-image-1").GenerateImageAsync(
            "A red square.", new ImageGenerationOptions { Size = GeneratedImageSize.W1024xH1024 }, cancellation);
        var bytes = image.ImageBytes.ToArray();
        Assert.Equal(s_png, bytes[..4]);
        return Hash(bytes);
    }

    private static async Task<string> SpeakAsync(OpenAIClient client, CancellationToken cancellation)
    {
        BinaryData sound = await client.GetAudioClient("gpt-4o-mini-tts").GenerateSpeechAsync(
            "Good evening.", GeneratedSpeechVoice.Alloy, new SpeechGenerationOptions { ResponseFormat = GeneratedSpeechFormat.Wav }, cancellation);
        var bytes = sound.ToArray();
        Assert.Equal("RIFF"u8.ToArray(), bytes[..4]);
        return Hash(bytes);
    }

    private static async Task<string> TranscribeAsync(OpenAIClient client, CancellationToken cancellation)
    {
        using var sound = new MemoryStream("RIFF"u8.ToArray());
        AudioTranscription answer = await client.GetAudioClient("gpt-4o-transcribe").TranscribeAudioAsync(sound, "evening.wav", null, cancellation);
        Assert.Equal("Good evening.", answer.Text);
        return answer.Text;
    }

    private static async Task<string> ModerateAsync(OpenAIClient client, CancellationToken cancellation)
    {
        ModerationResult answer = await client.GetModerationClient("omni-moderation-latest").ClassifyTextAsync("A friendly greeting.", cancellation);
        Assert.False(answer.Flagged);
        return answer.Violence.Score.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
