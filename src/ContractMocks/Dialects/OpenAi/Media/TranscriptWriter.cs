using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Tokens;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes a transcript in the form that a request asks for.</summary>
internal sealed class TranscriptWriter(Answer answer, Transcript transcript, bool isTranslation)
{
    private const int TokensPerSecond = 10;

    private static readonly Dictionary<string, string> s_languages = new(StringComparer.Ordinal)
    {
        ["ar"] = "arabic", ["cs"] = "czech", ["da"] = "danish", ["de"] = "german", ["en"] = "english", ["es"] = "spanish", ["fi"] = "finnish",
        ["fr"] = "french", ["he"] = "hebrew", ["hi"] = "hindi", ["it"] = "italian", ["ja"] = "japanese", ["ko"] = "korean", ["nl"] = "dutch",
        ["no"] = "norwegian", ["pl"] = "polish", ["pt"] = "portuguese", ["ru"] = "russian", ["sv"] = "swedish", ["tr"] = "turkish", ["uk"] = "ukrainian",
        ["zh"] = "chinese",
    };

    private readonly JsonElement _body = answer.Conversation.Body;
    private readonly bool _isWhisper = isTranslation || TranscriptionDialect.IsWhisper(answer.Conversation.Model);

    /// <summary>Whether a form is plain text and not JSON.</summary>
    public static bool IsText(string form) => form is "text" or "srt" or "vtt";

    public void Whole(WireBuffer buffer)
    {
        var form = TranscriptionDialect.Form(_body);
        if (IsText(form))
        {
            buffer.Write(Encoding.UTF8.GetBytes(form switch { "srt" => Subtitles(isWeb: false), "vtt" => Subtitles(isWeb: true), _ => transcript.Text + "\n" }));
            return;
        }

        var json = buffer.Json;
        json.WriteStartObject();
        if (form == "verbose_json")
        {
            Verbose(json);
        }
        else if (form == "diarized_json")
        {
            Diarized(json);
        }
        else
        {
            json.WriteString("text"u8, transcript.Text);
            if (!isTranslation)
            {
                LogProbabilities(json, transcript.Text);
                Usage(json);
            }
        }

        json.WriteEndObject();
        buffer.EndJson();
    }

    public IEnumerable<StreamStep> Events(WireBuffer buffer)
    {
        var isDiarized = TranscriptionDialect.Form(_body) == "diarized_json";
        if (isDiarized)
        {
            var sentences = transcript.Sentences();
            for (var i = 0; i < sentences.Count; i++)
            {
                var id = SegmentId(i);
                Event(buffer, "transcript.text.delta", json =>
                {
                    json.WriteString("delta"u8, (i == 0 ? "" : " ") + sentences[i].Text);
                    json.WriteString("segment_id"u8, id);
                });
                yield return StreamStep.Token;
                Event(buffer, "transcript.text.segment", json => Segment(json, sentences[i], i));
                yield return StreamStep.Frame;
            }
        }
        else
        {
            var pieces = answer.Pieces.Text(transcript.Text);
            for (var i = 0; i < pieces.Count; i++)
            {
                var piece = pieces[i].ToString();
                Event(buffer, "transcript.text.delta", json =>
                {
                    json.WriteString("delta"u8, piece);
                    LogProbabilities(json, piece);
                });
                yield return StreamStep.Token;
            }
        }

        Event(buffer, "transcript.text.done", json =>
        {
            json.WriteString("text"u8, transcript.Text);
            LogProbabilities(json, transcript.Text);
            Usage(json);
        });
        yield return StreamStep.End;
    }

