using OpenAI.Audio;

namespace ContractMocks.Conformance.Tests.Media;

public sealed class AudioClientTests
{
    private const string Said = "Hello there. How are you?";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_official_client_hears_speech(bool onSocket)
    {
        await using var mock = await MediaMock.StartAsync(onSocket);
        var wave = await mock.Audio("gpt-4o-mini-tts").GenerateSpeechAsync(
            "Good morning.",
            GeneratedSpeechVoice.Alloy,
            new SpeechGenerationOptions { ResponseFormat = GeneratedSpeechFormat.Wav },
            TestContext.Current.CancellationToken);
        Assert.Equal("RIFF"u8.ToArray(), wave.Value.ToArray()[..4]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_official_client_reads_what_was_said(bool onSocket)
    {
        await using var mock = await MediaMock.StartAsync(onSocket, Reply.Says(Said));
        var client = mock.Audio("whisper-1");

        var plain = await client.TranscribeAudioAsync(Sound(), "speech.wav", cancellationToken: TestContext.Current.CancellationToken);
        var verbose = await client.TranscribeAudioAsync(
            Sound(),
            "speech.wav",
            new AudioTranscriptionOptions
            {
                ResponseFormat = AudioTranscriptionFormat.Verbose,
                TimestampGranularities = AudioTimestampGranularities.Word | AudioTimestampGranularities.Segment,
            },
            TestContext.Current.CancellationToken);
        var subtitles = await client.TranscribeAudioAsync(
            Sound(), "speech.wav", new AudioTranscriptionOptions { ResponseFormat = AudioTranscriptionFormat.Srt }, TestContext.Current.CancellationToken);
        var translated = await client.TranslateAudioAsync(Sound(), "speech.wav", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Said, plain.Value.Text);
        Assert.Equal(5, verbose.Value.Words.Count);
        Assert.Equal(2, verbose.Value.Segments.Count);
        Assert.StartsWith("1\n00:00:00,000 -->", subtitles.Value.Text, StringComparison.Ordinal);
        Assert.Equal(Said, translated.Value.Text);
    }

#pragma warning disable OPENAI001 // The client's authors still try this part out.
    [Fact]
    public async Task The_official_client_reads_a_stream()
    {
        await using var mock = await MediaMock.StartAsync(onSocket: true, Reply.Says(Said));
        var text = "";
        var done = "";
        await foreach (var update in (await mock.Audio("gpt-4o-transcribe").TranscribeAudioStreamingAsync(Sound(), "speech.wav", cancellationToken: TestContext.Current.CancellationToken)))
        {
            text += (update as StreamingAudioTranscriptionTextDeltaUpdate)?.Delta;
            done += (update as StreamingAudioTranscriptionTextDoneUpdate)?.Text;
        }

        Assert.Equal((Said, Said), (text, done));
    }
#pragma warning restore OPENAI001

    private static MemoryStream Sound() => new("RIFF is enough of a name for a sound that is none."u8.ToArray());
}
