using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects.Streams;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>OpenAI's responses.</summary>
/// <param name="remembers">Whether responses are kept and earlier ones known; not so where another provider's document is spoken.</param>
internal sealed class ResponsesDialect(bool remembers = true) : ConversationDialect
{
    public override bool IsIndented => true;

    public override Conversation Read(JsonElement body) => ResponsesRequestReader.Read(body, null);

    /// <exception cref="RefusedException">The response that the request goes on from is not known.</exception>
    public override Conversation Read(Exchanging exchange)
    {
        if (!remembers)
        {
            return Read(exchange.Body);
        }

        // What is kept must outlive the exchange.
        var body = new ResponseWishes(exchange.Body).IsStored && exchange.Body.ValueKind == JsonValueKind.Object ? exchange.Body.Clone() : exchange.Body;
        return ResponsesRequestReader.Read(body, exchange.Store.Get<ResponseStore>());
    }

    public override void Keep(Answer answer) => Keep(answer, null);

    public override void WriteJson(Answer answer, WireBuffer buffer)
    {
        var plan = ResponsePlan.Of(answer);
        new ResponseObject(plan, buffer.Json).Write(
            remembers && plan.Wishes.IsBackground ? ResponseStatus.Queued : ResponseStatus.Done, isBody: true);
        buffer.EndJson();
    }

    public override StreamOrder? Order(Answer answer) => ResponsesOrder.Order;

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer)
    {
        var plan = ResponsePlan.Of(answer);
        return (plan.Stream = new ResponsesStreamWriter(plan, buffer, plan.Wishes.IsObfuscated)).Write();
    }

    public override bool WriteStreamError(WireError error, Answer answer, WireBuffer buffer)
    {
        if (ResponsePlan.Of(answer).Stream is not { } stream)
        {
            return false;
        }

        Keep(answer, ResponseFailure.Of(error) ?? new ResponseFailure("server_error", error.Message));
        stream.Fail(error);
        return true;
    }

    private void Keep(Answer answer, ResponseFailure? failure)
    {
        var plan = ResponsePlan.Of(answer);
        if (remembers && plan.Wishes.IsStored)
        {
            answer.Exchange.Store.Get<ResponseStore>().Add(new StoredResponse(plan, failure));
        }
    }
}