    private void Verbose(Utf8JsonWriter json)
    {
        json.WriteString("task"u8, isTranslation ? "translate"u8 : "transcribe"u8);
        var language = isTranslation ? "en" : Text(_body, "language"u8) ?? "en";
        json.WriteString("language"u8, s_languages.GetValueOrDefault(language, language));
        json.WriteNumber("duration"u8, transcript.Seconds);
        json.WriteString("text"u8, transcript.Text);
        var granularities = Texts(_body, "timestamp_granularities"u8) ?? Texts(_body, "timestamp_granularities[]"u8);
        if (!isTranslation && granularities?.Contains("word") == true)
        {
            json.WriteStartArray("words"u8);
            foreach (var word in transcript.Words())
            {
                json.WriteStartObject();
                json.WriteString("word"u8, word.Text);
                Times(json, word);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (granularities is not { Count: > 0 } || granularities.Contains("segment"))
        {
            json.WriteStartArray("segments"u8);
            var sentences = transcript.Sentences();
            for (var i = 0; i < sentences.Count; i++)
            {
                Sentence(json, sentences[i], i);
            }

            json.WriteEndArray();
        }

        if (!isTranslation)
        {
            Usage(json);
        }
    }

    private void Sentence(Utf8JsonWriter json, SpokenPart sentence, int index)
    {
        var chance = StableChance.ForText(answer.Seed, sentence.Text);
        json.WriteStartObject();
        json.WriteNumber("id"u8, index);
        json.WriteNumber("seek"u8, (int)(sentence.Start / 30) * 3000);
        Times(json, sentence);
        json.WriteString("text"u8, " " + sentence.Text);
        json.WriteStartArray("tokens"u8);
        for (var i = Tokens(sentence.Text); i > 0; i--)
        {
            json.WriteNumberValue((int)(chance.Next() % 50_000));
        }

        json.WriteEndArray();
        json.WriteNumber("temperature"u8, _body.TryGetProperty("temperature"u8, out var given) && given.ValueKind == JsonValueKind.Number ? given.GetDouble() : 0);
        json.WriteNumber("avg_logprob"u8, -(double)(chance.Next() % 4000) / 10_000);
        json.WriteNumber("compression_ratio"u8, 1 + ((double)(chance.Next() % 6000) / 10_000));
        json.WriteNumber("no_speech_prob"u8, (double)(chance.Next() % 500) / 10_000);
        json.WriteEndObject();
    }

    private void Diarized(Utf8JsonWriter json)
    {
        json.WriteString("task"u8, "transcribe"u8);
        json.WriteNumber("duration"u8, transcript.Seconds);
        json.WriteString("text"u8, transcript.Text);
        json.WriteStartArray("segments"u8);
        var sentences = transcript.Sentences();
        for (var i = 0; i < sentences.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "transcript.text.segment"u8);
            Segment(json, sentences[i], i);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Usage(json);
    }

    private void Segment(Utf8JsonWriter json, SpokenPart sentence, int index)
    {
        // Two people speak in turn, by the names that the request gives them, else by letters.
        var names = Texts(_body, "known_speaker_names"u8) ?? [];
        json.WriteString("id"u8, SegmentId(index));
        Times(json, sentence);
        json.WriteString("text"u8, sentence.Text);
        json.WriteString("speaker"u8, index % 2 < names.Count ? names[index % 2] : index % 2 == 0 ? "A" : "B");
    }

    private static string SegmentId(int index) => string.Create(CultureInfo.InvariantCulture, $"seg_{index + 1:000}");

    private static void Times(Utf8JsonWriter json, SpokenPart part)
    {
        json.WriteNumber("start"u8, part.Start);
        json.WriteNumber("end"u8, part.End);
    }

    /// <summary>How likely each piece of a text was, where the request includes it and the model tells.</summary>
    private void LogProbabilities(Utf8JsonWriter json, string text)
    {
        if (_isWhisper || (Texts(_body, "include"u8) ?? Texts(_body, "include[]"u8))?.Contains("logprobs") != true)
        {
            return;
        }

        json.WriteStartArray("logprobs"u8);
        var chance = StableChance.ForText(answer.Seed, text);
        foreach (var token in TokenText.Split(answer.Conversation.Model, text))
        {
            json.WriteStartObject();
            json.WriteString("token"u8, token.Text);
            json.WriteNumber("logprob"u8, -(double)(chance.Next() % 10_000) / 100_000);
            json.WriteStartArray("bytes"u8);
            foreach (var one in token.Bytes.Span)
            {
                json.WriteNumberValue(one);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private int Tokens(string text) => answer.Exchange.Store.Get<TokenCounter>().Text(answer.Conversation.Model, text);

    /// <summary>Whisper counts seconds, rounded up; other models tokens, ten for each second of sound.</summary>
    private void Usage(Utf8JsonWriter json)
    {
        json.WriteStartObject("usage"u8);
        if (_isWhisper)
        {
            json.WriteString("type"u8, "duration"u8);
            json.WriteNumber("seconds"u8, (int)Math.Ceiling(transcript.Seconds));
            json.WriteEndObject();
            return;
        }

        var audio = (int)Math.Ceiling(transcript.Seconds * TokensPerSecond);
        var text = Text(_body, "prompt"u8) is { } prompt ? Tokens(prompt) : 0;
        json.WriteString("type"u8, "tokens"u8);
        json.WriteNumber("input_tokens"u8, audio + text);
        json.WriteStartObject("input_token_details"u8);
        json.WriteNumber("text_tokens"u8, text);
        json.WriteNumber("audio_tokens"u8, audio);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, answer.CompletionTokens);
        json.WriteNumber("total_tokens"u8, audio + text + answer.CompletionTokens);
        json.WriteEndObject();
    }

    private string Subtitles(bool isWeb)
    {
        var text = new StringBuilder(isWeb ? "WEBVTT\n\n" : "");
        var sentences = transcript.Sentences();
        for (var i = 0; i < sentences.Count; i++)
        {
            if (!isWeb)
            {
                text.Append(CultureInfo.InvariantCulture, $"{i + 1}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{Clock(sentences[i].Start, isWeb)} --> {Clock(sentences[i].End, isWeb)}\n{sentences[i].Text}\n\n");
        }

        return text.ToString();
    }

    private static string Clock(double seconds, bool isWeb) =>
        TimeSpan.FromMilliseconds(Math.Round(seconds * 1000)).ToString(isWeb ? @"hh\:mm\:ss\.fff" : @"hh\:mm\:ss\,fff", CultureInfo.InvariantCulture);

    private static void Event(WireBuffer buffer, string type, Action<Utf8JsonWriter> write)
    {
        MediaEvent.Write(buffer, type, write);
        buffer.Order?.Take(type);
    }
}
