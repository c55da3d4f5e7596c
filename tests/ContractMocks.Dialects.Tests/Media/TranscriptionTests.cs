using System.Buffers.Binary;
using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Media;

public sealed class TranscriptionTests
{
    private const string Said = "Hello there. How are you? Fine.";

    [Fact]
    public async Task A_turn_says_what_was_said()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says(Said));
        var answer = JsonElement.Parse(await HearAsync(mock));
        AssertValid(answer);
        Assert.Equal(Said, answer.GetProperty("text").GetString());
        Assert.Equal("duration", answer.GetProperty("usage").GetProperty("type").GetString());
        Assert.Equal(3, answer.GetProperty("usage").GetProperty("seconds").GetInt32());
    }

    [Fact]
    public async Task Without_a_turn_words_are_made_up_from_the_file()
    {
        await using var mock = ProviderMock.InMemory("openai");
        var text = JsonElement.Parse(await HearAsync(mock)).GetProperty("text").GetString();
        Assert.Equal(6, text!.Split(' ').Length);
        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.Equal(text, JsonElement.Parse(await HearAsync(mock)).GetProperty("text").GetString());
        Assert.NotEqual(text, JsonElement.Parse(await HearAsync(mock, sample: 7)).GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_turn_may_ask_for_the_name_of_the_file_and_the_prompt()
    {
        await using var mock = ProviderMock.InMemory("openai");
        mock.Use(new Scenario
        {
            Name = "files",
            Provider = "openai",
            Turns = new[]
            {
                new Turn
                {
                    When = new Condition[] { new UserTextCondition(TextTest.EqualTo("speech.wav")), new SystemTextCondition(TextTest.Contains("names")) }.ToEquatableArray(),
                    Reply = Reply.Says("Ada and Grace."),
                },
            }.ToEquatableArray(),
        });
        Assert.Contains("Ada and Grace.", await HearAsync(mock, ("prompt", "names of people")), StringComparison.Ordinal);
        Assert.DoesNotContain("Ada and Grace.", await HearAsync(mock), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_json_has_the_times_of_sentences_and_words()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says(Said));

        var answer = JsonElement.Parse(await HearAsync(
            mock, ("response_format", "verbose_json"), ("timestamp_granularities[]", "word"), ("timestamp_granularities[]", "segment"), ("language", "de")));

        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "CreateTranscriptionResponseVerboseJson", answer);
        Assert.Equal("german", answer.GetProperty("language").GetString());
        Assert.Equal(2.5, answer.GetProperty("duration").GetDouble());
        Assert.Equal([" Hello there.", " How are you?", " Fine."], answer.GetProperty("segments").EnumerateArray().Select(static one => one.GetProperty("text").GetString()));
        Assert.Equal(0, answer.GetProperty("segments")[0].GetProperty("start").GetDouble());
        Assert.Equal(2.5, answer.GetProperty("segments")[2].GetProperty("end").GetDouble());
        Assert.Equal(["Hello", "there", "How", "are", "you", "Fine"], answer.GetProperty("words").EnumerateArray().Select(static one => one.GetProperty("word").GetString()));
    }

    [Fact]
    public async Task Verbose_json_has_sentences_unless_only_words_are_asked_for()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says(Said));
        var usual = JsonElement.Parse(await HearAsync(mock, ("response_format", "verbose_json")));
        Assert.True(usual.TryGetProperty("segments", out _));
        Assert.False(usual.TryGetProperty("words", out _));
        var words = JsonElement.Parse(await HearAsync(mock, ("response_format", "verbose_json"), ("timestamp_granularities[]", "word")));
        Assert.False(words.TryGetProperty("segments", out _));
        Assert.True(words.TryGetProperty("words", out _));
    }

    [Theory]
    [InlineData("text", "Hello there. How are you? Fine.\n")]
    [InlineData("srt", "1\n00:00:00,000 --> 00:00:00,970\nHello there.\n\n2\n00:00:00,970 --> 00:00:02,020\nHow are you?\n\n3\n00:00:02,020 --> 00:00:02,500\nFine.\n\n")]
    [InlineData("vtt", "WEBVTT\n\n00:00:00.000 --> 00:00:00.970\nHello there.\n\n00:00:00.970 --> 00:00:02.020\nHow are you?\n\n00:00:02.020 --> 00:00:02.500\nFine.\n\n")]
    public async Task Other_forms_are_plain_text(string form, string text)
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says(Said));
        Assert.Equal(text, await HearAsync(mock, ("response_format", form)));
    }

    [Fact]
    public async Task A_diarized_answer_tells_who_speaks()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says(Said));

        var answer = JsonElement.Parse(await HearAsync(
            mock, ("model", "gpt-4o-transcribe-diarize"), ("response_format", "diarized_json"), ("known_speaker_names[]", "Ada")));

        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "CreateTranscriptionResponseDiarizedJson", answer);
        Assert.Equal(["Ada", "B", "Ada"], answer.GetProperty("segments").EnumerateArray().Select(static one => one.GetProperty("speaker").GetString()));
    }

    [Fact]
    public async Task A_stream_brings_the_text_in_pieces()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says(Said));

        var events = ImagesTests.Events(await HearAsync(mock, ("model", "gpt-4o-transcribe"), ("stream", "true"), ("include[]", "logprobs"), ("prompt", "Words")));

        Assert.All(events, static one => ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/audio/transcriptions", one, mediaType: "text/event-stream"));
        Assert.Equal(Said, string.Concat(events[..^1].Select(static one => one.GetProperty("delta").GetString())));
        Assert.All(events[..^1], static one => Assert.Equal("transcript.text.delta", one.GetProperty("type").GetString()));
        Assert.True(events[0].GetProperty("logprobs").GetArrayLength() > 0);
        Assert.Equal(Said, events[^1].GetProperty("text").GetString());
        var usage = events[^1].GetProperty("usage");
        Assert.Equal(25, usage.GetProperty("input_token_details").GetProperty("audio_tokens").GetInt32());
        Assert.Equal(usage.GetProperty("total_tokens").GetInt32(), usage.GetProperty("input_tokens").GetInt32() + usage.GetProperty("output_tokens").GetInt32());
    }

    [Fact]
    public async Task A_diarized_stream_closes_each_stretch()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says(Said));

        var events = ImagesTests.Events(await HearAsync(mock, ("model", "gpt-4o-transcribe-diarize"), ("response_format", "diarized_json"), ("stream", "true")));

        Assert.All(events, static one => ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/audio/transcriptions", one, mediaType: "text/event-stream"));
        Assert.Equal(3, events.Count(static one => one.GetProperty("type").GetString() == "transcript.text.segment"));
    }

    [Fact]
    public async Task Whisper_does_not_stream()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says(Said));
        Assert.Equal(Said, JsonElement.Parse(await HearAsync(mock, ("stream", "true"))).GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_translation_has_no_usage_and_is_english()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says(Said));
        var answer = JsonElement.Parse(await HearAsync(mock, "/v1/audio/translations", ("response_format", "verbose_json")));
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "CreateTranslationResponseVerboseJson", answer);
        Assert.Equal("translate", answer.GetProperty("task").GetString());
        Assert.Equal("english", answer.GetProperty("language").GetString());
        var plain = JsonElement.Parse(await HearAsync(mock, "/v1/audio/translations"));
        Assert.Equal(["text"], plain.EnumerateObject().Select(static one => one.Name));
    }

    [Fact]
    public async Task A_newer_model_knows_fewer_forms()
    {
        await using var mock = ProviderMock.InMemory("openai");
        using var form = Form([("model", "gpt-4o-transcribe"), ("response_format", "srt")], 1);
        using var client = new HttpClient(mock.CreateHandler());
        var response = await client.PostAsync(new Uri("http://localhost/v1/audio/transcriptions"), form, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("is not compatible with model 'gpt-4o-transcribe'", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_may_fail_in_the_middle_of_a_stream()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Fails("server_error") with { Text = Said, ErrorAfter = 2 });
        var events = ImagesTests.Events(await HearAsync(mock, ("model", "gpt-4o-transcribe"), ("stream", "true")));
        Assert.Equal(3, events.Count);
        Assert.Equal("server_error", events[2].GetProperty("error").GetProperty("type").GetString());
    }

    // The document's own "oneOf" takes no longer form, because each is a short one too; those are judged by their own schema.
    private static void AssertValid(JsonElement answer) => ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/audio/transcriptions", answer);

    private static Task<string> HearAsync(ProviderMock mock, params (string Name, string Value)[] fields) => HearAsync(mock, "/v1/audio/transcriptions", fields);

    private static async Task<string> HearAsync(ProviderMock mock, string path, params (string Name, string Value)[] fields)
    {
        using var form = Form(fields, 1);
        return await ImagesTests.SendAsync(mock, path, form);
    }

    private static async Task<string> HearAsync(ProviderMock mock, short sample)
    {
        using var form = Form([], sample);
        return await ImagesTests.SendAsync(mock, "/v1/audio/transcriptions", form);
    }

    private static MultipartFormDataContent Form((string Name, string Value)[] fields, short sample)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(Wave(2.5, sample)), "file", "speech.wav" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        if (!fields.Any(static field => field.Name == "model"))
        {
            form.Add(new StringContent("whisper-1"), "model");
        }

        return form;
    }

    private static byte[] Wave(double seconds, short sample)
    {
        var file = new byte[44 + ((int)(seconds * 8000) * 2)];
        "RIFF\0\0\0\0WAVEfmt "u8.CopyTo(file);
        file[16] = 16;
        file[20] = 1;
        file[22] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), 8000);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 16000);
        file[32] = 2;
        file[34] = 16;
        "data"u8.CopyTo(file.AsSpan(36));
        // Written as a stream: the length is not known.
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), uint.MaxValue);
        for (var at = 44; at < file.Length; at += 2)
        {
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(at), sample);
        }

        return file;
    }
}
