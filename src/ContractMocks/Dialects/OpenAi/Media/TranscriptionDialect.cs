using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects.Streams;
using ContractMocks.Engine;
using ContractMocks.Engine.Judging;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// OpenAI's transcriptions and translations. What a turn says is what was said in the file; the user's text is the file's name, the system's the prompt.
/// Where no turn answers, words are made up from the file: a request that only carries a sound asks for no conversation.
/// </summary>
/// <param name="isTranslation">Whether what is said is also translated into English.</param>
internal sealed class TranscriptionDialect(bool isTranslation) : ConversationDialect
{
    public override bool IsIndented => true;

    public override string ContentType(Exchanging exchange) => TranscriptWriter.IsText(Form(exchange.Body)) ? "text/plain; charset=utf-8" : MediaType.Json;

    public override Conversation Read(JsonElement body) => Read(body, stream: false);

    public override Conversation Read(Exchanging exchange)
    {
        var (model, format) = (Text(exchange.Body, "model"u8) ?? "", Form(exchange.Body));
        Check(model, format);
        return Read(exchange.Body, stream: !isTranslation && !IsWhisper(model) && StreamWish.IsIn(exchange));
    }

    public override string? Unscripted(Exchanging exchange) => Transcript.MadeUp(File(exchange).Span, Seconds(exchange), exchange.Options.Seed);

    public override void WriteJson(Answer answer, WireBuffer buffer) => new TranscriptWriter(answer, Sound(answer), isTranslation).Whole(buffer);

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer) =>
        new TranscriptWriter(answer, Sound(answer), isTranslation).Events(buffer);

    public override StreamOrder? Order(Answer answer) => StreamOrders.Transcription;

    public override ReadOnlySpan<byte> UnknownEvent => "data: {\"type\":\"contractmocks_unknown\"}\n\n"u8;

    public override bool WriteStreamError(WireError error, Answer answer, WireBuffer buffer)
    {
        var json = buffer.Json;
        buffer.Write("data: "u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        OpenAiVoice.WriteError(json, error);
        json.WriteEndObject();
        buffer.EndJson();
        buffer.Write("\n\n"u8);
        return true;
    }

    /// <summary>The form asked for, e.g. <c>verbose_json</c>.</summary>
    public static string Form(JsonElement body) => Text(body, "response_format"u8) ?? "json";

    public static bool IsWhisper(string model) => model.StartsWith("whisper", StringComparison.Ordinal);

    private static Conversation Read(JsonElement body, bool stream)
    {
        var messages = new List<ConversationMessage>(2);
        if (Text(body, "prompt"u8) is { Length: > 0 } prompt)
        {
            messages.Add(new ConversationMessage { Role = MessageRole.System, Text = prompt });
        }

        messages.Add(new ConversationMessage { Role = MessageRole.User, Text = Text(body, "file"u8) ?? "" });
        return new Conversation { Body = body, Model = Text(body, "model"u8) ?? "", Stream = stream, Messages = messages, Tools = [] };
    }

    // The newer models know fewer forms.
    private static void Check(string model, string format)
    {
        var isDiarizing = model.Contains("diarize", StringComparison.Ordinal);
        var (isAllowed, allowed) = isDiarizing ? (format is "json" or "text" or "diarized_json", "Use 'json', 'text' or 'diarized_json' instead.")
            : model.StartsWith("gpt-", StringComparison.Ordinal) ? (format is "json" or "text", "Use 'json' or 'text' instead.")
            : IsWhisper(model) ? (format != "diarized_json", "Use another format instead.")
            : (true, "");
        if (!isAllowed)
        {
            throw new RefusedException(new WireError(
                400, WireError.Invalid, $"response_format '{format}' is not compatible with model '{model}'. {allowed}", "response_format", "unsupported_value"));
        }
    }

    private static Transcript Sound(Answer answer) => new(answer.Text ?? answer.Refusal ?? "", Seconds(answer.Exchange));

    private static double Seconds(Exchanging exchange) => SoundLength.Of(File(exchange).Span);

    private static ReadOnlyMemory<byte> File(Exchanging exchange)
    {
        foreach (var file in exchange.Files)
        {
            if (file.Field == "file")
            {
                return file.Content;
            }
        }

        return default;
    }
}
