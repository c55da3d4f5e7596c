using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class ChatDialect : ConversationDialect
{
    public override bool IsIndented => true;

    public override ReadOnlySpan<byte> UnknownEvent => "data: {\"object\":\"contractmocks.unknown\",\"choices\":[]}\n\n"u8;

    public override Conversation Read(JsonElement body) => ChatRequestReader.Read(body);

    public override void WriteJson(Answer answer, WireBuffer buffer) => ChatJsonWriter.Write(answer, buffer);

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer) => ChatStreamWriter.Write(answer, buffer);
}
