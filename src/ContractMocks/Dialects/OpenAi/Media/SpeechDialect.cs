using System.Text.Json;
using ContractMocks.Dialects.Streams;
using ContractMocks.Engine;
using ContractMocks.Tokens;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>OpenAI's speech: a sound of the length that the text would have, in the format asked for, whole or as events.</summary>
internal sealed class SpeechDialect : ApiDialect
{
    /// <summary>How many tokens a second of speech has.</summary>
    private const int TokensPerSecond = 20;

    public override ApiAnswer Answer(Exchanging exchange)
    {
        var body = exchange.Body;
        var model = Text(body, "model"u8) ?? "";
        var input = Text(body, "input"u8) ?? "";
        var voice = Text(body, "voice"u8) ?? Text(Object(body, "voice"u8), "id"u8) ?? "";
        var speed = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("speed"u8, out var given) && given.ValueKind == JsonValueKind.Number
            ? given.GetDouble()
            : 1;
        var format = Text(body, "response_format"u8) ?? "mp3";
        var speech = new Speech(input, voice, speed);
        if (Text(body, "stream_format"u8) != "sse")
        {
            return ApiAnswer.Stream(SpeechFiles.Parts(speech, format), SpeechFiles.MediaType(format) ?? "audio/mpeg");
        }

        return model.StartsWith("tts-1", StringComparison.Ordinal)
            ? ApiAnswer.Fails(new WireError(400, WireError.Invalid, $"The model '{model}' does not support 'stream_format': 'sse'.", "stream_format", "unsupported_value"))
            : ApiAnswer.Stream(Events(SpeechFiles.Parts(speech, format), exchange.Store.Get<TokenCounter>().Text(model, input), (int)Math.Ceiling(speech.Seconds * TokensPerSecond)));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Events(IEnumerable<ReadOnlyMemory<byte>> parts, int input, int output)
    {
        var order = StreamOrders.Speech.Begin();
        foreach (var part in parts)
        {
            order.Take("speech.audio.delta");
            yield return Event("speech.audio.delta", json => json.WriteBase64String("audio"u8, part.Span));
        }

        order.Take("speech.audio.done");
        order.End();
        yield return Event("speech.audio.done", json =>
        {
            json.WriteStartObject("usage"u8);
            json.WriteNumber("input_tokens"u8, input);
            json.WriteNumber("output_tokens"u8, output);
            json.WriteNumber("total_tokens"u8, input + output);
            json.WriteEndObject();
        });
    }

    private static byte[] Event(string type, Action<Utf8JsonWriter> write)
    {
        using var buffer = new WireBuffer(WireJson.Minified);
        MediaEvent.Write(buffer, type, write);
        return buffer.Written.ToArray();
    }
}
