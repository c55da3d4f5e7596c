using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Media;

public sealed class SpeechTests
{
    private const string Text = "A text of exactly fifty characters, spoken aloud!!";

    [Theory]
    [InlineData("1", 3.0)]
    [InlineData("2", 1.5)]
    [InlineData("0.25", 12.0)]
    public async Task A_wave_is_as_long_as_the_text(string speed, double seconds)
    {
        var (type, file) = await SpeakAsync("wav", speed);

        Assert.Equal("audio/wav", type);
        Assert.Equal(44 + (int)(seconds * 24_000 * 2), file.Length);
        Assert.Equal(file.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)));
        Assert.Equal(file.Length - 44, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(40)));
        Assert.Contains(file.AsSpan(44).ToArray(), static one => one != 0);
    }

    [Fact]
    public async Task Pcm_is_the_wave_without_its_header()
    {
        var (type, file) = await SpeakAsync("pcm");
        Assert.Equal("audio/pcm", type);
        Assert.Equal((await SpeakAsync("wav")).File[44..], file);
    }

    [Fact]
    public async Task An_mp3_is_whole_frames_of_24_ms()
    {
        var (type, file) = await SpeakAsync("mp3");
        Assert.Equal("audio/mpeg", type);
        Assert.Equal(125 * 96, file.Length);
        for (var at = 0; at < file.Length; at += 96)
        {
            Assert.Equal([0xFF, 0xF3, 0x44, 0xC4], file[at..(at + 4)]);
        }
    }

    [Fact]
    public async Task An_aac_is_whole_frames_with_their_length()
    {
        var (type, file) = await SpeakAsync("aac");
        Assert.Equal("audio/aac", type);
        Assert.Equal(0, file.Length % 11);
        Assert.Equal(71, file.Length / 11);
        Assert.Equal(11, (file[3] & 3) << 11 | file[4] << 3 | file[5] >> 5);
    }

    [Fact]
    public async Task An_opus_file_is_pages_that_end_with_the_sound()
    {
        var (type, file) = await SpeakAsync("opus");
        Assert.Equal("audio/opus", type);
        var last = file.AsSpan().LastIndexOf("OggS"u8);
        Assert.Equal(4, file[last + 5]);
        Assert.Equal((3 * 48_000) + 312, BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(last + 6)));
        Assert.True(file.AsSpan().IndexOf("OpusHead"u8) > 0);
        Assert.True(file.AsSpan().IndexOf("OpusTags"u8) > 0);
    }

    [Fact]
    public async Task A_flac_holds_the_same_samples()
    {
        var (type, file) = await SpeakAsync("flac");
        Assert.Equal("audio/flac", type);
        Assert.Equal("fLaC", Encoding.ASCII.GetString(file, 0, 4));
        Assert.Equal(3 * 24_000, (int)(BinaryPrimitives.ReadUInt64BigEndian(file.AsSpan(18)) & 0xFFFFFFFFF));
        var wave = (await SpeakAsync("wav")).File;
        Assert.Equal(BinaryPrimitives.ReadInt16LittleEndian(wave.AsSpan(44 + 200)), BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(42 + 9 + 200)));
    }

    [Fact]
    public async Task Without_a_format_it_is_an_mp3() => Assert.Equal("audio/mpeg", (await SpeakAsync(null)).Type);

    [Fact]
    public async Task A_stream_of_events_holds_the_same_file()
    {
        await using var mock = ProviderMock.InMemory("openai");

        var (_, body, message) = await mock.SendAsync(
            "POST", "/v1/audio/speech", $$"""{"model":"gpt-4o-mini-tts","voice":"alloy","input":"{{Text}}","response_format":"wav","stream_format":"sse"}""");

        Assert.Equal("text/event-stream", message.Content.Headers.ContentType?.MediaType);
        var events = ImagesTests.Events(body);
        Assert.All(events, static one => ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/audio/speech", one, mediaType: "text/event-stream"));
        Assert.Equal("speech.audio.done", events[^1].GetProperty("type").GetString());
        Assert.Equal(60, events[^1].GetProperty("usage").GetProperty("output_tokens").GetInt32());
        Assert.Equal((await SpeakAsync("wav")).File, events[..^1].SelectMany(static one => one.GetProperty("audio").GetBytesFromBase64()));
    }

    [Fact]
    public async Task An_older_model_streams_no_events()
    {
        await using var mock = ProviderMock.InMemory("openai");
        var (status, body, _) = await mock.SendAsync("POST", "/v1/audio/speech", """{"model":"tts-1","voice":"alloy","input":"Hi","stream_format":"sse"}""");
        Assert.Equal(400, status);
        Assert.Equal("stream_format", JsonElement.Parse(body).GetProperty("error").GetProperty("param").GetString());
    }

    private static async Task<(string? Type, byte[] File)> SpeakAsync(string? format, string speed = "1")
    {
        await using var mock = ProviderMock.InMemory("openai");
        using var client = new HttpClient(mock.CreateHandler());
        var json = $$"""{"model":"gpt-4o-mini-tts","voice":"alloy","input":"{{Text}}","speed":{{speed}}{{(format is null ? "" : $",\"response_format\":\"{format}\"")}}}""";
        using var content = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        var response = await client.PostAsync(new Uri("http://localhost/v1/audio/speech"), content, TestContext.Current.CancellationToken);
        var file = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, Encoding.UTF8.GetString(file));
        return (response.Content.Headers.ContentType?.MediaType, file);
    }
}
