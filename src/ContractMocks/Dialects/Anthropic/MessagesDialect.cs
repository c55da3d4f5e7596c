using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects.Streams;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>Anthropic's messages.</summary>
internal sealed class MessagesDialect : ConversationDialect
{
    public override Conversation Read(JsonElement body) => MessagesRequestReader.Read(body);

    public override Conversation Read(Exchanging exchange)
    {
        if (exchange.Route?.Dialect is null)
        {
            // A gateway that copies the API need not refuse what the service does.
            return MessagesRequestReader.Read(exchange.Body);
        }

        AnthropicRefusals.CheckVersion(exchange);
        return Read(exchange.Body, exchange);
    }

    public override Conversation Read(JsonElement body, Exchanging exchange)
    {
        var conversation = MessagesRequestReader.Read(body);
        MessagesRefusals.Check(conversation, exchange);
        return conversation;
    }

    public override void WriteJson(Answer answer, WireBuffer buffer)
    {
        var blocks = MessageBlocks.Of(answer);
        MessagesWriter.WriteMessage(buffer.Json, answer, blocks, new MessageUsage(answer, blocks), isWhole: true);
        buffer.EndJson();
    }

    public override StreamOrder? Order(Answer answer) => StreamOrders.Messages;

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer) => new MessagesStreamWriter(answer, buffer).Write();

    public override bool WriteStreamError(WireError error, Answer answer, WireBuffer buffer)
    {
        MessagesStreamWriter.WriteError(error, AnthropicVoice.RequestId(answer.Exchange), buffer);
        return true;
    }
}
