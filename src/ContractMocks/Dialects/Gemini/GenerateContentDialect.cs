using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects.Streams;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Gemini's content generation; whether it streams is said by the path, and how by the query.</summary>
/// <param name="isStream">Whether the operation is the one that streams.</param>
internal sealed class GenerateContentDialect(bool isStream) : ConversationDialect
{
    public bool IsStream => isStream;

    public override Conversation Read(JsonElement body) => GenerateContentRequestReader.Read(body, "", isStream);

    public override Conversation Read(Exchanging exchange) => GenerateContentRequestReader.Read(
        exchange.Body, GeminiModel.Of(exchange.Request.Path).Name, isStream || StreamWish.IsAltSse(exchange.Request.Query));

    public override StreamForm Form(Exchanging exchange) => StreamWish.IsAltSse(exchange.Request.Query) ? StreamForm.Events : StreamForm.Array;

    // Its events have no types.
    public override bool StreamsDocuments => true;

    public override bool IsIndented => true;

    public override ReadOnlySpan<byte> UnknownEvent => default;

    public override StreamOrder? Order(Answer answer) => StreamOrders.Gemini;

    public override void WriteJson(Answer answer, WireBuffer buffer)
    {
        new GenerateContentWriter(answer, buffer.Json).Whole();
        GeminiFraming.EndBody(buffer);
    }

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer)
    {
        using var framing = new GeminiFraming(Form(answer.Exchange));
        foreach (var step in new GenerateContentWriter(answer, framing.Json).Frames(buffer.Order))
        {
            framing.Flush(buffer);
            yield return step;
        }
    }

    public override bool WriteStreamError(WireError error, Answer answer, WireBuffer buffer)
    {
        using var framing = new GeminiFraming(Form(answer.Exchange));
        GeminiVoice.Write(framing.Json, error);
        framing.Flush(buffer);
        return true;
    }
}
