// As recorded: what the user said stays as it is, and everything else becomes one item that only the service can read.
using ContractMocks.Engine;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>OpenAI's compaction of a conversation.</summary>
internal sealed class CompactDialect : ApiDialect
{
    private const int SealedLength = 256;

    public override ApiAnswer Answer(Exchanging exchange)
    {
        var conversation = ResponsesRequestReader.Read(exchange.Body, exchange.Store.Get<ResponseStore>());
        var created = exchange.Options.Time.GetUtcNow().ToUnixTimeSeconds();
        var ids = new ResponseIds(exchange.Options.Seed, exchange.Exchange.Index, created);
        using var buffer = new WireBuffer(WireJson.Indented);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("id"u8, ids.Response);
        json.WriteString("object"u8, "response.compaction"u8);
        json.WriteNumber("created_at"u8, created);
        json.WriteStartArray("output"u8);
        var part = 0;
        foreach (var message in conversation.Messages)
        {
            if (message.Role == MessageRole.User)
            {
                InputItemWriter.WriteText(json, ids.Of("msg_", part++), message.Text);
            }
        }

        json.WriteStartObject();
        json.WriteString("id"u8, ids.Of("cmp_", part));
        json.WriteString("type"u8, "compaction"u8);
        json.WriteString("encrypted_content"u8, ids.Sealed(part, SealedLength));
        json.WriteEndObject();
        json.WriteEndArray();
        ResponseObject.WriteUsage(json, new TokenUsage(exchange.Store.Get<TokenCounter>().Prompt(conversation), SealedLength / 4));
        json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }
}
