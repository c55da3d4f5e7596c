using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects.OpenAi.Stored;
using ContractMocks.Dialects.Streams;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>OpenAI's chat completions, Azure's, and those of servers that are compatible with it.</summary>
internal sealed class ChatDialect : ConversationDialect
{
    public override bool IsIndented => true;

    public override ReadOnlySpan<byte> UnknownEvent => "data: {\"object\":\"contractmocks.unknown\",\"choices\":[]}\n\n"u8;

    public override Conversation Read(JsonElement body) => ChatRequestReader.Read(body);

    public override Conversation Read(Exchanging exchange) => ChatRequestReader.Read(exchange);

    public override void WriteJson(Answer answer, WireBuffer buffer) => ChatJsonWriter.Write(answer, buffer);

    // Azure's streams and those of other hosts have ways of their own, within the looser order.
    public override StreamOrder? Order(Answer answer) =>
        answer.Exchange.Options.Compatibility == CompatibilityOptions.OpenAi && Azure.AzureRequest.Of(answer.Exchange.Request) is null
            ? StreamOrders.Find("openai.chat", answer.Conversation.IncludeUsage) : OpenAiChatOrders.CompatibleChat;

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer) => ChatStreamWriter.Write(answer, buffer);

    public override bool WriteStreamError(WireError error, Answer answer, WireBuffer buffer)
    {
        ChatStreamWriter.WriteError(error, answer, buffer);
        return true;
    }

    public override void Keep(Answer answer)
    {
        if (RequestJson.IsTrue(answer.Conversation.Body, "store"u8))
        {
            answer.Exchange.Store.Get<StoredCompletions>().Add(StoredCompletion.Of(answer));
        }
    }
}
