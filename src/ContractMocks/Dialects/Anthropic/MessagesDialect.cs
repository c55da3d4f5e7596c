using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>Anthropic's messages.</summary>
internal sealed class MessagesDialect : ConversationDialect
{
    public override Conversation Read(JsonElement body) => MessagesRequestReader.Read(body);

    public override void WriteJson(Answer answer, WireBuffer buffer)
    {
        MessagesWriter.WriteMessage(buffer.Json, answer, isWhole: true);
        buffer.EndJson();
    }

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer) => MessagesStreamWriter.Write(answer, buffer);
}
