using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>OpenAI's responses.</summary>
internal sealed class ResponsesDialect : ConversationDialect
{
    public override bool IsIndented => true;

    public override Conversation Read(JsonElement body) => ResponsesRequestReader.Read(body);

    public override void WriteJson(Answer answer, WireBuffer buffer)
    {
        new ResponsesWriter(answer, buffer.Json).Response("completed", isWhole: true);
        buffer.EndJson();
    }

    public override IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer) => new ResponsesStreamWriter(answer, buffer).Write();
}
